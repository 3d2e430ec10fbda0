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
        let decision = judge(document, &classifier)
        let shown = decision.ranked.reduce(into: [Int]()) { shown, topic in
            if shows(decision.isAssigned[topic], place: shown.count) { shown.append(topic) }
        }
        let explanations: [TopicExplanation?] =
            explain && decision.abstention == nil ? classifier.explanations(of: shown) : shown.map { _ in nil }
        return ClassificationAnswer(
            id: document.id,
            shown: zip(shown, explanations).map { .init($0, decision, classifier.model, $1) },
            nearest: decision.ranked.first.map { .init($0, decision, classifier.model, nil) },
            primary: decision.primary.map { classifier.model.header.topics[$0].slug }, abstention: decision.abstention,
            isExplained: explain)
    }
}

/// A classification as it is shown.
struct ClassificationAnswer {
    /// A topic as it is shown.
    struct Topic {
        let slug: String
        let name: String
        let probability: Double
        let isAssigned: Bool
        let isPrimary: Bool
        let explanation: TopicExplanation?

        init(_ topic: Int, _ decision: Decision, _ model: TopicModel, _ explanation: TopicExplanation?) {
            (slug, name) = (model.header.topics[topic].slug, model.header.topics[topic].name)
            (probability, isAssigned) = (decision.probabilities[topic], decision.isAssigned[topic])
            isPrimary = decision.primary == topic
            self.explanation = explanation
        }
    }

    let id: DocumentID?
    let shown: [Topic]
    /// The most probable topic, whether it is shown or not.
    let nearest: Topic?
    let primary: String?
    let abstention: Abstention?
    let isExplained: Bool

    /// The document `trends.classification/1`.
    var json: JSONValue {
        return [
            "schema": "trends.classification/1", "id": JSONValue(id), "topics": .array(shown.map(topic)),
            "primary": JSONValue(primary), "abstained": .bool(abstention != nil),
            "reason": JSONValue(abstention?.rawValue),
        ]
    }

    private func topic(_ topic: Topic) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("topic", .string(topic.slug)), .init("name", .string(topic.name)),
            .init("probability", .number(topic.probability)), .init("assigned", .bool(topic.isAssigned)),
        ]
        if isExplained {
            let terms = topic.explanation?.contributions.prefix(ClassificationView.termsShown) ?? []
            members.append(.init("terms", .array(terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })))
            // The terms shown, the others together and the bias add up to the score.
            if let explanation = topic.explanation {
                members += [
                    .init("other_terms", .number(explanation.rest(from: terms.count))), .init("bias", .number(explanation.bias)),
                    .init("score", .number(explanation.score)),
                ]
            }
        }
        return .object(members)
    }
}
