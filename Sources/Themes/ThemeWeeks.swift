/// How many texts each week has, and which week each text is of. Weeks are counted from that of 1969-12-29, as those of
/// `Period` are.
struct ThemeWeeks: Sendable {
    /// The spans that are compared.
    static let (short, long, before) = (4, 13, 52)

    /// The 52 weeks before so many weeks to one.
    static func before(_ weeks: Int, by last: Int) -> ClosedRange<Int> {
        (last - weeks - before + 1)...(last - weeks)
    }

    /// The week of each text; in the order of the texts, which ascends.
    let weeks: [Int]
    /// The first week of any text.
    let first: Int
    /// How many texts there are through each week from the first on.
    private let through: [Int]

    init(_ weeks: [Int]) {
        self.weeks = weeks
        first = weeks.first ?? 0
        var counts = [Int](repeating: 0, count: max(0, (weeks.last ?? 0) - first + 1))
        for week in weeks { counts[week - first] += 1 }
        through = counts.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
    }

    /// How many texts some weeks have.
    func count(_ weeks: ClosedRange<Int>) -> Int { Self.count(weeks, first: first, through) }

    /// How many of some weeks have no text.
    func gaps(_ weeks: ClosedRange<Int>) -> Int { weeks.count { count($0...$0) == 0 } }

    /// How many of some texts, given in order, each week and all before it have.
    func totals(of texts: [Int32]) -> [Int32] {
        var counts = [Int32](repeating: 0, count: through.count)
        for text in texts { counts[weeks[Int(text)] - first] += 1 }
        for week in counts.indices.dropFirst() { counts[week] += counts[week - 1] }
        return counts
    }

    /// How many texts some weeks have, by the totals of `totals(of:)`.
    func count(_ weeks: ClosedRange<Int>, in totals: [Int32]) -> Int { Self.count(weeks, first: first, totals) }

    private static func count(_ weeks: ClosedRange<Int>, first: Int, _ totals: [some BinaryInteger]) -> Int {
        guard weeks.upperBound >= first, !totals.isEmpty else { return 0 }
        let before = weeks.lowerBound - first - 1
        let end = Int(totals[min(totals.count - 1, weeks.upperBound - first)])
        return before < 0 ? end : end - Int(totals[min(totals.count - 1, before)])
    }
}
