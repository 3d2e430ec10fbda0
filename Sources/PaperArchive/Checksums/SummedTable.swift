import Foundation
import GRDB
import Papers

/// A table whose rows have checksums, and the columns that count, in the order in which they are read and written.
struct SummedTable: Sendable {
    /// A column that counts.
    struct Column: Sendable {
        let name: String
        /// What tells a value of this column from the same value in another.
        let seed: UInt64
        let isText: Bool
    }

    let name: String
    private let columns: [Column]

    /// A table and the names of its columns, those of texts (and of bytes) with a `*` behind them.
    private init(_ table: String, _ names: String) {
        name = table
        columns = names.split(separator: " ").map { name in
            let isText = name.hasSuffix("*")
            let name = String(isText ? name.dropLast() : name)
            return Column(name: name, seed: FNV1a.of("\(table).\(name)"), isText: isText)
        }
    }

    /// The name of the first column, which is the key where a row is found by one.
    var key: String { columns.first?.name ?? "rowid" }

    /// How many columns count.
    var count: Int { columns.count }

    /// The names of the columns, each behind an alias of the table.
    func names(_ alias: String) -> String { columns.map { "\(alias).\($0.name)" }.joined(separator: ", ") }

    /// The checksum of a row whose columns begin at an index.
    func checksum(_ row: Row, at start: Int = 0) throws -> Checksum {
        try checksum(row, start..<start + count)
    }

    /// The checksum of a row whose columns stand at some indices.
    ///
    /// - Throws: `DamagedRow` for a value of a kind that the column cannot hold.
    func checksum(_ row: Row, _ indices: some Collection<Int>) throws -> Checksum {
        var sum = Checksum()
        do {
            for (column, index) in zip(columns, indices) { try column.add(row, at: index, to: &sum) }
        } catch is RowDecodingError {
            throw DamagedRow(detail: "a value of the wrong kind in '\(name)'")
        }
        return sum
    }

    /// What one value adds to the checksum of a row.
    func checksum(of column: String, _ value: (any DatabaseValueConvertible)?) -> Checksum {
        var sum = Checksum()
        columns.first { $0.name == column }?.add(value, to: &sum)
        return sum
    }

    /// The checksum of values that are about to be written.
    ///
    /// - Precondition: there is one for each column.
    func checksum(_ values: [(any DatabaseValueConvertible)?]) -> Checksum {
        precondition(values.count == count, "\(values.count) values of \(count) columns")
        var sum = Checksum()
        for (column, value) in zip(columns, values) { column.add(value, to: &sum) }
        return sum
    }
}

extension SummedTable.Column {
    @inline(__always)
    func add(_ row: Row, at index: Int, to sum: inout Checksum) throws {
        if isText {
            // The bytes as they lie in the page, which no copy is made of.
            try row.withUnsafeData(atIndex: index) { data in
                if let data { sum.add(data.bytes, seed: seed) }
            }
        } else {
            add(row[index] as DatabaseValue, to: &sum)
        }
    }

    @inline(__always)
    func add(_ value: (any DatabaseValueConvertible)?, to sum: inout Checksum) {
        if let value { add(value.databaseValue, to: &sum) }
    }

    @inline(__always)
    private func add(_ value: DatabaseValue, to sum: inout Checksum) {
        switch value.storage {
        case .int64(let number): sum.add(number, seed: seed)
        case .string(let text):
            // Bytes as they are: those of a text's UTF-8 have no padding between them.
            unsafe sum.add(text.utf8.span.bytes, seed: seed)
        case .blob(let data): sum.add(data.bytes, seed: seed)
        case .double(let number): sum.add(Int64(bitPattern: number.bitPattern), seed: seed)
        case .null: break
        }
    }
}

extension SummedTable {
    static let papers = SummedTable(
        "papers",
        "id source_id* scope* fingerprint published_day published_rank listed_day listed_rank imported_day "
            + "author_count upvotes comments doi* sources* version updated_day is_pieced")
    /// The paper is not among the columns of what belongs to one: the checksum stands with it.
    static let texts = SummedTable("texts", "title* abstract* authors* categories* keywords* venue* extra*")
    static let originals = SummedTable("originals", "title* abstract*")
    static let fingerprints = SummedTable("fingerprints", "title fingerprint")
    static let identifiers = SummedTable("identifiers", "identifier* scope* is_doi")
    static let sightings = SummedTable(
        "sightings", "id listing listed_day listed_rank is_search imported_day")
    static let listings = SummedTable("listings", "id name* format*")
    static let models = SummedTable("models", "id fingerprint* topics*")
    /// Labels have a checksum each, and say themselves of which paper they are; so have classifications.
    static let labels = SummedTable("labels", "sequence paper topic* is_about day step taken_back")
    static let classifications = SummedTable("classifications", "paper model primary_topic abstention* scores*")
}
