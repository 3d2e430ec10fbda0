import GRDB
import Papers

/// The values of papers that follow from their texts, where those that are stored do not: fingerprints, and words for
/// the search.
///
/// They are computed anew only from a text that is the one that was written, as its checksum says; either as it stands,
/// or with the computed words in place of the stored ones.
struct DerivedValues {
    /// A paper's row, its value, and the checksum to write with it; nil where the value fits the one that is stored.
    struct Mend {
        let row: Int64
        let value: (any DatabaseValueConvertible)?
        let checksum: (before: Checksum, after: Checksum)?
    }

    /// Papers with another fingerprint.
    private(set) var fingerprints: [Mend] = []
    /// Papers with other words for the search.
    private(set) var extras: [Mend] = []

    /// Computes them for all papers that have a text.
    init(_ database: Database) throws {
        let (papers, texts, originals) = (SummedTable.papers, SummedTable.texts, SummedTable.originals)
        let sql = """
            SELECT \(papers.names("p")), \(texts.names("t")), \(originals.names("o")),
                p.facts_checksum, p.texts_checksum, p.fingerprint, t.title, t.abstract, t.authors, t.extra
            FROM papers p JOIN texts t ON t.paper = p.id LEFT JOIN originals o ON o.paper = p.id
            """
        let end = papers.count + texts.count + originals.count
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let id: Int64 = try row.value(0)
            let (title, abstract): (String, String) = (try row.value(end + 3), try row.value(end + 4))
            let stored = Checksum(stored: try row.value(end + 1))
            let sum =
                try texts.checksum(row, at: papers.count)
                + originals.checksum(row, at: papers.count + texts.count)
            let extra: String? = try row.optional(end + 6)
            let authors = TextList.texts(try row.optional(end + 5)) ?? []
            let words = IndexedText(title: title, abstract: abstract, authors: authors).extra
            let other = sum - texts.checksum(of: "extra", extra) + texts.checksum(of: "extra", words)
            guard stored == sum || stored == other else { continue }
            if extra != words {
                extras.append(Mend(row: id, value: words, checksum: stored == sum ? (sum, other) : nil))
            }
            let fingerprint = PaperFingerprint(title: title, abstract: abstract).stored
            let present: Int64 = try row.value(end + 2)
            if fingerprint == present { continue }
            let facts = try papers.checksum(row)
            let others =
                facts - papers.checksum(of: "fingerprint", present) + papers.checksum(of: "fingerprint", fingerprint)
            let storedFacts = Checksum(stored: try row.value(end))
            if storedFacts == facts {
                fingerprints.append(Mend(row: id, value: fingerprint, checksum: (facts, others)))
            } else if storedFacts == others {
                fingerprints.append(Mend(row: id, value: fingerprint, checksum: nil))
            }
        }
    }

    /// Writes them.
    func mend(_ database: Database) throws {
        var total = RowTotal()
        for mend in fingerprints {
            try database.execute(
                sql: "UPDATE papers SET fingerprint = ? WHERE id = ?", arguments: [mend.value, mend.row])
            guard let (before, after) = mend.checksum else { continue }
            total.replace(before, by: after)
            try database.execute(
                sql: "UPDATE papers SET facts_checksum = ? WHERE id = ?", arguments: [after.stored, mend.row])
        }
        try ChecksumTotals(database).add(total, to: .papers)
        for mend in extras {
            try database.execute(sql: "UPDATE texts SET extra = ? WHERE paper = ?", arguments: [mend.value, mend.row])
            guard let after = mend.checksum?.after else { continue }
            try database.execute(
                sql: "UPDATE papers SET texts_checksum = ? WHERE id = ?", arguments: [after.stored, mend.row])
        }
    }

    /// Gives a paper that has lost its text an empty one, until a listing brings it again; what was said of the lost
    /// one goes. The rest of the paper stays as right, or as wrong, as it was.
    static func giveEmptyText(to paper: Int64, _ database: Database) throws {
        try ClassificationRows(database).removeAll(of: paper)
        try database.execute(sql: "DELETE FROM originals WHERE paper = ?", arguments: [paper])
        try database.execute(sql: "INSERT INTO texts (paper, title, abstract) VALUES (?, '', '')", arguments: [paper])
        let papers = SummedTable.papers
        let sql = "SELECT \(papers.names("p")), p.facts_checksum FROM papers p WHERE p.id = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [paper]) else { return }
        let facts = try papers.checksum(row)
        guard facts.stored == (try row.value(papers.count)) else { return }
        let fingerprint = PaperFingerprint(title: "", abstract: "").stored
        let present: Int64 = try row.value(3)
        let after =
            facts - papers.checksum(of: "fingerprint", present) + papers.checksum(of: "fingerprint", fingerprint)
        let texts = SummedTable.texts.checksum(of: "title", "") + SummedTable.texts.checksum(of: "abstract", "")
        try database.execute(
            sql: "UPDATE papers SET fingerprint = ?, facts_checksum = ?, texts_checksum = ? WHERE id = ?",
            arguments: [fingerprint, after.stored, texts.stored, paper])
        var total = RowTotal()
        total.replace(facts, by: after)
        try ChecksumTotals(database).add(total, to: .papers)
    }
}
