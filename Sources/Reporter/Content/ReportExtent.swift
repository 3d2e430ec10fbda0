public import Papers

/// Which papers of an archive a report is on, where it is not on all.
public enum ReportExtent: Hashable, Sendable {
    /// Those that a query finds, so many.
    case query(String, papers: Int)
    /// Those that came since the report of a day, so many; of these so many have no date, and so stand in no period.
    case since(CalendarDay, papers: Int, undated: Int)
    /// All of them, though what came since the last such report was asked for: there was none before.
    case firstOfItsKind

    /// The day of the report since which nothing came, which is all that there is to tell; nil for any other.
    var nothingSince: CalendarDay? {
        if case .since(let day, papers: 0, _) = self { day } else { nil }
    }
}
