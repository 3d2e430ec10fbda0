import Foundation
import GRDB
import Testing

@testable import PaperArchive

@Suite struct ChecksumTests {
    private func checksum(_ bytes: [UInt8]) -> Checksum {
        SummedTable.classifications.checksum(of: "scores", Data(bytes))
    }

    @Test("any bit of a text shows", arguments: 0...25) func anyBitOfATextShows(length: Int) {
        let bytes = (0..<length).map { UInt8($0 * 37 & 0xff) }
        var sums: Set<Checksum> = [checksum(bytes), checksum(bytes + [0])]
        for bit in 0..<8 * length {
            var other = bytes
            other[bit / 8] ^= 1 << (bit % 8)
            sums.insert(checksum(other))
        }
        #expect(sums.count == 8 * length + 2)
    }

    @Test("any bit of a number shows, and its column") func anyBitOfANumberShows() {
        let table = SummedTable.papers
        var sums: Set<Checksum> = [table.checksum(of: "upvotes", 7), table.checksum(of: "comments", 7)]
        for bit in 0..<64 { sums.insert(table.checksum(of: "upvotes", Int64(7) ^ (1 << bit))) }
        #expect(sums.count == 66)
        #expect(table.checksum(of: "upvotes", nil) == Checksum())
        #expect(SummedTable.texts.checksum(of: "venue", "") != Checksum())
    }

    @Test("is the same of values, of rows and of copies of rows") func isTheSame() throws {
        let queue = try DatabaseQueue()
        try queue.write { database in
            let table = SummedTable.texts
            try database.execute(sql: "CREATE TABLE t (\(table.names("t").replacingOccurrences(of: "t.", with: "")))")
            let values: [(any DatabaseValueConvertible)?] = ["", "A b c, é and 深度学习", nil, "[]", "x", "v", nil]
            try database.execute(
                sql: "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)", arguments: StatementArguments(values))
            let expected = table.checksum(values)
            #expect(try table.checksum(try #require(try Row.fetchOne(database, sql: "SELECT * FROM t"))) == expected)
            let cursor = try Row.fetchCursor(database, sql: "SELECT * FROM t")
            while let row = try cursor.next() { #expect(try table.checksum(row) == expected) }
            #expect(table.checksum(["A b c, é and 深度学习", "", nil, "[]", "x", "v", nil]) != expected)
        }
    }

    @Test("the numbers never change: archives hold them") func theNumbersNeverChange() {
        #expect(
            SummedTable.texts.checksum(["Wide nets", "We widen.", nil, nil, nil, nil, nil]).stored
                == -227_009_423_402_007_071)
        #expect(SummedTable.fingerprints.checksum([1, -2]).stored == -7_921_453_773_854_876_846)
    }
}
