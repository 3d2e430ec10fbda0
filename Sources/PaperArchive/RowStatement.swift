import CSQLite
import GRDB

/// A value of a row, as SQLite holds it.
enum RowValue {
    case null
    case integer(Int64)
    case text(String)

    init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
    init(_ number: Int?) { self.init(number.map { Int64($0) }) }
    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ isTrue: Bool) { self = .integer(isTrue ? 1 : 0) }
}

/// A statement that an import runs for each of its papers.
///
/// GRDB takes of every value four forms one after another, which is a tenth of the time of an import; here numbers go to
/// SQLite as they are, and texts from one run of bytes. Nothing is told of what is done, and nothing in this room watches
/// for it.
final class RowStatement {
    private let database: Database
    private let statement: Statement
    private let count: Int
    /// The texts of a row, one behind another.
    private var bytes: [UInt8] = []

    /// - Parameters:
    ///   - sql: a statement with a question mark for each value.
    init(_ database: Database, _ sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        // Safe: the statement lives as long as it is held here.
        count = Int(unsafe sqlite3_bind_parameter_count(statement.sqliteStatement))
    }

    /// Runs it with the values of a row.
    ///
    /// - Precondition: no text holds U+0000, and there is a value for each question mark.
    func run(_ values: RowValue...) throws { _ = try step(values) }

    /// The same.
    func run(_ values: [RowValue]) throws { _ = try step(values) }

    /// Whether a query finds any row.
    func finds(_ values: [RowValue]) throws -> Bool { try step(values) }

    /// Whether there was a row.
    private func step(_ values: [RowValue]) throws -> Bool {
        precondition(values.count == count, "\(values.count) values for \(count)")
        bytes.removeAll(keepingCapacity: true)
        for case .text(let text) in values { bytes.append(contentsOf: text.utf8) }
        // Where there are no bytes there is no address either, and that would be null.
        bytes.append(0)
        // Safe: the bytes stand still until SQLite has forgotten them, before this returns.
        return try unsafe bytes.withUnsafeBytes { texts in
            defer {
                unsafe sqlite3_reset(statement.sqliteStatement)
                unsafe sqlite3_clear_bindings(statement.sqliteStatement)
            }
            try unsafe bind(values, texts)
            let code = unsafe sqlite3_step(statement.sqliteStatement)
            guard code == SQLITE_ROW || code == SQLITE_DONE else { throw error(code) }
            return code == SQLITE_ROW
        }
    }

    private func bind(_ values: [RowValue], _ texts: UnsafeRawBufferPointer) throws {
        let statement = unsafe self.statement.sqliteStatement
        var start = 0
        var column: Int32 = 0
        for value in values {
            column += 1
            // Safe: the range of a text is within the bytes, which were made of these texts.
            let code =
                switch value {
                case .null: unsafe sqlite3_bind_null(statement, column)
                case .integer(let number): unsafe sqlite3_bind_int64(statement, column, number)
                case .text(let text):
                    unsafe Self.bind(statement, column, texts[start..<start + text.utf8.count])
                }
            guard code == SQLITE_OK else { throw error(code) }
            if case .text(let text) = value { start += text.utf8.count }
        }
    }

    /// Binds a text whose bytes stay where they are.
    private static func bind(_ statement: OpaquePointer, _ column: Int32, _ text: Slice<UnsafeRawBufferPointer>)
        -> Int32
    {
        let text = unsafe UnsafeRawBufferPointer(rebasing: text).assumingMemoryBound(to: CChar.self)
        return unsafe sqlite3_bind_text64(
            statement, column, text.baseAddress, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
    }

    private func error(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: statement.sql)
    }
}

/// A query that an import asks for each of its papers, and that finds nothing for most.
final class RowQuery {
    private let query: RowStatement
    private let statement: Statement

    /// - Parameters:
    ///   - sql: a query with a question mark for each value.
    init(_ database: Database, _ sql: String) throws {
        query = try RowStatement(database, sql)
        statement = try database.cachedStatement(sql: sql)
    }

    /// What `read` makes of each row that it finds.
    func rows<Value>(_ values: RowValue..., read: (Row) throws -> Value) throws -> [Value] {
        // That there is none is told without GRDB, in a fourth of the time.
        guard try query.finds(values) else { return [] }
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values.map(\.databaseValue)))
        var found: [Value] = []
        while let row = try rows.next() { found.append(try read(row)) }
        return found
    }
}

extension RowValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
