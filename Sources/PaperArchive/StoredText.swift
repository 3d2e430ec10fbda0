import GRDB
public import Papers

/// The texts of a paper alone, with the key under which it rests: for work that asks nothing else of many
/// papers.
public typealias StoredText = IdentifiedText<StoredPaper.Key>

extension StoredText {
    /// A query that `init(_:)` reads, without its condition on `texts t`.
    static let select = """
        SELECT t.paper, p.texts_checksum, \(SummedTable.texts.names("t")), \(SummedTable.originals.names("o"))
        FROM texts t JOIN papers p ON p.id = t.paper LEFT JOIN originals o ON o.paper = t.paper
        """

    /// Reads a row of `select`, and compares it with its checksum.
    init(_ row: Row) throws {
        let paper = try row.rowNumber(0)
        let texts = try SummedTable.texts.checksum(row, at: 2)
        let originals = try SummedTable.originals.checksum(row, at: 2 + SummedTable.texts.count)
        guard (texts + originals).stored == (try row.value(1)) else {
            throw DamagedRow(alteredPaper: "in row \(paper)", "texts")
        }
        self.init(id: StoredPaper.Key(row: paper), title: try row.value(2), abstract: try row.value(3))
    }
}
