import CSQLite
import Foundation
import GRDB
public import Papers

/// The words of papers whose numbers are kept, as they were at one moment.
public struct NumberedTexts: Sendable {
    /// Tells what is kept now from what is kept at other times.
    public struct State: Sendable {
        /// How many words have a number.
        public fileprivate(set) var words = 0
        /// Whether a list of words is not what was written: then no words are told, and what is kept replaces all of it.
        fileprivate var isDamaged = false
        /// Tells these lists of words from others.
        fileprivate var lists: Int64 = 0
    }

    /// The words, in the order of their numbers.
    public fileprivate(set) var words: [ArraySlice<UInt8>] = []
    /// Where the words of each paper that was asked for are in `bytes`; nil where none are kept, or its texts are others
    /// by now.
    public fileprivate(set) var texts: [Range<Int>?] = []
    /// What is kept of all papers, as it was given, one behind another.
    public fileprivate(set) var bytes: [UInt8] = []
    /// What was kept when this was read.
    public fileprivate(set) var state = State()
}

extension Archive {
    /// The words of papers as numbers, where these are kept.
    ///
    /// They are read in the order in which they lie in the file, not in that of the papers: that would take several times as
    /// long.
    public func numberedTexts(of papers: some Sequence<DatedPaper>) throws(ArchiveError) -> NumberedTexts {
        try read { database in
            var found = NumberedTexts()
            found.state.lists = try NumberedRows.lists(database)
            if let words = try NumberedRows.words(database) {
                (found.words, found.state.words) = (words, words.count)
            } else {
                found.state.isDamaged = true
            }
            let kept = found.state.isDamaged ? [:] : try NumberedRows.texts(database, into: &found.bytes)
            found.texts = papers.map { paper in
                kept[paper.key.row].flatMap { $0.stamp == paper.stamp ? $0.words : nil }
            }
            // All pages were read, and none comes again soon. Safe: the connection is open while it is read from.
            _ = unsafe sqlite3_db_release_memory(database.sqliteConnection)
            return found
        }
    }

    /// Title and abstract of papers, in their order; those that are not there are left out.
    public func texts(of keys: some Sequence<StoredPaper.Key>) throws(ArchiveError) -> [StoredText] {
        try read { database in
            let statement = try database.cachedStatement(sql: StoredText.select + " WHERE t.paper = ?")
            return try keys.compactMap { key in
                try Row.fetchOne(statement, arguments: [key.row]).map { try StoredText($0) }
            }
        }
    }

