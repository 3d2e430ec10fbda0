public import Papers

extension Archive {
    /// Adds a paper of another archive with what is known of it there, and tells where it rests in this one.
    ///
    /// What it is called does not decide that: a listing's number may belong to another paper here, and a paper without
    /// identifier may be known by the one that another listing gave it. Whoever has something to say of the paper says it
    /// of the key. Adding it again changes nothing and gives the same key.
    ///
    /// - Parameters:
    ///   - paper: the paper, as the other archive has it.
    ///   - history: what `history(of:)` of the other archive gave.
    ///   - day: today.
    public func restore(
        _ paper: Paper, _ history: PaperHistory, on day: CalendarDay
    ) throws(ArchiveError) -> StoredPaper.Key {
        var whole = paper
        whole.history = history
        let prepared = PreparedPaper(whole)
        return try write { database in
            StoredPaper.Key(
                row: try PaperTables(database, importedOn: day).restoreAlone(prepared, history))
        }
    }
}
