public import Papers

/// Which papers of an archive are counted: those that a query found, or those that came lately.
public struct PaperScope: Hashable, Sendable {
    private let keys: Set<StoredPaper.Key>
    /// Before this day every paper counts; nil where none does but those of the keys.
    private let everyoneBefore: CalendarDay?

    /// These papers, and, where a day is given, all papers of the days before it: what these are compared with.
    public init(_ keys: Set<StoredPaper.Key>, andAllBefore day: CalendarDay? = nil) {
        (self.keys, everyoneBefore) = (keys, day)
    }

    /// Whether a paper counts that has no day.
    func holds(_ row: Int64) -> Bool { keys.contains(StoredPaper.Key(row: row)) }

    /// Whether a paper of a day counts.
    func holds(_ row: Int64, of day: CalendarDay) -> Bool { everyoneBefore.map { day < $0 } ?? false || holds(row) }

    /// Whether a paper of a day counts.
    func holds(_ key: StoredPaper.Key, of day: CalendarDay) -> Bool { holds(key.row, of: day) }
}
