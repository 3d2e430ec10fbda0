import TestSupport
import Testing

@testable import ReadableText

@Suite struct LineReaderTests {
    private func lines(_ bytes: [UInt8], maximum: Int = 1000) throws -> [String] {
        var reader = LineReader(ByteStream(bytes: bytes, name: "x"), maximumLength: maximum)
        var result: [String] = []
        while let line = try reader.next() {
            #expect(line.number == result.count + 1)
            result.append(line.isTooLong ? "<long>" : String(decoding: line.bytes, as: UTF8.self))
        }
        return result
    }

    private func lines(_ text: String, maximum: Int = 1000) throws -> [String] {
        try lines(Array(text.utf8), maximum: maximum)
    }

    @Test("ends of lines") func endsOfLines() throws {
        #expect(try lines("") == [])
        #expect(try lines("\n") == [""])
        #expect(try lines("a\nb") == ["a", "b"])
        #expect(try lines("a\r\n\r\nb\r\n") == ["a", "", "b"])
        #expect(try lines("\u{FEFF}a\n\u{FEFF}b") == ["a", "\u{FEFF}b"])
        #expect(try lines("\u{FEFF}") == [""])
    }

    @Test("blank lines are told") func blankLinesAreTold() throws {
        var reader = LineReader(ByteStream(bytes: Array(" \t\r\nx".utf8), name: "x"))
        #expect(try reader.next()?.isBlank == true)
        #expect(try reader.next()?.isBlank == false)
    }

    @Test("long lines are skipped whole") func longLinesAreSkippedWhole() throws {
        let ten = String(repeating: "x", count: 10)
        #expect(try lines("\(ten)\n\(ten)y\nz", maximum: 10) == [ten, "<long>", "z"])
        #expect(try lines("\(ten)\r\n\(ten)y\r\nz", maximum: 10) == [ten, "<long>", "z"])
        #expect(try lines(String(repeating: "x", count: 5000), maximum: 10) == ["<long>"])
        #expect(try lines(String(repeating: "x", count: 5000) + "\n", maximum: 10) == ["<long>"])
    }

    /// Against splitting the whole text, with lines around the limit and buffers of every size.
    @Test("agrees with splitting") func agreesWithSplitting() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<400 {
            let maximum = Int.random(in: 1...40, using: &generator)
            var text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                String(repeating: "é", count: Int.random(in: 0...30, using: &generator))
                    + (Bool.random(using: &generator) ? "\r" : "")
            }.joined(separator: "\n")
            if Bool.random(using: &generator) { text += "\n" }
            var expected = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
            if expected.last == [] { expected.removeLast() }
            let shown = expected.map { line in
                let content = line.last == 0x0D ? line.dropLast() : line[...]
                return content.count > maximum ? "<long>" : String(decoding: content, as: UTF8.self)
            }
            #expect(try lines(text, maximum: maximum) == shown)
        }
    }

    @Test("what somebody says is taken as it is: no kind of file is told by its first bytes") func unchanged() throws {
        let inputs: [[UInt8]] = [
            [0x1F, 0x8B, 8, 0, 10, 97], [0, 10, 97], [0xFF, 0xFE, 97, 0, 10, 97], Array("%PDF-1.7\na".utf8), [10, 97],
        ]
        for bytes in inputs {
            var reader = LineReader(unchanged: ByteStream(bytes: bytes, name: "x"), maximumLength: 10)
            var found: [[UInt8]] = []
            while let line = try reader.next() { found.append(Array(line.bytes)) }
            #expect(found == bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init))
        }
    }

    @Test("a NUL byte in a record is a matter of its line, from the first line on") func nullsInRecords() throws {
        #expect(try lines("{\"a\":\"\0\"}\n{}\n") == ["{\"a\":\"\0\"}", "{}"])
        #expect(try lines("\u{FEFF} \n{\"\0\n{}\n").count == 3)
        // UTF-16 without its mark is none.
        #expect(throws: InputError.binary(file: "x", offset: 1)) { try self.lines([0x7B, 0, 0x22, 0]) }
        #expect(throws: InputError.binary(file: "x", offset: 1)) { try self.lines("a\0{") }
    }

    @Test("binary files are refused at once") func binaryFilesAreRefusedAtOnce() {
        #expect(throws: InputError.binary(file: "x", offset: 2)) { try self.lines([0x41, 0x0A, 0, 0x42]) }
        #expect(throws: InputError.foreignFile(file: "x", kind: .parquet)) {
            try self.lines(Array("PAR1".utf8) + [0x15, 0x04, 0x00])
        }
    }

    /// However long the line, no more of it is held than a few times the limit.
    @Test("a runaway line takes no memory") func aRunawayLineTakesNoMemory() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("long.jsonl", [UInt8](repeating: 0x78, count: 8 << 20) + Array("\nafter\n".utf8))
        var reader = try LineReader(path: path, maximumLength: 100_000)
        #expect(try reader.next()?.isTooLong == true)
        let after = try #require(try reader.next())
        #expect(String(decoding: after.bytes, as: UTF8.self) == "after")
        #expect(after.number == 2)
        #expect(reader.bufferSize <= 400_000)
    }
}
