/// Two parts that hold papers of the same names: whoever merges them counts these twice.
public struct PartOverlap: Hashable, Sendable {
    /// The one part's name; nil for standard input.
    public let part: String?
    /// The other's.
    public let other: String?
    /// How many papers stand in both: counted where all names are known, else estimated from those that were drawn.
    public let papers: Int
    /// Whether they were counted.
    public let isCounted: Bool
}

/// Counts the names that stand in two parts, as they come in order.
struct OverlapCount {
    private struct Pair: Hashable {
        let part: Int
        let other: Int
    }

    private var pairs: [Pair: Int] = [:]
    private var same: [LedgerName] = []
    private var names = 0

    /// Takes the next name.
    mutating func add(_ name: LedgerName) {
        names += 1
        if same.first?.hash != name.hash { same = [] }
        for other in same { pairs[Pair(part: other.part, other: name.part), default: 0] += 1 }
        same.append(name)
    }

    /// The parts that overlap, those with the most papers in both first.
    func overlaps(of head: LedgerHead) -> [PartOverlap] {
        let isCounted = names < DrawnNames.limit
        let papers = Double(head.parts.reduce(0) { $0 + $1.papers })
        return pairs.sorted { left, right in
            (right.value, left.key.part, left.key.other) < (left.value, right.key.part, right.key.other)
        }.map { pair, found in
            PartOverlap(
                part: head.parts[pair.part].name, other: head.parts[pair.other].name,
                papers: isCounted ? found : Int((Double(found) * papers / Double(names)).rounded()),
                isCounted: isCounted)
        }
    }
}
