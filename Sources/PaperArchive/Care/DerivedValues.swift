import GRDB
import Papers

/// The values of papers that follow from their texts, where those that are stored do not: fingerprints, and words for
/// the search.
///
/// They are computed anew only from a text that is the one that was written, as its checksum says; either as it stands,
/// or with the computed words in place of the stored ones.
struct DerivedValues {
    /// Papers with another fingerprint, and the right one.
    private(set) var fingerprints: [(row: Int64, value: Int64)] = []
    /// Papers with other words for the search, and the right ones.
    private(set) var extras: [(row: Int64, value: String?)] = []

    /// Computes them for all papers that have a text.
    ///
    /// - Parameters:
    ///   - database: the archive.
    ///   - isTrusted: whether a paper's text counts as right, whatever its checksum says.
    init(_ database: Database, isTrusted: (Int64) -> Bool) throws {
        let (texts, originals) = (SummedTable.texts, SummedTable.originals)
        let sql = """
            SELECT \(texts.names("t")), \(originals.names("o")), p.id, p.fingerprint, p.texts_checksum
            FROM papers p JOIN texts t ON t.paper = p.id LEFT JOIN originals o ON o.paper = p.id
            """
        let end = texts.count + originals.count
        let rows = try Row.fetchCursor(database, sql: sql)
        var stems = WordStems()
        while let row = try rows.next() {
            let id: Int64 = try row.value(end)
            let (title, abstract): (String, String) = (try row.value(0), try row.value(1))
            let extra: String? = try row.optional(6)
            let authors = TextList.texts(try row.optional(2)) ?? []
            let words = IndexedText(title: title, abstract: abstract, authors: authors, stems: &stems).extra
            if !isTrusted(id) {
                let sum = try texts.checksum(row, at: 0) + originals.checksum(row, at: texts.count)
                let other = sum - texts.checksum(of: "extra", extra) + texts.checksum(of: "extra", words)
                if other.stored != (try row.value(end + 2)) { continue }
            }
            if extra != words { extras.append((id, words)) }
            let fingerprint = PaperFingerprint(title: title, abstract: abstract).stored
            if fingerprint != (try row.value(end + 1)) { fingerprints.append((id, fingerprint)) }
        }
    }
}
