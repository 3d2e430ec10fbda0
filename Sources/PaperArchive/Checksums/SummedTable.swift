import Foundation
import GRDB
import Papers

/// A table whose rows have checksums, and the columns that count, in the order in which they are read and written.
struct SummedTable: Sendable {
    /// How a column counts.
    private struct Column {
        /// What tells a value of this column from the same value in another.
        let seed: UInt64
        /// Whether it holds texts or bytes.
        let isText: Bool
    }

    let name: String
    private let columnNames: [String]
    private let columns: [Column]

    /// A table and the names of its columns, those of texts (and of bytes) with a `*` behind them.
    private init(_ table: String, _ names: String) {
        let names = names.split(separator: " ")
        name = table
        columnNames = names.map { String($0.hasSuffix("*") ? $0.dropLast() : $0) }
        columns = zip(names, columnNames).map { marked, name in
            Column(seed: FNV1a.of("\(table).\(name)"), isText: marked.hasSuffix("*"))
        }
    }

    /// The name of the first column, which is the key where a row is found by one.
    var key: String { columnNames.first ?? "rowid" }

    /// How many columns count.
    var count: Int { columns.count }

    /// The names of the columns, each behind an alias of the table.
    func names(_ alias: String) -> String { columnNames.map { "\(alias).\($0)" }.joined(separator: ", ") }

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
            for (column, index) in zip(columns, indices) {
                guard let hash = try column.isText ? row.hashOfBytes(index) : (row[index] as DatabaseValue).hash else {
                    continue
                }
                sum.add(hash, seed: column.seed)
            }
        } catch is RowDecodingError {
            throw DamagedRow(detail: "a value of the wrong kind in '\(name)'")
        }
        return sum
    }

    /// What one value adds to the checksum of a row.
    func checksum(of column: String, _ value: (any DatabaseValueConvertible)?) -> Checksum {
        var sum = Checksum()
        if let index = columnNames.firstIndex(of: column), let hash = value?.databaseValue.hash {
            sum.add(hash, seed: columns[index].seed)
        }
        return sum
    }

    /// The checksum of values that are about to be written, bytes among them.
    ///
    /// - Precondition: there is one for each column.
    func checksum(_ values: [(any DatabaseValueConvertible)?]) -> Checksum {
        precondition(values.count == count, "\(values.count) values of \(count) columns")
        var sum = Checksum()
        for (column, value) in zip(columns, values) {
            if let hash = value?.databaseValue.hash { sum.add(hash, seed: column.seed) }
        }
        return sum
    }

    /// The checksum of values that are about to be written, without bytes.
    ///
    /// - Precondition: there is one for each column.
    func checksum(_ values: [RowValue]) -> Checksum {
        precondition(values.count == count, "\(values.count) values of \(count) columns")
        var sum = Checksum()
        for (column, value) in zip(columns, values) {
            if let hash = value.hash { sum.add(hash, seed: column.seed) }
        }
        return sum
    }
}

extension RowValue {
    /// The hash of a value, the same as of one that was read; nil for null.
    fileprivate var hash: UInt64? {
        switch self {
        case .null: nil
        case .integer(let number): SplitMix.hash(number)
        // Bytes as they are: those of a text's UTF-8 have no padding between them.
        case .text(let text): unsafe SplitMix.hash(text.utf8.span.bytes)
        }
    }
}

extension Row {
    /// The hash of the bytes of a column, as they lie in the page; nil for null.
    fileprivate func hashOfBytes(_ index: Int) throws -> UInt64? {
        try withUnsafeData(atIndex: index) { $0.map { SplitMix.hash($0.bytes) } }
    }
}

extension DatabaseValue {
    /// The hash of a value; nil for null.
    fileprivate var hash: UInt64? {
        switch storage {
        case .int64(let number): SplitMix.hash(number)
        // Bytes as they are: those of a text's UTF-8 have no padding between them.
        case .string(let text): unsafe SplitMix.hash(text.utf8.span.bytes)
        case .blob(let data): SplitMix.hash(data.bytes)
        case .double(let number): SplitMix.hash(Int64(bitPattern: number.bitPattern))
        case .null: nil
        }
    }
}

extension SummedTable {
    static let papers = SummedTable("papers", columnsBeforePrecision + " published_precision language* type*")
    /// As it was when checksums came: those of rows without a value in the others are the same.
    static let papersBeforePrecision = SummedTable("papers", columnsBeforePrecision)
    private static let columnsBeforePrecision =
        "id source_id* scope* fingerprint published_day published_rank listed_day listed_rank imported_day "
        + "author_count upvotes comments doi* sources* version updated_day is_pieced"
    /// The paper is not among the columns of what belongs to one: the checksum stands with it.
    static let texts = SummedTable("texts", "title* abstract* authors* categories* keywords* venue* extra*")
    static let originals = SummedTable("originals", "title* abstract*")
    static let fingerprints = SummedTable("fingerprints", "title fingerprint")
    static let identifiers = SummedTable("identifiers", "identifier* scope* is_doi")
    static let sightings = SummedTable(
        "sightings", "id listing listed_day listed_rank is_search imported_day")
    /// Small tables, whose rows are also read as copies: bytes that are no Unicode are not at hand there.
    static let listings = SummedTable("listings", "id name format")
    static let models = SummedTable("models", "id fingerprint topics")
    static let dayLists = SummedTable("day_lists", "id series day asked_day papers is_settled")
    static let watches = SummedTable("watches", "id name query day")
    static let marks = SummedTable("marks", "id paper mark day")
    static let told = SummedTable("told", "id last_paper day further")
    static let shownTopics = SummedTable("shown_topics", "number model slug name")
    /// Labels have a checksum each, and say themselves of which paper they are; so have classifications.
    static let labels = SummedTable("labels", "sequence paper topic is_about day step taken_back")
    static let proposedLabels = SummedTable("proposed_labels", "id paper topic is_about day")
    static let classifications = SummedTable("classifications", "paper model primary_topic abstention* scores*")
}
