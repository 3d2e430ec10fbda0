/// Two topics of which one was said where the other is true: a cell of the confusions, for lists.
public struct ConfusedPair: Sendable, Hashable {
    /// The slug of the topic that the papers have, and that was missed.
    public var truth: String
    /// The slug of the topic that they were given and do not have.
    public var said: String
    /// How many papers.
    public var papers: Int
    /// All papers that certainly have the first topic.
    public var of: Int
    /// The names of some of them; see ``TopicConfusions/Instead/examples``.
    public var examples: [String]

    /// So many pairs are named where not all are.
    public static let mostNamed = 10
}

extension [TopicConfusions] {
    /// The pairs that were confused, those of most papers first; of equally many, those that are more of the first
    /// topic's papers, then by slug.
    public var pairs: [ConfusedPair] {
        flatMap { row in
            row.instead.map {
                ConfusedPair(
                    truth: row.topic, said: $0.topic, papers: $0.papers, of: row.papers, examples: $0.examples)
            }
        }.sorted { one, other in
            // With equal papers the smaller topic has the larger share.
            (other.papers, one.of, one.truth, one.said) < (one.papers, other.of, other.truth, other.said)
        }
    }
}
