import Ledger

/// Papers that stand in two parts of ledgers, so that reports on the merged one count them twice.
public struct SharedPapers: Hashable, Sendable, CustomStringConvertible {
    /// The parts that share the most; nil for standard input.
    public let parts: [String?]
    /// How many papers stand in both of these.
    public let papers: Int
    /// Whether they were counted, and not estimated from a sample.
    public let isCounted: Bool
    /// How many further pairs of parts share papers, and how many papers.
    public let others: (pairs: Int, papers: Int)

    /// Nil where no parts overlap; the overlaps begin with the largest.
    init?(_ overlaps: [PartOverlap]) {
        guard let first = overlaps.first else { return nil }
        parts = [first.part, first.other]
        (papers, isCounted) = (first.papers, first.isCounted)
        others = (overlaps.count - 1, overlaps.dropFirst().reduce(0) { $0 + $1.papers })
    }

    /// One sentence.
    public var description: String {
        let names = parts.map { $0 ?? "standard input" }.joined(separator: " and ")
        let (stand, are) = papers == 1 ? ("paper stands", "is") : ("papers stand", "are")
        let about = isCounted ? "" : "about "
        let more = "\(about)\(others.papers) of \(others.pairs) other \(others.pairs == 1 ? "pair" : "pairs") of parts"
        return "\(names): \(about)\(papers) \(stand) in both and \(are) counted twice"
            + (others.pairs > 0 ? ", and so are \(more)" : "")
    }

    /// Whether both say the same.
    public static func == (left: SharedPapers, right: SharedPapers) -> Bool { left.description == right.description }

    /// The hash of what it says.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
