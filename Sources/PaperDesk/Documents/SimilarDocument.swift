import Papers
public import TopicEngine
public import Wording

extension SimilarAnswer.Hit {
    /// How many shared terms are shown.
    private static let termsShown = 6

    /// The shared terms that are shown, the heaviest first.
    public var terms: [TermContribution] { Array(likeness.terms.prefix(Self.termsShown)) }
}

extension SimilarAnswer {
    /// The document `trends.similar/1`.
    public var json: JSONText {
        [
            "schema": "trends.similar/1", "compared": .integer(compared),
            "papers": .array(
                hits.map { hit in
                    .object(
                        hit.paper.jsonMembers + hit.topics.jsonMembers + [
                            .init("similarity", .number(hit.likeness.cosine)),
                            .init(
                                "terms",
                                .array(hit.terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })),
                        ])
                }),
        ]
    }
}
