/// How well a paper shows a topic; the better one is the lesser, so that what is sorted begins with the best.
///
/// Papers filed under the topic come first, then those that other readers voted for, then those that are surest to be
/// about it; ties go by title and identifier, so that the order of a listing does not matter. A paper without votes
/// comes behind one with none counted as a number.
package struct EvidenceRank: Hashable, Sendable, Comparable {
    private let primary: Bool
    private let votes: Int
    private let probability: Double
    private let title: String
    private let id: String

    /// The rank of a paper.
    package init(primary: Bool, upvotes: Int?, probability: Double, title: String, id: String?) {
        (self.primary, votes, self.probability) = (primary, upvotes ?? -1, probability)
        (self.title, self.id) = (title, id ?? "")
    }

    /// Better ones come first.
    package static func < (left: EvidenceRank, right: EvidenceRank) -> Bool {
        if left.primary != right.primary { return left.primary }
        if left.votes != right.votes { return left.votes > right.votes }
        if left.probability != right.probability { return left.probability > right.probability }
        return (left.title, left.id) < (right.title, right.id)
    }
}
