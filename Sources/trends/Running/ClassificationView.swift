import Listings
import Papers
import Reporter
import TopicEngine

/// Which part of a classification is shown.
struct ClassificationView {
    let all: Bool
    let top: Int?
    let threshold: Double?
    let explain: Bool

    /// How many terms a topic is explained by.
    static let termsShown = 8

    /// Decides about a document; the decision is the classifier's.
    func judge(_ document: Document, _ classifier: inout Classifier) -> Decision {
        classifier.judge(title: document.title, abstract: document.abstract)
        guard let threshold else { return classifier.decision }
        var decision = classifier.decision
        decision.assign(threshold: threshold)
        return decision
    }

    /// Classifies a document and keeps what is shown.
    func answer(_ document: Document, _ classifier: inout Classifier) -> ClassificationAnswer {
        let model = classifier.model
        let classification = judge(document, &classifier).classification(topics: model.topics)
        let shown = classification.topics.reduce(into: [TopicProbability]()) { shown, topic in
            if shows(topic.assigned, place: shown.count) { shown.append(topic) }
        }
        var explanations: [String: TopicExplanation] = [:]
        if explain, classification.abstention == nil {
            for topic in shown {
                explanations[topic.topic] = classifier.explain(topic: topic.topic, title: document.title, abstract: document.abstract)
            }
        }
        let names = Dictionary(uniqueKeysWithValues: model.topics.map { ($0, model.name(of: $0)) })
        return ClassificationAnswer(
            id: document.id, shown: shown, names: names, explanations: explanations, classification: classification, isExplained: explain)
    }
}

/// A classification as it is shown.
struct ClassificationAnswer {
    let id: DocumentID?
    let shown: [TopicProbability]
    let names: [String: String]
    let explanations: [String: TopicExplanation]
    let classification: Classification
    let isExplained: Bool

    /// The document `trends.classification/1`.
    var json: JSONValue {
        return [
            "schema": "trends.classification/1", "id": JSONValue(id), "topics": .array(shown.map(topic)),
            "primary": JSONValue(classification.primary), "abstained": .bool(classification.abstention != nil),
            "reason": JSONValue(classification.abstention?.rawValue),
        ]
    }

    private func topic(_ topic: TopicProbability) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("topic", .string(topic.topic)), .init("name", .string(names[topic.topic] ?? topic.topic)),
            .init("probability", .number(topic.probability)), .init("assigned", .bool(topic.assigned)),
        ]
        if isExplained {
            let explanation = explanations[topic.topic]
            let terms = explanation?.contributions.prefix(ClassificationView.termsShown) ?? []
            members.append(.init("terms", .array(terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })))
            // The terms shown, the others together and the bias add up to the score.
            if let explanation {
                members += [
                    .init("other_terms", .number(explanation.rest(from: terms.count))), .init("bias", .number(explanation.bias)),
                    .init("score", .number(explanation.score)),
                ]
            }
        }
        return .object(members)
    }
}
