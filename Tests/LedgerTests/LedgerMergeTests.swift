import Papers
import ReadableText
import TestSupport
import Testing

@testable import Ledger

@Suite("Ledgers are merged as facts are added") struct LedgerMergeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func written(_ facts: [LedgerFacts]) throws -> [String] {
        try facts.enumerated().map { try folder.write("\($0).ledger", try $1.bytes()) }
    }

    private func merged(_ files: [String]) throws -> [UInt8] {
        let sink = ByteSink()
        var merge = try LedgerMerge(files)
        try merge.write { sink.bytes += $0 }
        return sink.bytes
    }

    private func sum(_ facts: [LedgerFacts]) throws -> LedgerFacts {
        var sum = LedgerFacts(model: InventedParts.model)
        for part in facts { try sum.add(part, of: "part") }
        return sum
    }

    @Test(
        "files merge to the bytes of the sum in memory, in any order and in any groups",
        arguments: [1, 2, 3] as [UInt64])
    func twin(seed: UInt64) throws {
        let facts = InventedParts(8, papers: 50, seed: seed).facts()
        let whole = try sum(facts).bytes()
        let files = try written(facts)
        #expect(try merged(files) == whole)
        #expect(try merged(files.reversed()) == whole)
        let first = try folder.write("first.ledger", try merged(Array(files[..<3])))
        let second = try folder.write("second.ledger", try merged(Array(files[3...])))
        #expect(try merged([second, first]) == whole)
    }

    @Test("one ledger merges to itself, and so does one of nothing") func alone() throws {
        for papers in [0, 30] {
            let bytes = try InventedParts(1, papers: papers, seed: 4).facts()[0].bytes()
            #expect(try merged([try folder.write("one.ledger", bytes)]) == bytes)
        }
    }

    @Test("of a day, and of a month before, the texts with the lowest hashes are kept") func manyTexts() throws {
        let (near, far) = (InventedParts.today, InventedParts.today.adding(days: -300).first(of: .month))
        func papers(_ part: Int) -> [ClassifiedPaper] {
            (0..<5_000).map { number in
                let day = number % 2 == 0 ? near : far.adding(days: number % 28)
                let paper = Paper(
                    id: "\(part).\(number)", title: "T", published: PaperDate(day, .stated))
                return ClassifiedPaper(paper: paper, classification: Classification(topics: [], primary: nil))
            }
        }
        let parts = [papers(1), papers(2)]
        let facts = parts.enumerated().map { InventedParts.facts($1, part: "\($0)") }
        let whole = try sum(facts)
        #expect(try merged(try written(facts)) == whole.bytes())
        for isNear in [true, false] {
            let hashes = parts.joined().filter { ($0.paper.published?.day == near) == isNear }
                .map { LowestHashes<Int>.scattered(InventedParts.name($0)) }.sorted().prefix(TextWindow.papers)
            let kept = whole.rows.compactMap { row -> UInt64? in
                guard case .text(let date, let text) = row, (date.day == near) == isNear else { return nil }
                return text.hash
            }
            #expect(kept.sorted() == Array(hashes))
            #expect(kept.count == TextWindow.papers)
        }
    }

    @Test("what reads back is what was written, hostile texts included") func roundTrip() throws {
        let facts = InventedParts(1, papers: 80, seed: 12).facts()[0]
        let bytes = try facts.bytes()
        var reader = try LedgerReader(ByteStream(bytes: bytes, name: "memory"))
        var rows: [LedgerRow] = []
        while let row = try reader.next() { rows.append(row) }
        #expect(reader.head == facts.head && rows == facts.rows)
        // Nothing in it moves a cursor or turns a line round.
        #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A } && !bytes.contains(0x7F))
        #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
    }
}
