import GRDB
import Papers
import ReadableText
import Wording

/// What an export wrote.
public struct ExportCount: Hashable, Sendable {
    /// Papers, a line each.
    public let papers: Int
    /// Entries of the log of labels, with the papers they are about.
    public let labels: Int
    /// Topics that papers are proposed to have, or not to have, with the papers.
    public let proposed: Int
}

extension Archive {
    /// Writes the archive as JSON Lines: a header, then a paper a line with all that is known of
    /// it, in the order of `forEachBatch`. What a listing reader of the format `archive-export`
    /// reads of it, saved in a new archive, is an equal one, whose export has the same bytes.
    ///
    /// Each line has the fields of our own JSON Lines, so that it is also a listing for whoever
    /// reads no more; besides them `scope` (of `id`), `version` and `updated` (of the texts),
    /// `pieced` (where these come from two records), `original`, `other_ids`, `other_scoped` (pairs
    /// of scope and identifier), `other_dois`, `imported`, `listings` (pairs of name and format),
    /// `seen` (sightings, by the number of their listing), `from` (the number of the listing that
    /// gave each field, or all of them), `texts` (fingerprints under which the paper was seen) and
    /// `labels` (each with the number of its `step` in the paper's log, and the day on which it was
    /// `taken_back`) and `marks` (`read`, `unread`, `good`, `bad`, `none`, each with its day), and
    /// `proposed` (topics that nobody gave or denied). The header holds the `watches`,
    /// where there are any. Classifications are left out: the model makes them again.
    ///
    /// - Parameter write: takes about a mebibyte at a time; must not use the archive.
    /// - Throws: what `write` throws; `ArchiveError` for reading, also where something is not what was written, or is
    ///   missing.
    @discardableResult
    public func export(_ write: ([UInt8]) throws -> Void) throws -> ExportCount {
        try passing { database in
            let count = ExportCount(
                papers: try Int.fetchOne(database, sql: "SELECT count(*) FROM papers") ?? 0,
                labels: try Int.fetchOne(database, sql: "SELECT count(*) FROM labels") ?? 0,
                proposed: try Int.fetchOne(database, sql: "SELECT count(*) FROM proposed_labels") ?? 0)
            let tables = try PaperTables(database, importedOn: CalendarDay(daysSinceEpoch: 0))
            try ChecksummedRows(database, .listings).checkAll()
            let marks = try Int.fetchOne(database, sql: "SELECT count(*) FROM marks") ?? 0
            var papers = RowTotal()
            var writer = JSONWriter()
            writer.header(count, try WatchTable(database).watches())
            // In the order of an index each, so that nothing is sorted.
            let identified = "p.source_id IS NOT NULL ORDER BY p.source_id, p.scope"
            let others = "p.source_id IS NULL ORDER BY p.fingerprint, ifnull(p.doi, ''), p.id"
            for condition in [identified, others] {
                let rows = try Row.fetchCursor(database, sql: PaperTables.select(condition))
                while let row = try rows.next() {
                    let key = try row.rowNumber(0)
                    var (record, known) = try tables.whole(row)
                    known?.hasLabels = count.labels > 0
                    known?.hasMarks = marks > 0
                    known?.hasProposals = count.proposed > 0
                    let history = try PaperHistory(of: record, row: key, database, known)
                    papers.add(try PaperRecord.checksums(row).facts)
                    writer.line(record.paper, history)
                    if writer.bytes.count > 1 << 20 {
                        try write(writer.bytes)
                        writer.removeAll()
                    }
                }
            }
            // Before the end is written: an export that leaves something out must not look whole.
            let totals = ChecksumTotals(database)
            try totals.check(papers, of: .papers)
            try totals.check(rows: count.labels, of: .labels)
            try totals.check(rows: marks, of: .marks)
            try totals.check(rows: count.proposed, of: .proposedLabels)
            try write(writer.bytes)
            return count
        }
    }
}
