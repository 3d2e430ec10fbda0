import Papers
import ReadableText
import TestSupport
import Testing

@testable import Ledger

@Suite("What is no sound ledger is refused with file, line and reason") struct LedgerRefusalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The lines as a program writes them that states no checksum, so that what is wrong with a line is told.
    private static func lines(_ facts: LedgerFacts) throws -> [String] {
        String(decoding: try facts.bytes(), as: UTF8.self).replacing(/,"checksum":"[0-9a-f]{16}"/, with: "")
            .split(separator: "\n").map(String.init)
    }

    private func fault(_ text: String, file: String = "bad.ledger") throws -> String {
        let path = try folder.write(file, text)
        do {
            var reader = try LedgerReader(path: path)
            while try reader.next() != nil {}
            return ""
        } catch {
            return error.description.replacing(folder.path + "/", with: "")
        }
    }

    private func mergeFault(_ ledgers: [[UInt8]]) throws -> String {
        let files = try ledgers.enumerated().map { try folder.write("\($0).ledger", $1) }
        do {
            var merge = try LedgerMerge(files)
            try merge.write { _ in }
            return ""
        } catch {
            return "\(error)".replacing(folder.path + "/", with: "")
        }
    }

    @Test("another model, unit or version") func others() throws {
        let facts = InventedParts(2, papers: 9, seed: 1).facts()
        var model = InventedParts.model
        model.fingerprint = "ffff"
        var other = LedgerFacts(model: model, part: LedgerPart(name: "other"))
        other.note(read: 0, rejected: 0, listedThrough: nil, notes: [])
        #expect(
            try mergeFault([try facts[0].bytes(), try other.bytes()])
                == "1.ledger: counts topics of model ffff, but 0.ledger of model 0123456789abcdef")
        model = InventedParts.model
        model.topics.removeLast()
        #expect(
            try mergeFault([try facts[0].bytes(), try LedgerFacts(model: model).bytes()])
                == "1.ledger: says of model 0123456789abcdef what 0.ledger does not")
        let text = try Self.lines(facts[0]).joined(separator: "\n")
        #expect(
            try fault(text.replacing(#""unit":1e-9"#, with: #""unit":0.001"#))
                == "bad.ledger: its sums are in units of 0.001, not of 1e-9")
        #expect(try fault(text.replacing(#""unit":1e-9"#, with: #""unit":1.0E-9"#)) == "")
        #expect(
            try fault(text.replacing("trends.ledger/1", with: "trends.ledger/3"))
                == "bad.ledger: is a ledger of another version ('trends.ledger/3'); this program reads trends.ledger/1 "
                + "and trends.ledger/2")
        for none in ["", "{}\n", #"{"id":"1","title":"A paper"}"#, #"{"row":"end","rows":0}"#] {
            #expect(try fault(none) == "bad.ledger: is no ledger")
        }
    }

    @Test("the same part twice, by its name or by its papers") func sameParts() throws {
        let papers = InventedParts(2, papers: 9, seed: 2).parts
        func bytes(_ number: Int, _ name: String?) throws -> [UInt8] {
            try InventedParts.facts(papers[number], part: name).bytes()
        }
        #expect(
            try mergeFault([try bytes(0, "a"), try bytes(1, "b"), try bytes(1, "a")])
                == "2.ledger: counts 'a', which 0.ledger counts already")
        #expect(
            try mergeFault([try bytes(0, "a"), try bytes(0, "b")])
                == "1.ledger: counts 'b', which 0.ledger counts already as 'a'")
        #expect(
            try mergeFault([try bytes(0, nil), try bytes(0, "b")])
                == "1.ledger: counts 'b', which 0.ledger counts already as what came by standard input")
        // Two parts by standard input have no names to be told by.
        #expect(try mergeFault([try bytes(0, nil), try bytes(1, nil)]) == "")
        let twice = String(decoding: try bytes(0, "a"), as: UTF8.self)
            .replacing(/"parts":\[(.*?)\]\}\n/) { #""parts":[\#($0.output.1),\#($0.output.1)]}"# + "\n" }
        #expect(
            try mergeFault([Array(twice.utf8)]) == "0.ledger: counts 'a', which it counts already")
        #expect(throws: LedgerError.self) { try LedgerFile(try folder.write("twice.ledger", twice)) }
    }

    @Test("a ledger that is cut anywhere") func cut() throws {
        let lines = try Self.lines(InventedParts(1, papers: 20, seed: 3).facts()[0])
        for count in 1..<lines.count {
            let text = lines[..<count].joined(separator: "\n") + "\n"
            #expect(try fault(text) == "bad.ledger: the ledger ends in the middle, after \(count - 1) rows")
        }
        let half = lines[..<5].joined(separator: "\n") + "\n" + lines[5].prefix(30)
        #expect(try fault(half).hasPrefix("bad.ledger:6: is no valid JSON: the JSON ends in the middle"))
    }

    @Test("lines that are wrong are named") func damaged() throws {
        let lines = try Self.lines(InventedParts(1, papers: 60, seed: 4).facts()[0])
        func place(_ row: String) throws -> Int {
            try #require(lines.firstIndex { $0.hasPrefix(#"{"row":"\#(row)""#) })
        }
        func fault(at place: Int, _ line: String) throws -> String {
            var lines = lines
            lines[place] = line
            return try self.fault(lines.joined(separator: "\n"))
        }
        let (topic, evidence, sample) = (try place("topic"), try place("evidence"), try place("sample"))
        #expect(try fault(at: 1, "{}") == "bad.ledger:2: field 'row': is missing")
        #expect(try fault(at: 1, "[]") == "bad.ledger:2: expected an object, found an array")
        #expect(
            try fault(at: 2, #"{"row":"\#("\u{1B}")x"}"#).hasPrefix("bad.ledger:3: is no valid JSON: a raw control"))
        #expect(
            try fault(at: topic, lines[topic].replacing(/"topic":"[^"]+",/, with: #""topic":"nets","#))
                == "bad.ledger:\(topic + 1): field 'topic': 'nets' is no topic of the ledger's model")
        for (from, to, message) in [
            (#/"papers":\d+/#, #""papers":-1"#, "field 'papers': is no whole number of at least 0"),
            (#/"papers":\d+/#, #""papers":1.5"#, "field 'papers': is no whole number of at least 0"),
            (
                #/"expected":\d+/#, #""expected":99999999999999999999"#,
                "field 'expected': is no whole number of at least 0"
            ),
            (#/"variance":\d+/#, #""variance":"1""#, "field 'variance': expected a number, found a string"),
            (#/,"variance":\d+/#, "", "field 'variance': is missing"),
            (#/"day":"[^"]+"/#, #""day":"2026-02-30""#, "field 'day': '2026-02-30' is no date; write 2025-12-11"),
            (#/"date":"[^"]+"/#, #""date":"made""#, "field 'date': is neither 'listed' nor 'published'"),
        ] {
            #expect(
                try fault(at: topic, lines[topic].replacing(from, with: to)) == "bad.ledger:\(topic + 1): \(message)")
        }
        #expect(
            try fault(at: evidence, lines[evidence].replacing(/"probability":[\d.]+/, with: #""probability":1.01"#))
                == "bad.ledger:\(evidence + 1): field 'probability': is no probability")
        #expect(
            try fault(at: sample, lines[sample].replacing(/"hash":"./, with: #""hash":"G"#))
                == "bad.ledger:\(sample + 1): field 'hash': is no number of sixteen hexadecimal digits")
        #expect(
            try fault(at: lines.count - 1, #"{"row":"end","rows":1}"#)
                == "bad.ledger:\(lines.count): field 'rows': says 1, but \(lines.count - 2) are there")
        #expect(
            try fault(at: 1, #"{"row":"day","date":"listed","day":"2020-01-01","papers":1,"inferred":2,"untagged":0}"#)
                == "bad.ledger:2: field 'papers': is less than a part of it")
    }

    @Test("lines that are out of order, twice, or behind the end") func order() throws {
        var lines = try Self.lines(InventedParts(1, papers: 60, seed: 5).facts()[0])
        let message = "stands not behind the line before, as the order of a ledger wants"
        #expect(
            try fault((lines[...2] + lines[2...]).joined(separator: "\n")) == "bad.ledger:4: \(message)")
        #expect(
            try fault((lines + ["{}"]).joined(separator: "\n"))
                == "bad.ledger:\(lines.count + 1): stands behind the end of the ledger")
        lines.swapAt(2, 3)
        #expect(try fault(lines.joined(separator: "\n")) == "bad.ledger:4: \(message)")
    }

    @Test("sums beyond any number") func tooLarge() throws {
        let ledgers = try (0..<2).map { number -> [UInt8] in
            var facts = LedgerFacts(model: InventedParts.model, part: LedgerPart(name: "\(number)"))
            facts.note(read: 5_000_000_000, rejected: 0, listedThrough: nil, notes: [])
            return try facts.bytes()
        }
        #expect(try mergeFault(ledgers) == "1.ledger: its sums are too large")
    }

    @Test("rows that do not add up to what the head says, whatever the numbers are") func balance() throws {
        let lines = try Self.lines(InventedParts(1, papers: 60, seed: 4).facts()[0]).dropLast()
        let end = #"{"row":"end","rows":\#(lines.count - 1)}"#
        func fault(_ row: String, _ from: Regex<Substring>, _ to: String) throws -> String {
            var lines = Array(lines)
            let place = try #require(lines.firstIndex { $0.hasPrefix(#"{"\#(row)"#) })
            #expect(lines[place].contains(from))
            lines[place] = lines[place].replacing(from, with: to, maxReplacements: 1)
            return try self.fault((lines + [end]).joined(separator: "\n"))
        }
        #expect(try self.fault((lines + [end]).joined(separator: "\n")) == "")
        for number in ["9", "9000000000", "9223372036854775807"] {
            let found = try fault(#"row":"day"#, #/"papers":\d+/#, #""papers":\#(number)"#)
            #expect(found.contains(/field 'papers': (are more than the head has|of the dates)/), "\(number): \(found)")
        }
        #expect(
            try fault(#"row":"day"#, #/"papers":[1-9]\d*/#, #""papers":0"#).contains("less than a part of it")
                || fault(#"row":"day"#, #/"papers":[1-9]\d*/#, #""papers":0"#).contains("of the dates 'listed'"))
        for field in ["papers", "expected", "variance"] {
            for number in ["99999999999", "9223372036854775807"] {
                let found = try fault(#"row":"topic"#, try Regex(#""\#(field)":\d+"#), #""\#(field)":\#(number)"#)
                #expect(found.hasSuffix("field 'papers': are more than the head has"), "\(field): \(found)")
            }
        }
        for field in ["read", "rejected"] {
            #expect(
                try fault(#"schema"#, try Regex(#""\#(field)":\d+"#), #""\#(field)":9223372036854775807"#)
                    == "bad.ledger:1: field '\(field)': is more than 9000000000")
        }
        #expect(
            try fault(#"schema"#, #/"papers":\d+/#, #""papers":9223372036854775807"#)
                == "bad.ledger:1: field 'parts': hold more than 9000000000 papers")
        #expect(
            try fault(#"schema"#, #/"listed":\d+/#, #""listed":70"#)
                == "bad.ledger:1: field 'parts': hold fewer papers than are counted of them")
    }

    @Test("more papers of a topic than papers of the date, though all together are enough") func balanceOfADate() throws
    {
        let text = String(decoding: try StoredLedgerTests.bytes(of: 1), as: UTF8.self)
            .replacing(
                #""topic":"video","papers":1,"expected":900000000"#,
                with: #""topic":"video","papers":1,"expected":1900000000"#
            )
            .replacing(
                #""topic":"video","papers":1,"expected":990000000"#,
                with: #""topic":"video","papers":1,"expected":90000000"#)
        let path = try folder.write("odd.ledger", text)
        #expect(try fault(text) == "")
        do {
            _ = try LedgerFile(path)
            Issue.record("it was taken")
        } catch {
            #expect(error.description.hasSuffix("field 'papers': of 'video' on 2026-03-02 are more than that date has"))
        }
    }

    @Test("one changed byte, wherever it is") func checksum() throws {
        let bytes = try InventedParts(1, papers: 6, seed: 8).facts()[0].bytes()
        let end = try #require(bytes.dropLast().lastIndex(of: 0x0A))
        for place in stride(from: 0, to: end, by: 11) {
            var changed = bytes
            changed[place] ^= 1
            #expect(throws: LedgerError.self, "\(place)") {
                var reader = try LedgerReader(ByteStream(bytes: changed, name: "memory"))
                while try reader.next() != nil {}
            }
        }
    }

    @Test("names are told from each other byte by byte") func composedNames() throws {
        let papers = InventedParts(2, papers: 9, seed: 2).parts
        let ledgers = try ["\u{E9}.txt", "e\u{301}.txt"].enumerated().map {
            try InventedParts.facts(papers[$0.offset], part: $0.element).bytes()
        }
        #expect(try mergeFault(ledgers) == "")
        #expect(try mergeFault(ledgers.reversed()) == "")
    }

    @Test("whatever bytes are changed, nothing but an error comes of it", arguments: [1, 2, 3] as [UInt64])
    func anyBytes(seed: UInt64) throws {
        let bytes = try InventedParts(1, papers: 12, seed: seed).facts()[0].bytes()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0...random.below(3) {
                changed[random.below(changed.count)] = UInt8(truncatingIfNeeded: random.below(256))
            }
            do {
                var reader = try LedgerReader(ByteStream(bytes: changed, name: "memory"))
                while try reader.next() != nil {}
            } catch { #expect(!error.description.isEmpty) }
        }
    }
}
