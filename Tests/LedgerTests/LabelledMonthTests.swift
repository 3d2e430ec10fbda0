import Papers
import ReadableText
import TestSupport
import Testing

@testable import Ledger

@Suite("Labelled papers are counted by month and topic") struct LabelledMonthTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func sum(_ facts: [LedgerFacts]) throws -> LedgerFacts {
        var sum = LedgerFacts(model: InventedParts.model)
        for part in facts { try sum.add(part, of: "part") }
        return sum
    }

    private func merged(_ files: [String]) throws -> [UInt8] {
        let sink = ByteSink()
        var merge = try LedgerMerge(files)
        try merge.write { sink.bytes += $0 }
        return sink.bytes
    }

    @Test("they add up in any order and grouping, in memory and in files, beside parts without labels")
    func twin() throws {
        for (seed, labelled) in [(1, Array(0..<7)), (2, [1, 4, 5])] {
            let facts = InventedParts(7, papers: 60, seed: UInt64(seed)).facts(labelled: labelled)
            let whole = try sum(facts).bytes()
            #expect(String(decoding: whole, as: UTF8.self).contains(#""row":"labelled""#))
            #expect(try sum(facts.reversed()).bytes() == whole)
            #expect(try sum([try sum(Array(facts[..<3])), try sum(Array(facts[3...]))]).bytes() == whole)
            let files = try facts.enumerated().map { try folder.write("\(seed).\($0).ledger", try $1.bytes()) }
            #expect(try merged(files) == whole && merged(files.reversed()) == whole)
            let first = try folder.write("first.ledger", try merged(Array(files[..<5])))
            let second = try folder.write("second.ledger", try merged(Array(files[5...])))
            #expect(try merged([second, first]) == whole)
            #expect(try merged([try folder.write("all.ledger", whole)]) == whole)
        }
    }

    @Test("the numbers are those of a plain loop, and a year is no month") func plain() throws {
        let papers = InventedParts(1, papers: 400, seed: 3).parts[0]
        let facts = InventedParts.facts(papers, part: "a", isLabelled: true)
        #expect(facts.head.labelled == papers.count { InventedParts.label($0.paper) != nil })
        let path = try folder.write("a.ledger", try facts.bytes())
        let file = try LedgerFile(path)
        for kind in DateKind.allCases {
            let rows = file.labelled(by: kind)
            #expect(rows.count > 20)
            for row in rows {
                let of = papers.filter { entry in
                    guard let date = entry.paper.date(kind), date.precision != .year,
                        let label = InventedParts.label(entry.paper)
                    else { return false }
                    return date.day.first(of: .month) == row.month && !label.maybe.contains(row.topic)
                }
                let said = of.compactMap { $0.classification.topics.first { $0.topic == row.topic }?.probability }
                #expect(row.tally.papers == of.count)
                #expect(row.tally.topic.papers == of.count { InventedParts.label($0.paper)?.topics == [row.topic] })
                #expect(row.tally.topic.expectedUnits == said.reduce(0) { $0 + Int(($1 * 1e9).rounded()) })
            }
            #expect(Array(rows.map(\.month)) == rows.map(\.month).sorted())
        }
    }

    @Test("the model's silence is a word of zeros") func silence() {
        var month = LabelledMonth(topics: 2)
        month.add([], LedgerLabel(topics: ["b"]), slugs: ["a", "b"])
        #expect(month.topics.map(\.papers) == [1, 1] && month.topics.map(\.topic.papers) == [0, 1])
        #expect(month.topics.map(\.topic.expectedUnits) == [0, 0])
    }

    @Test("without labels a ledger has the bytes of the first version; with labels, though none fit, the second's")
    func versions() throws {
        let parts = InventedParts(2, papers: 30, seed: 4)
        let plain = String(decoding: try parts.facts()[0].bytes(), as: UTF8.self)
        #expect(plain.hasPrefix(#"{"schema":"trends.ledger/1","#) && !plain.contains("labelled"))
        let none = String(
            decoding: try InventedParts.facts([], part: "none", isLabelled: true).bytes(), as: UTF8.self)
        #expect(none.hasPrefix(#"{"schema":"trends.ledger/2","#) && none.contains(#","labelled":0,"#))
        var sum = parts.facts()[0]
        try sum.add(InventedParts.facts([], part: "none", isLabelled: true), of: "none")
        #expect(sum.head.labelled == 0)
    }

    @Test("rows that are wrong are named, and the first version has none") func refused() throws {
        let facts = InventedParts(1, papers: 90, seed: 5).facts(labelled: [0])[0]
        let lines = String(decoding: try facts.bytes(), as: UTF8.self).split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.hasPrefix(#"{"row":"labelled""#) })
        func fault(_ change: (inout [String]) -> Void) throws -> String {
            var lines = lines
            change(&lines)
            let path = try folder.write("bad.ledger", lines.joined(separator: "\n"))
            do { _ = try LedgerFile(path) } catch { return "\(error)".replacing(folder.path + "/", with: "") }
            return ""
        }
        #expect(try fault { _ in } == "")
        #expect(
            try fault { $0[0] = $0[0].replacing("ledger/2", with: "ledger/1") }
                == "bad.ledger:\(place + 1): field 'row': 'labelled' is no kind of row that is known")
        #expect(
            try fault { $0[0] = $0[0].replacing(/"labelled":\d+,/, with: "") }
                == "bad.ledger:1: field 'labelled': is missing")
        for (from, to, message) in [
            (#/"day":"[0-9-]+"/#, #""day":"2025-01-09""#, "field 'day': '2025-01-09' is no month"),
            (#/,"labelled":\d+/#, "", "field 'labelled': is missing"),
            (#/"labelled":\d+/#, #""labelled":1000"#, "field 'papers': is less than a part of it"),
        ] {
            #expect(
                try fault { $0[place] = $0[place].replacing(from, with: to) } == "bad.ledger:\(place + 1): \(message)")
        }
    }

    @Test("sums that are too large are refused, and nothing is added") func tooLarge() throws {
        let facts = InventedParts(1, papers: 60, seed: 6).facts(labelled: [0])[0]
        let text = String(decoding: try facts.bytes(), as: UTF8.self)
            .replacing(/("row":"labelled".*?"expected":)\d+/) { "\($0.output.1)\(Int.max)" }
        let other = text.replacing(/"name":"part 0","papers":\d+,"fingerprint":"[0-9a-f]+"/) { _ in
            #""name":"b","papers":1,"fingerprint":"00ff00ff00ff00ff""#
        }
        let files = [try folder.write("a.ledger", text), try folder.write("b.ledger", other)]
        #expect(throws: LedgerError.self) { try merged(files) }
    }
}
