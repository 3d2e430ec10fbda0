import Foundation
import GRDB
import Papers

/// How a record becomes columns, and columns a record.
extension PaperRecord {
    /// The columns from which `init(_:)` reads, for a query over `papers p JOIN texts t ON t.paper = p.id`.
    static let columns = """
        p.id, p.source_id, p.published_day, p.published_rank, p.listed_day, p.listed_rank, p.imported_day, \
        p.author_count, p.upvotes, p.comments, t.title, t.abstract, t.authors, t.categories, t.keywords
        """
    /// How many columns these are.
    static let columnCount = 15

    /// Reads the columns of `columns`, the first of the row.
    init(_ row: Row) throws {
        self.init(
            id: try row.optional(1), title: try row.value(10), abstract: try row.value(11),
            published: try Self.day(row, at: 2), listed: try Self.day(row, at: 4),
            authors: try TextList.decode(row.optional(12)), authorCount: try row.optional(7), upvotes: try row.optional(8),
            comments: try row.optional(9), categories: try TextList.decode(row.optional(13)),
            keywords: try TextList.decode(row.optional(14)), importedOn: CalendarDay(daysSinceEpoch: try row.value(6)))
    }

    /// Reads a day and, in the column after it, its rank.
    static func day(_ row: Row, at index: Int) throws -> RankedDay? {
        guard let day: Int = try row.optional(index) else { return nil }
        guard let rank = Rank(rawValue: try row.value(index + 1)) else {
            throw DamagedRow(detail: "an unknown rank of a day in column \(index + 1)")
        }
        return RankedDay(day: CalendarDay(daysSinceEpoch: day), rank: rank)
    }

    /// The values of `papers`, in the order of its columns after `id`.
    var paperValues: [(any DatabaseValueConvertible)?] {
        [
            id, fingerprint.stored, published?.day.daysSinceEpoch, published?.rank.rawValue, listed?.day.daysSinceEpoch,
            listed?.rank.rawValue, importedOn.daysSinceEpoch, authorCount, upvotes, comments,
        ]
    }

    /// The values of `texts`, in the order of its columns after `paper`.
    func textValues() throws -> [(any DatabaseValueConvertible)?] {
        [title, abstract, try TextList.encode(authors), try TextList.encode(categories), try TextList.encode(keywords)]
    }

    /// Whether all texts and lists are the same, byte by byte.
    func hasTexts(of other: PaperRecord) -> Bool {
        func same(_ left: [String], _ right: [String]) -> Bool {
            left.elementsEqual(right) { $0.hasBytes(of: $1) }
        }
        return same([title, abstract], [other.title, other.abstract]) && same(authors, other.authors)
            && same(categories, other.categories) && same(keywords, other.keywords)
    }
}

extension StoredPaper {
    /// Reads the columns of `PaperRecord.columns`.
    init(_ row: Row) throws {
        let record = try PaperRecord(row)
        self.init(id: Key(row: try row.value(0)), paper: record.paper, importedOn: record.importedOn)
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
    static func encode(_ texts: [String]) throws -> String? {
        if texts.isEmpty { return nil }
        return String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    /// The list of a column's value.
    static func decode(_ text: String?) throws -> [String] {
        guard let text else { return [] }
        do {
            return try JSONDecoder().decode([String].self, from: Data(text.utf8))
        } catch {
            throw DamagedRow(detail: "a list of texts that is no list")
        }
    }
}
