import GRDB
import Testing

@testable import PaperArchive

@Suite struct RowStatementTests {
    private let queue: DatabaseQueue

    init() throws {
        queue = try DatabaseQueue()
        try queue.write { try $0.execute(sql: "CREATE TABLE t (a INTEGER UNIQUE, b TEXT, c TEXT, d TEXT) STRICT") }
    }

    /// In no place a text may take the bytes of another one.
    @Test("values arrive as they were given, empty ones and those beyond ASCII too") func valuesArrive() throws {
        let rows: [[RowValue]] = [
            [.integer(.max), .text("ünïcode 模型"), .text(""), .text("end")],
            [.integer(.min), .text(""), .null, .text("")],
            [.integer(0), .null, .text(String(repeating: "long ", count: 3_000)), .null],
            [.null, RowValue(nil as String?), RowValue("one"), RowValue("two")],
            [RowValue(7 as Int?), .text(""), .text(""), .text("")],
            [RowValue(true), .null, .null, .null],
        ]
        try queue.write { database in
            let statement = try RowStatement(database, "INSERT INTO t VALUES (?, ?, ?, ?)")
            for row in rows { try statement.run(row) }
            let stored = try Row.fetchAll(database, sql: "SELECT * FROM t ORDER BY rowid").map { row in
                Array(row.databaseValues.map { $0.isNull ? "null" : "\($0)" })
            }
            let expected = [
                ["\(Int64.max)", "\"ünïcode 模型\"", "\"\"", "\"end\""], ["\(Int64.min)", "\"\"", "null", "\"\""],
                ["0", "null", "\"\(String(repeating: "long ", count: 3_000))\"", "null"],
                ["null", "null", "\"one\"", "\"two\""], ["7", "\"\"", "\"\"", "\"\""], ["1", "null", "null", "null"],
            ]
            #expect(stored == expected)
        }
    }

    @Test("what SQLite refuses is thrown, and the statement can be run again") func whatIsRefused() throws {
        try queue.write { database in
            let statement = try RowStatement(database, "INSERT INTO t VALUES (?, ?, NULL, NULL)")
            try statement.run(.integer(1), .text("first"))
            let error = #expect(throws: DatabaseError.self) { try statement.run(.integer(1), .text("again")) }
            #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE)
            #expect(error?.message == "UNIQUE constraint failed: t.a")
            try statement.run(.integer(2), .text("second"))
            #expect(try String.fetchAll(database, sql: "SELECT b FROM t ORDER BY a") == ["first", "second"])
        }
    }

    @Test("a query gives all its rows, or none") func queries() throws {
        try queue.write { database in
            let insert = try RowStatement(database, "INSERT INTO t VALUES (?, ?, NULL, NULL)")
            for number in 1...5 { try insert.run(.integer(Int64(number)), .text(number < 4 ? "few" : "Ł")) }
            let query = try RowQuery(database, "SELECT a FROM t WHERE b = ? AND a > ? ORDER BY a")
            func found(_ text: String, _ number: Int64) throws -> [Int64] {
                try query.rows(.text(text), .integer(number)) { try $0.value(0) }
            }
            for _ in 0..<2 {
                #expect(try found("few", 0) == [1, 2, 3])
                #expect(try found("few", 3) == [])
                #expect(try found("Ł", 0) == [4, 5])
                #expect(try found("", 0) == [])
            }
        }
    }

    /// The checksum of what is about to be written is that of what is read.
    @Test("values have the checksums that they have as read") func checksums() throws {
        let values: [RowValue] = [.text("Title ü"), .text(""), .null, .null, .text("[]"), .null, .text("qmodel")]
        try queue.write { database in
            let row = try #require(
                try Row.fetchOne(database, sql: "SELECT 'Title ü', '', NULL, NULL, '[]', NULL, 'qmodel'"))
            #expect(try SummedTable.texts.checksum(row) == SummedTable.texts.checksum(values))
            let numbers = try #require(try Row.fetchOne(database, sql: "SELECT -7, 9"))
            #expect(
                try SummedTable.fingerprints.checksum(numbers)
                    == SummedTable.fingerprints.checksum([.integer(-7), .integer(9)]))
        }
    }
}
