import Foundation
import GRDB
import ReadableText

/// Checks every field of every row of an archive for values that can be none, in the transaction that mends them.
struct FieldExamination {
    let database: Database
    let isMending: Bool

    /// What is found, in the order of tables and columns.
    func findings() throws -> [DoctorFinding] {
        guard try String.fetchOne(database, sql: "PRAGMA encoding") == "UTF-8" else {
            throw DamagedRow(detail: "its texts are not in UTF-8")
        }
        return try StoredField.all.compactMap { field in
            switch field.kind {
            case .number(let range): try check(field, range)
            case .text(let isEmptiable): try check(field, isEmptiable: isEmptiable)
            }
        }
    }

    private func finding(_ field: StoredField, _ count: Int, isMended: Bool) -> DoctorFinding? {
        count == 0
            ? nil
            : DoctorFinding(
                problem: .fields(table: field.table, column: field.column), count: count, isMended: isMended)
    }

    private func check(_ field: StoredField, _ range: ClosedRange<Int64>) throws -> DoctorFinding? {
        let (table, column) = (field.table, field.column)
        let condition = "WHERE \(column) NOT BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) \(condition)") ?? 0
        let mended: String
        switch field.mending {
        case .none, .replacing: return finding(field, count, isMended: false)
        case .emptying(let columns): mended = columns.map { "\($0) = NULL" }.joined(separator: ", ")
        case .day(let expression): mended = "\(column) = ifnull((\(expression)), 0)"
        }
        if count > 0, isMending {
            // Of two sightings that become one the other goes.
            try database.execute(sql: "UPDATE OR REPLACE \(table) SET \(mended) \(condition)")
        }
        return finding(field, count, isMended: isMending)
    }

    private func check(_ field: StoredField, isEmptiable: Bool) throws -> DoctorFinding? {
        let (table, column) = (field.table, field.column)
        var broken: [(key: DatabaseValue, bytes: Data)] = []
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(field.key), \(column) FROM \(table) WHERE \(column) IS NOT NULL")
        while let row = try rows.next() {
            // As SQLite has them: read as a text, they would be put right already.
            let bytes = try row.withUnsafeData(atIndex: 1) { $0.map { Array($0) } ?? [] }
            let isWhole = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
            if !isWhole || bytes.isEmpty && !isEmptiable { broken.append((row[0], Data(bytes))) }
        }
        guard isMending, case .replacing = field.mending else {
            return finding(field, broken.count, isMended: false)
        }
        let statement = try database.makeStatement(
            sql: "UPDATE OR IGNORE \(table) SET \(column) = ? WHERE \(field.key) = ? AND CAST(\(column) AS BLOB) = ?")
        var mended = 0
        for (key, bytes) in broken {
            let text = String(decoding: bytes, as: UTF8.self).withoutNulls
            try statement.execute(arguments: [text.isEmpty && !isEmptiable ? nil : text, key, bytes])
            mended += database.changesCount > 0 ? 1 : 0
        }
        return finding(field, broken.count, isMended: mended == broken.count)
    }
}

/// Checks what SQLite, its search index and the steps of the schema keep for themselves.
struct UpkeepExamination {
    let database: Database
    let isMending: Bool

    /// What is found.
    func findings() throws -> [DoctorFinding] {
        let checks: [(table: String, isSound: () throws -> Bool, mend: () throws -> Void)] = [
            ("search_config", areSettingsSound, { try SearchIndex.configure(database) }),
            ("grdb_migrations", areStepsSound, noteSteps), ("sqlite_sequence", isSequenceSound, writeSequence),
        ]
        return try checks.compactMap { check in
            if try check.isSound() { return nil }
            var isMended = isMending
            do { if isMending { try check.mend() } } catch let error as DatabaseError
                where error.resultCode == .SQLITE_ERROR
            {
                // Without its version FTS5 does nothing any more.
                isMended = false
            }
            // Names that are none stay: nobody else may write what the search index notes.
            return DoctorFinding(
                problem: .upkeep(table: check.table), count: 1, isMended: try isMended && check.isSound())
        }
    }

    private func areSettingsSound() throws -> Bool {
        let names = try Row.fetchAll(database, sql: "SELECT k FROM search_config").map {
            try $0.value(0, as: String.self)
        }
        let known = SearchIndex.settings.map(\.name) + [SearchIndex.version.name]
        if !Set(names).isSubset(of: known) { return false }
        return try (SearchIndex.settings + [SearchIndex.version]).allSatisfy { name, value in
            // Only the order of what is found changes an answer; of the others older programs noted fewer.
            let stored = try Row.fetchAll(database, sql: "SELECT v FROM search_config WHERE k = ?", arguments: [name])
            return stored.isEmpty
                ? name != "rank" && name != SearchIndex.version.name
                : stored.allSatisfy {
                    let noted = $0[0] as DatabaseValue
                    return noted == value || noted == SearchIndex.formerSettings[name]
                }
        }
    }

    private func areStepsSound() throws -> Bool {
        let names = try Row.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations").map {
            try? $0.value(0, as: String.self)
        }
        return Set(names) == Set(ArchiveSchema.names)
    }

    private func noteSteps() throws {
        try database.execute(sql: "DELETE FROM grdb_migrations")
        for name in ArchiveSchema.names {
            try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [name])
        }
    }

    /// Entries of the log of labels are numbered without gap, and SQLite notes the last number.
    private func isSequenceSound() throws -> Bool {
        let sql = """
            SELECT (SELECT max(sequence) FROM labels) IS (SELECT seq FROM sqlite_sequence WHERE name = 'labels')
                AND (SELECT count(*) FROM sqlite_sequence WHERE name = 'labels') < 2
            """
        return try Int.fetchOne(database, sql: sql) == 1
    }

    private func writeSequence() throws {
        try database.execute(
            sql: """
                DELETE FROM sqlite_sequence WHERE name = 'labels';
                INSERT INTO sqlite_sequence (name, seq) SELECT 'labels', max(sequence) FROM labels HAVING count(*) > 0
                """)
    }
}
