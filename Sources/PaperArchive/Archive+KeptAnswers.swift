import Foundation
import GRDB
public import Papers

/// A paper that has a day, as far as an answer that is kept depends on it.
public struct DatedPaper: Sendable {
    /// The paper.
    public let key: StoredPaper.Key
    /// Its day.
    public let day: CalendarDay
    /// Tells its texts from others.
    public let stamp: Int64
    /// Tells what else it says from other things.
    fileprivate let facts: Int64
}

extension Array<DatedPaper> {
    /// Tells some papers in their order, what they say and their days from any others; a change is overlooked once in 2^64.
    ///
    /// - Parameter start: tells what is made of them from other things.
    public func state(from start: Int64) -> Int64 {
        var sum = UInt64(bitPattern: start)
        for paper in self {
            for number in [paper.key.row, Int64(paper.day.daysSinceEpoch), paper.stamp, paper.facts] {
                sum = SplitMix.mixed((sum ^ UInt64(bitPattern: number)) &+ SplitMix.increment)
            }
        }
        return Int64(bitPattern: sum)
    }
}

extension Archive {
    /// All papers that have a day of a kind, by day, then in the order of `forEachBatch`. Papers of which a month or a year
    /// is known are left out.
    public func datedPapers(by kind: DateKind) throws(ArchiveError) -> [DatedPaper] {
        try read { database in
            let sql = """
                SELECT p.id, \(kind.column)_day, p.texts_checksum, p.facts_checksum FROM papers p
                WHERE \(kind.column)_day IS NOT NULL AND \(kind.precision) IS NULL
                ORDER BY \(kind.column)_day, \(PaperRecord.order)
                """
            var papers: [DatedPaper] = []
            let rows = try Row.fetchCursor(database, sql: sql)
            while let row = try rows.next() {
                papers.append(
                    DatedPaper(
                        key: StoredPaper.Key(row: try row.rowNumber(0)), day: try row.day(1),
                        stamp: try row.value(2), facts: try row.value(3)))
            }
            return papers
        }
    }

    /// The answer to a question that was kept for a state; nil where none was, or it is not what was written.
    public func keptAnswer(to question: String, of state: Int64) throws(ArchiveError) -> [UInt8]? {
        try read { try KeptAnswers($0).answer(to: question, of: state) }
    }

    /// Keeps an answer to a question. Waits for nobody.
    ///
    /// - Throws: `ArchiveError`: where the archive cannot be written to now, too.
    public func keep(answer: [UInt8], to question: String, of state: Int64) throws(ArchiveError) {
        try writeAtOnce { try KeptAnswers($0).keep(answer, to: question, of: state) }
    }
}

/// The rows of answers that are kept.
struct KeptAnswers {
    /// So many are kept: a year of weeks, and some.
    private static let most = 64

    private let database: Database

    init(_ database: Database) { self.database = database }

    private static func checksum(_ id: Int64, _ answer: Data, _ question: String, _ state: Int64) -> Int64 {
        NumberedRows.checksum(answer, id, state, NumberedRows.checksum(Data(question.utf8)))
    }

    /// The answer of a row of `id, answer, question, state, checksum`; nil where it is not what was written.
    private static func answer(_ row: Row) -> Data? {
        guard let id = Int64.stored(row[0]), let answer = Data.stored(row[1]), let question = String.stored(row[2]),
            let state = Int64.stored(row[3]), let sum = Int64.stored(row[4])
        else { return nil }
        return checksum(id, answer, question, state) == sum ? answer : nil
    }

    private static let select = "SELECT id, answer, question, state, checksum FROM kept_answers"

    func answer(to question: String, of state: Int64) throws -> [UInt8]? {
        let statement = try database.cachedStatement(sql: Self.select + " WHERE question = ? AND state = ?")
        return try Row.fetchOne(statement, arguments: [question, state]).flatMap(Self.answer).map { Array($0) }
    }

    func keep(_ answer: [UInt8], to question: String, of state: Int64) throws {
        let answer = Data(answer)
        let id = try Int64.fetchOne(database, sql: "SELECT ifnull(max(id), 0) + 1 FROM kept_answers") ?? 1
        try database.execute(
            sql: "INSERT OR REPLACE INTO kept_answers (id, state, question, answer, checksum) VALUES (?, ?, ?, ?, ?)",
            arguments: [id, state, question, answer, Self.checksum(id, answer, question, state)])
        try database.execute(sql: "DELETE FROM kept_answers WHERE id <= ?", arguments: [id - Int64(Self.most)])
    }

    func forget() throws { try database.execute(sql: "DELETE FROM kept_answers") }

    /// How many rows are not what was written.
    func altered() throws -> Int {
        let rows = try Row.fetchCursor(database, sql: Self.select)
        var count = 0
        while let row = try rows.next() { if Self.answer(row) == nil { count += 1 } }
        return count
    }
}
