public import Papers

/// A date that has counts of its own in a ledger: a day, a month or a year, by one of a paper's dates.
///
/// Dates are in the order of their texts: `2026`, `2026-01`, `2026-01-01`, those by listing day before those by day of
/// publication.
public struct LedgerDate: Hashable, Sendable, Comparable {
    /// By which of a paper's dates.
    public let kind: DateKind
    /// The day; the first one of a month or year.
    public let day: CalendarDay
    /// How much is known.
    public let precision: DatePrecision

    /// The date of a kind that a paper has.
    public init(_ kind: DateKind, _ date: PaperDate) { self.init(kind, date.day, date.precision) }

    /// A date; `day` is any of its days.
    public init(_ kind: DateKind, _ day: CalendarDay, _ precision: DatePrecision = .day) {
        (self.kind, self.day, self.precision) = (kind, day.first(of: precision), precision)
    }

    /// `2026-03-02`, `2026-03` or `2026`.
    public var text: String { date(.stated).description }

    /// The date of a paper that has it.
    public func date(_ provenance: Provenance) -> PaperDate { PaperDate(day, provenance, precision) }

    /// The order of the texts.
    public static func < (left: LedgerDate, right: LedgerDate) -> Bool {
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        if left.day != right.day { return left.day < right.day }
        return right.precision < left.precision
    }
}
