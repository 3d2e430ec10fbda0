/// A paper by the scattered hash of its name in an archive, with the part that it stands in.
public struct LedgerName: Hashable, Sendable, Comparable {
    /// The hash.
    public var hash: UInt64
    /// The part: its place among those of the head.
    public var part: Int

    /// By hash, then by part.
    public static func < (left: LedgerName, right: LedgerName) -> Bool {
        (left.hash, left.part) < (right.hash, right.part)
    }
}

/// The names with the lowest hashes of all parts: papers that stand in two of them show.
///
/// Every part draws by the same hashes, so that a paper that is drawn in one of its parts is drawn in all of them
/// (coordinated sampling), and the lowest of a union are the lowest of the parts' lowest. Up to the limit every paper
/// is known; of more papers the share that is drawn tells how many stand in two parts, to a standard error of about
/// one over the root of those found.
///
/// Source: E. Cohen, H. Kaplan, "Summarizing Data Using Bottom-k Sketches", PODC (2007).
struct DrawnNames {
    /// How many names are kept: of 88,000 papers every fifth, of half a milliard every thirty-thousandth. As lines of a
    /// ledger they are under a megabyte.
    static let limit = 16_384

    private var kept: [LedgerName] = []
    /// Names with greater hashes are not kept any more.
    private var bound = UInt64.max

    /// Adds a name; one that is there already changes nothing.
    mutating func add(_ name: LedgerName) {
        guard name.hash <= bound else { return }
        kept.append(name)
        guard kept.count > 2 * Self.limit else { return }
        kept = names
        if kept.count == Self.limit, let last = kept.last { bound = last.hash }
    }

    /// Adds those of other parts, whose places in the sum are given.
    mutating func add(_ other: DrawnNames, places: [Int]) {
        for name in other.kept { add(LedgerName(hash: name.hash, part: places[name.part])) }
    }

    /// The places of parts have changed, not their order.
    mutating func move(to places: [Int]) {
        for index in kept.indices { kept[index].part = places[kept[index].part] }
    }

    /// The names in order, each once.
    var names: [LedgerName] {
        var names: [LedgerName] = []
        for name in kept.sorted() where names.last != name {
            if names.count == Self.limit { break }
            names.append(name)
        }
        return names
    }
}
