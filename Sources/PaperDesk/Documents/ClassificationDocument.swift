public import Listings
public import Papers
public import TopicEngine
public import Wording

/// A classification as it is shown.
public struct ClassificationAnswer: Sendable {
    /// The document's identifier, as it was given.
    public let id: DocumentID?
    /// The topics that are listed, the most probable first.
    public let shown: [TopicProbability]
    /// The names of the model's topics by slug.
    public let names: [String: String]
    /// Why a topic that is listed has its score, by slug.
    public let explanations: [String: TopicExplanation]
    /// All topics, and whether the model abstained.
    public let classification: Classification
    /// Whether explanations were asked for.
    public let isExplained: Bool

    /// The document `trends.classification/1`.
    public var json: JSONText {
        return [
            "schema": "trends.classification/1", "id": JSONText(id), "topics": .array(shown.map(topic)),
            "primary": JSONText(classification.primary), "abstained": .bool(classification.abstention != nil),
            "reason": JSONText(classification.abstention?.rawValue),
        ]
    }

    private func topic(_ topic: TopicProbability) -> JSONText {
        var members: [JSONText.Member] = [
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
