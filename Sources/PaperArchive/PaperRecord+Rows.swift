import GRDB
import Papers
import ReadableText
import Wording

/// How a record becomes columns, and columns a record.
extension PaperRecord {
    /// The columns from which `init(_:)` reads, for a query over `tables`.
    static let columns = """
        p.id, p.source_id, p.published_day, p.published_rank, p.listed_day, p.listed_rank, p.imported_day, \
        p.author_count, p.upvotes, p.comments, t.title, t.abstract, t.authors, t.categories, t.keywords, p.doi, \
        t.venue, \
        o.title, o.abstract, p.scope, \(shownID) AS name, p.version, p.updated_day, p.is_pieced, p.fingerprint, \
        p.sources, t.extra, p.facts_checksum, p.texts_checksum, p.published_precision, p.language, p.type
        """
    /// How many columns these are.
    static let columnCount = 32
    /// What a paper is called in the archive: its identifier, and before it the scope where another
    /// paper has the same one.
    static let shownID = """
        CASE WHEN p.scope = '' OR NOT EXISTS (SELECT 1 FROM papers s WHERE s.source_id = p.source_id AND s.id <> p.id)
        THEN p.source_id ELSE p.scope || p.source_id END
        """
    /// The order of papers that does not depend on the order of import.
    static let order = "p.source_id IS NULL, p.source_id, p.scope, p.fingerprint, ifnull(p.doi, ''), p.id"
    /// The tables of these columns.
    static let tables = "papers p JOIN texts t ON t.paper = p.id LEFT JOIN originals o ON o.paper = p.id"

    /// Reads the columns of `columns`, the first of the row, and compares them with their checksums. Sources are not
    /// read, and further identifiers are not among them.
    init(_ row: Row) throws {
        try Self.check(row)
        self.init(
            identity: PaperIdentity(id: try Self.identifier(row), doi: try row.optional(15)),
            text: TextUnit(
                title: Text(readable: try row.value(10), original: try row.optional(17)),
                abstract: Text(readable: try row.value(11), original: try row.optional(18)),
                version: try row.count(21),
                updated: try row.optionalDay(22),
                isPieced: try row.value(23)),
            published: try Self.day(row, at: 2, precision: 29), listed: try Self.day(row, at: 4),
            authors: try row.texts(12), authorCount: try row.count(7), upvotes: try row.count(8),
            comments: try row.count(9), categories: try row.texts(13), keywords: try row.texts(14),
            venue: try row.optional(16), language: try row.optional(30), type: try row.optional(31),
            importedOn: try row.day(6), sources: FieldSources())
    }

    private static func identifier(_ row: Row) throws -> ScopedIdentifier? {
        guard let id: String = try row.optional(1) else { return nil }
        if id.isEmpty { throw DamagedRow(row, 1, "no identifier") }
        let scope: String = try row.value(19)
        return ScopedIdentifier(id, scope: scope.isEmpty ? nil : scope)
    }

    /// The paper of such a row, by the name that it has in the archive.
    static func paper(_ row: Row) throws -> Paper {
        var paper = try PaperRecord(row).paper
        (paper.id, paper.idScope) = (try row.optional(20), nil)
        return paper
    }

    /// Reads a day and, in the column after it, its rank; and of a date that may be a month or year, how much of it is
    /// known, from a column that is null for a day.
    static func day(_ row: Row, at index: Int, precision column: Int? = nil) throws -> RankedDay? {
        guard let day = try row.optionalDay(index) else { return nil }
        guard let rank = Rank(rawValue: try row.value(index + 1)) else {
            throw DamagedRow(row, index + 1, "an unknown rank of a day")
        }
        guard let column, let stored: Int = try row.optional(column) else { return RankedDay(day: day, rank: rank) }
        guard let precision = DatePrecision(rawValue: stored), day == day.first(of: precision) else {
            throw DamagedRow(row, column, "an unknown precision of a date")
        }
        return RankedDay(day: day, rank: rank, precision: precision)
    }

