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

    /// Classifies a document and keeps what is shown.
    func answer(_ document: Document, _ classifier: inout Classifier) -> ClassificationAnswer {
        var classification = classifier.classify(title: document.title, abstract: document.abstract)
        if let threshold, classification.abstention == nil {
            for index in classification.topics.indices {
                classification.topics[index].assigned = classification.topics[index].probability >= threshold
            }
            classification.primary = classification.topics.first(where: \.assigned)?.topic
        }
        let shown = shownTopics(classification)
        var explanations: [String: TopicExplanation] = [:]
        if explain, classification.abstention == nil {
            for topic in shown {
                explanations[topic.topic] = classifier.explain(topic: topic.topic, title: document.title, abstract: document.abstract)
            }
        }
        let names = Dictionary(uniqueKeysWithValues: classification.topics.map { ($0.topic, classifier.model.name(of: $0.topic)) })
        return ClassificationAnswer(
            id: document.id, shown: shown, names: names, explanations: explanations, classification: classification, isExplained: explain)
    }

    private func shownTopics(_ classification: Classification) -> [TopicProbability] {
        if all { return classification.topics }
        if let top { return Array(classification.topics.prefix(top)) }
        return classification.assigned
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
