public import Listings
public import Papers
public import TopicEngine
public import Wording

/// A classification as it is shown.
public struct ClassificationAnswer: Sendable {
    /// A topic as it is shown.
    public struct Topic: Sendable {
        /// The topic's slug.
        public let slug: String
        /// Its name.
        public let name: String
        /// The calibrated probability that the text is about it, 0...1.
        public let probability: Double
        /// Whether the topic is assigned.
        public let isAssigned: Bool
        /// Whether the text is filed under it.
        public let isPrimary: Bool
        /// The day on which a person gave the topic, or denied it; nil where the model alone speaks.
        public let saidOn: CalendarDay?
        /// Why it has its score; nil where that was not asked, or where the model abstained.
        public let explanation: TopicExplanation?

        init(_ topic: TopicProbability, name: String, isPrimary: Bool, _ explanation: TopicExplanation?) {
            (slug, self.name) = (topic.topic, name)
            (probability, isAssigned, saidOn) = (topic.probability, topic.assigned, topic.saidOn)
            self.isPrimary = isPrimary
            self.explanation = explanation
        }
    }

    /// The document's identifier, as it was given.
    public let id: DocumentID?
    /// The topics that are listed, the most probable first.
    public let shown: [Topic]
    /// The most probable topic, whether it is listed or not.
    public let nearest: Topic?
    /// The slug of the topic under which the text is filed; nil where no topic is assigned.
    public let primary: String?
    /// The calibrated probability that it is filed rightly; nil where the model cannot tell.
    public let primaryProbability: Double?
    /// Why the model abstained; nil where it did not.
    public let abstention: Abstention?
    /// Whether explanations were asked for.
    public let isExplained: Bool
    /// The fingerprint of the model.
    public let model: String

    /// The document `trends.classification/1`.
    public var json: JSONText {
        [
            "schema": "trends.classification/1", "id": JSONText(id), "topics": topicsJSON,
            "primary": JSONText(primary), "primary_probability": JSONText(primaryProbability),
            "abstained": .bool(abstention != nil), "reason": JSONText(abstention?.rawValue), "model": .string(model),
        ]
    }

    /// The topics that are listed, with their terms where explanations were asked for.
    var topicsJSON: JSONText { .array(shown.map(json)) }

    private func json(_ topic: Topic) -> JSONText {
        var members: [JSONText.Member] = [
            .init("topic", .string(topic.slug)), .init("name", .string(topic.name)),
            .init("probability", .number(topic.probability)), .init("assigned", .bool(topic.isAssigned)),
        ]
        members += JSONText.person(topic.saidOn)
        if isExplained {
            let terms = topic.explanation?.contributions.prefix(ClassificationView.termsShown) ?? []
            members.append(
                .init("terms", .array(terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })))
            // The terms shown, the others together and the bias add up to the score.
            if let explanation = topic.explanation {
                members += [
                    .init("other_terms", .number(explanation.rest(from: terms.count))),
                    .init("bias", .number(explanation.bias)),
                    .init("score", .number(explanation.score)), .init("log_odds", .number(explanation.logOdds)),
                ]
            }
        }
        return .object(members)
    }
}
