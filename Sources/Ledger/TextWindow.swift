public import Papers

/// Which texts a ledger keeps, of papers by one of their dates, so that a report can tell the terms that rose.
///
/// An archive draws its samples of papers by the lowest hashes of their names. The sample of a union of dates is that
/// of the dates' samples; so from ``from`` on the 4,000 papers with the lowest hashes are kept of each date, and of
/// each month of the year and a half before that as many of the whole month. Every sample of at most 4,000 papers of
/// days from ``from`` on and of whole months before is then the archive's own.
///
/// A later window keeps nothing that an earlier one does not, so that windows merge by the later one.
public struct TextWindow: Hashable, Sendable, Comparable {
    /// How many papers are kept of a date or month.
    public static let papers = 4_000
    /// So many days before the newest one are kept day by day, and the month that they begin in: a week that ended lately,
    /// and the four weeks before.
    private static let usualDays = 41
    /// So many days before the window are kept month by month, and the month that they begin in: the year before the
    /// three months before a month.
    private static let monthsBefore = 548

    /// The first day that is kept day by day.
    public let from: CalendarDay

    /// The window from a day on.
    public init(from: CalendarDay) { self.from = from }

    /// The usual window of papers of which the newest is of this day.
    public init(newest: CalendarDay) {
        self.init(from: newest.adding(days: -Self.usualDays).first(of: .month))
    }

    /// The first day of the first month that is kept.
    public var monthsFrom: CalendarDay { from.adding(days: -Self.monthsBefore).first(of: .month) }

    /// Earlier ones come first.
    public static func < (left: TextWindow, right: TextWindow) -> Bool { left.from < right.from }

    /// What the papers of a date are drawn together with: those of the date, or all of the same precision in its month.
    /// Nil where none is kept.
    func pool(of date: LedgerDate) -> TextPool? {
        if date.day < monthsFrom { return nil }
        if from <= date.day { return TextPool(date: date, isMonth: false) }
        return TextPool(date: LedgerDate(date.kind, date.day.first(of: .month), date.precision), isMonth: true)
    }

    /// Whether the sample of these days is the archive's.
    ///
    /// - Parameters:
    ///   - span: from the first day through the last.
    ///   - firstDay: the first day that has papers.
    public func holds(_ span: ClosedRange<CalendarDay>, firstDay: CalendarDay) -> Bool {
        let (first, last) = (span.lowerBound, span.upperBound)
        if last < firstDay { return true }
        let begins = first <= firstDay ? monthsFrom <= firstDay : monthsFrom <= first && isCut(before: first)
        return begins && isCut(before: last.adding(days: 1))
    }

    /// Whether what is kept of the days before a day, and of the days from it on, was drawn apart.
    private func isCut(before day: CalendarDay) -> Bool { from <= day || day == day.first(of: .month) }
}

/// Dates whose texts are drawn together.
struct TextPool: Hashable {
    let date: LedgerDate
    let isMonth: Bool
}
