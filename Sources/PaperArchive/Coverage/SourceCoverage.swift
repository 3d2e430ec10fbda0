public import Papers

/// Which days of a source an archive has.
public struct SourceCoverage: Hashable, Sendable {
    /// A run of expected days without listing.
    public struct Gap: Hashable, Sendable {
        /// The days, from the first that is missing to the last.
        public let days: ClosedRange<CalendarDay>
        /// How many of them were expected.
        public let missing: Int
    }

    /// The source.
    public let source: ListingSource
    /// The first day of its daily listings.
    public let first: CalendarDay
    /// The last.
    public let last: CalendarDay
    /// On how many days from the first to the last the source is expected to publish.
    public let expected: Int
    /// How many of these days have a listing.
    public let found: Int
    /// How many further days have one: weekends and holidays.
    public let further: Int
    /// The days that are missing, the longest gap first, of equally long ones the earliest.
    public let gaps: [Gap]

    /// The coverage by listings of these days, in any order.
    ///
    /// - Precondition: there is at least one day.
    public init(of source: ListingSource, days: some Sequence<CalendarDay>) {
        let found = Set(days)
        guard let first = found.min(), let last = found.max() else {
            preconditionFailure("a source without days has no coverage")
        }
        var (expected, there) = (0, 0)
        var gaps: [Gap] = []
        var open: Gap?
        var day = first
        while day <= last {
            if found.contains(day) {
                if let gap = open { gaps.append(gap) }
                open = nil
            }
            if source.publishes(on: day) {
                expected += 1
                if found.contains(day) {
                    there += 1
                } else {
                    open = Gap(days: (open?.days.lowerBound ?? day)...day, missing: (open?.missing ?? 0) + 1)
                }
            }
            day = day.adding(days: 1)
        }
        self.source = source
        (self.first, self.last, self.expected, self.found) = (first, last, expected, there)
        further = found.count - there
        self.gaps = gaps.sorted { ($1.missing, $0.days.lowerBound) < ($0.missing, $1.days.lowerBound) }
    }
}