    /// The values of `papers`, in the order of its columns after `id`.
    func paperValues(_ fingerprint: PaperFingerprint) -> [RowValue] {
        let id = identity.ids.first
        return [
            RowValue(id?.id), .text(id?.scope ?? ""), .integer(fingerprint.stored),
            RowValue(published?.day.daysSinceEpoch), RowValue(published?.rank.rawValue),
            RowValue(listed?.day.daysSinceEpoch), RowValue(listed?.rank.rawValue), RowValue(importedOn.daysSinceEpoch),
            RowValue(authorCount), RowValue(upvotes), RowValue(comments), RowValue(identity.dois.first),
            RowValue(storedSources), RowValue(text.version), RowValue(text.updated?.daysSinceEpoch),
            RowValue(text.isPieced), RowValue(published?.storedPrecision), RowValue(language), RowValue(type),
        ]
    }

    /// The values of `texts`, in the order of its columns after `paper`.
    func textValues(_ texts: IndexedText) -> [RowValue] {
        [
            .text(texts.title), .text(texts.abstract), RowValue(texts.authors), RowValue(TextList.encode(categories)),
            RowValue(TextList.encode(keywords)), RowValue(venue), RowValue(texts.extra),
        ]
    }

    /// Whether any text differs from what a listing had in its place.
    var hasOriginals: Bool { title.original != nil || abstract.original != nil }

    /// Whether the originals are the same, byte by byte.
    func hasOriginals(of other: PaperRecord) -> Bool {
        func same(_ left: String?, _ right: String?) -> Bool {
            guard let left, let right else { return left == nil && right == nil }
            return left.hasBytes(of: right)
        }
        return same(title.original, other.title.original) && same(abstract.original, other.abstract.original)
    }

    /// Whether all that `papers` holds is the same, but for the fingerprint, which follows from the texts.
    func hasFacts(of other: PaperRecord) -> Bool {
        identity == other.identity && published == other.published && listed == other.listed
            && authorCount == other.authorCount
            && upvotes == other.upvotes && comments == other.comments && importedOn == other.importedOn
            && storedSources == other.storedSources && text.version == other.text.version
            && text.updated == other.text.updated
            && text.isPieced == other.text.isPieced && language == other.language && type == other.type
    }

    /// Whether all texts and lists are the same, byte by byte.
    func hasTexts(of other: PaperRecord) -> Bool {
        func same(_ left: [String], _ right: [String]) -> Bool {
            left.elementsEqual(right) { $0.hasBytes(of: $1) }
        }
        return same(
            [title.readable, abstract.readable, venue ?? ""],
            [other.title.readable, other.abstract.readable, other.venue ?? ""])
            && same(authors, other.authors) && same(categories, other.categories) && same(keywords, other.keywords)
    }
}

extension PaperRecord.RankedDay {
    /// How much of it is known, as the column has it: null for a day.
    var storedPrecision: Int? { precision == .day ? nil : precision.rawValue }
}

extension PaperIdentity {
    /// The identifiers as two columns hold them.
    init(id: ScopedIdentifier?, doi: String?) { self.init(ids: id.map { [$0] } ?? [], dois: doi.map { [$0] } ?? []) }
}

extension StoredPaper {
    /// Reads the columns of `PaperRecord.columns`.
    init(_ row: Row) throws {
        self.init(
            id: Key(row: try row.rowNumber(0)), paper: try PaperRecord.paper(row), importedOn: try row.day(6))
    }
}

extension PaperFingerprint {
    /// The value as SQLite's signed integers hold it.
    var stored: Int64 { Int64(bitPattern: value) }
    /// The value without abstract, likewise.
    var storedTitle: Int64 { Int64(bitPattern: titleValue) }
}

/// A list of texts in one column: a JSON array of strings, null where there are none.
enum TextList {
    /// The column's value.
    static func encode(_ texts: [String]) -> String? {
        if texts.isEmpty { return nil }
        var writer = JSONWriter()
        writer.list(texts)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The list of a column's value; nil for a text that is no list.
    static func texts(_ text: String?) -> [String]? {
        guard let text else { return [] }
        var scanner = JSONScanner(Array(text.utf8))
        var texts: [String] = []
        do throws(JSONError) {
            try scanner.beginArray()
            while try scanner.nextElement() { texts.append(try scanner.readString()) }
            try scanner.finish()
        } catch {
            return nil
        }
        return texts
    }
}