    /// Keeps words of papers as numbers; false, and nothing is kept, where others have numbered words meanwhile. Waits for
    /// nobody.
    ///
    /// - Parameters:
    ///   - texts: the papers with their stamps and words.
    ///   - newWords: words that have no number yet, in the order of those that they get; no line feed is in them.
    ///   - known: what was kept before.
    public func keep(
        _ texts: [(key: StoredPaper.Key, stamp: Int64, words: [UInt8])], newWords: [ArraySlice<UInt8>],
        after known: NumberedTexts.State
    ) throws(ArchiveError) -> Bool {
        try writeAtOnce { database in
            guard try NumberedRows.lists(database) == known.lists else { return false }
            if known.isDamaged { try NumberedRows.forget(database) }
            if !newWords.isEmpty { try NumberedRows.add(newWords, database) }
            let statement = try database.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO numbered_texts (paper, stamp, words, checksum)
                    SELECT id, ?2, ?3, ?4 FROM papers WHERE id = ?1
                    """)
            for text in texts {
                let words = Data(text.words)
                let sum = NumberedRows.checksum(words, text.key.row, text.stamp)
                try statement.execute(arguments: [text.key.row, text.stamp, words, sum])
            }
            return true
        }
    }
}

/// The rows of words as numbers, which can be made again: all of them are forgotten where one is not what was written.
enum NumberedRows {
    /// The checksum of a row: of its words and its other numbers, in their order.
    static func checksum(_ words: Data, _ numbers: Int64...) -> Int64 { checksum(words, numbers) }

    private static func checksum(_ words: Data, _ numbers: [Int64]) -> Int64 {
        Int64(
            bitPattern: numbers.reduce(SplitMix.hash(words.bytes)) { sum, number in
                SplitMix.mixed((sum ^ UInt64(bitPattern: number)) &+ SplitMix.increment)
            })
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Tells the lists of words from others, without reading them.
    static func lists(_ database: Database) throws -> Int64 {
        let rows = try Row.fetchCursor(database, sql: "SELECT id, checksum FROM word_lists ORDER BY id")
        var state: Int64 = 0
        while let row = try rows.next() { state = checksum(Data(), state, try row.value(0), try row.value(1)) }
        return state
    }

    /// The words in the order of their numbers; nil where a list is not what was written.
    static func words(_ database: Database) throws -> [ArraySlice<UInt8>]? {
        let rows = try Row.fetchCursor(database, sql: "SELECT id, words, checksum FROM word_lists ORDER BY id")
        var words: [ArraySlice<UInt8>] = []
        while let row = try rows.next() {
            let list: Data = try row.value(1)
            guard checksum(list, try row.value(0)) == (try row.value(2)) else { return nil }
            words += Array(list).split(separator: lineFeed)
        }
        return words
    }

    /// Gives words the next numbers.
    static func add(_ words: [ArraySlice<UInt8>], _ database: Database) throws {
        let list = Data(words.joined(separator: [lineFeed]))
        let id = try Int64.fetchOne(database, sql: "SELECT ifnull(max(id), 0) + 1 FROM word_lists") ?? 1
        try database.execute(
            sql: "INSERT INTO word_lists (id, words, checksum) VALUES (?, ?, ?)",
            arguments: [id, list, checksum(list, id)])
    }

    /// The words of all papers, appended to some bytes: where each paper's are, and of which texts. Rows that are not what
    /// was written are left out.
    static func texts(
        _ database: Database, into bytes: inout [UInt8]
    ) throws -> [Int64: (stamp: Int64, words: Range<Int>)] {
        var found: [Int64: (stamp: Int64, words: Range<Int>)] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT paper, stamp, words, checksum FROM numbered_texts")
        while let row = try rows.next() {
            guard let (paper, stamp, sum) = numbers(of: row) else { continue }
            let start = bytes.count
            if try append(row, to: &bytes, paper, stamp) == sum {
                found[paper] = (stamp, start..<bytes.count)
            } else {
                bytes.removeSubrange(start...)
            }
        }
        return found
    }

    /// The paper, the stamp and the checksum of a row; nil where one of them is no number.
    private static func numbers(of row: Row) -> (paper: Int64, stamp: Int64, sum: Int64)? {
        guard let paper = try? row.value(0, as: Int64.self), let stamp = try? row.value(1, as: Int64.self),
            let sum = try? row.value(3, as: Int64.self)
        else { return nil }
        return (paper, stamp, sum)
    }

    /// Appends the words of a row; their checksum, nil where there are none.
    private static func append(_ row: Row, to bytes: inout [UInt8], _ paper: Int64, _ stamp: Int64) throws -> Int64? {
        try row.withUnsafeData(atIndex: 2) { words in
            guard let words else { return nil }
            bytes.append(contentsOf: words)
            return checksum(words, paper, stamp)
        }
    }

    static func forget(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM numbered_texts; DELETE FROM word_lists")
    }

    /// How many rows of each table are not what was written.
    static func altered(_ database: Database) throws -> [(table: String, rows: Int)] {
        let sources = [("word_lists", "id"), ("numbered_texts", "paper, stamp")]
        return try sources.map { table, numbers in
            let rows = try Row.fetchCursor(database, sql: "SELECT words, checksum, \(numbers) FROM \(table)")
            var count = 0
            while let row = try rows.next() { if try isAltered(row) { count += 1 } }
            return (table, count)
        }
    }

    private static func isAltered(_ row: Row) throws -> Bool {
        guard let words = Data.stored(row[0]), let sum = Int64.stored(row[1]) else { return true }
        return checksum(words, (2..<row.count).map { Int64.stored(row[$0]) ?? 0 }) != sum
    }
}
