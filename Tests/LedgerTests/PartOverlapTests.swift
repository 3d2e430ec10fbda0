import Papers
import TestSupport
import Testing

@testable import Ledger

@Suite("Papers that stand in two parts show") struct PartOverlapTests {
    private static let model = LedgerModel(fingerprint: "f", topics: [])

    private func facts(_ part: String, _ names: some Sequence<Int>) -> LedgerFacts {
        var facts = LedgerFacts(model: Self.model, part: LedgerPart(name: part))
        let word = NumberedClassification(probabilities: [], isAssigned: [], primary: nil)
        for name in names { facts.count(Paper(id: "\(name)", title: "T"), word, named: "\(name)") }
        return facts
    }

    private func sum(_ facts: [LedgerFacts]) throws -> LedgerFacts {
        var sum = LedgerFacts(model: Self.model)
        for part in facts { try sum.add(part, of: "part") }
        return sum
    }

    private func merged(_ facts: [LedgerFacts], _ folder: TemporaryFolder) throws -> (
        bytes: [UInt8], overlaps: [PartOverlap]
    ) {
        let files = try facts.map { try folder.write("\($0.head.parts.map { $0.name ?? "" }.joined())", $0.bytes()) }
        let sink = ByteSink()
        var merge = try LedgerMerge(files)
        try merge.write { sink.bytes += $0 }
        return (sink.bytes, merge.overlaps)
    }

    @Test("few of them are counted, whatever the order and the grouping") func counted() throws {
        let parts = [
            facts("c", 0..<300), facts("a", 290..<400), facts("b", [1, 2, 395, 1_000]), facts("d", 2_000..<2_001),
        ]
        let expected = [("a", "c", 10), ("b", "c", 2), ("a", "b", 1)]
        let folder = try TemporaryFolder()
        let whole = try sum(parts)
        for overlaps in [whole.overlaps, try sum(parts.reversed()).overlaps, try merged(parts, folder).overlaps] {
            #expect(overlaps.map(\.part) == expected.map(\.0) && overlaps.map(\.other) == expected.map(\.1))
            #expect(overlaps.map(\.papers) == expected.map(\.2) && overlaps.allSatisfy(\.isCounted))
        }
        let groups = [try sum([parts[1], parts[3]]), try sum([parts[2], parts[0]])]
        #expect(try sum(groups).bytes() == whole.bytes())
        #expect(try merged(groups, folder).bytes == whole.bytes())
        #expect(try LedgerFile(try folder.write("whole", whole.bytes())).overlaps == whole.overlaps)
    }

    @Test("many of them are estimated from the lowest hashes, in any order the same") func estimated() throws {
        // 3,000 of 60,000 stand in both.
        let parts = [facts("a", 0..<20_000), facts("b", 17_000..<40_000), facts("c", 40_000..<60_000)]
        let folder = try TemporaryFolder()
        let whole = try sum(parts)
        let (bytes, overlaps) = try merged(parts.reversed(), folder)
        #expect(bytes == (try whole.bytes()) && overlaps == whole.overlaps)
        #expect(try sum([parts[2], try sum([parts[1], parts[0]])]).bytes() == bytes)
        let found = try #require(overlaps.first)
        #expect(overlaps.count == 1 && found.part == "a" && found.other == "b" && !found.isCounted)
        // About 780 are found, of which the standard deviation is below 28.
        #expect(abs(found.papers - 3_000) < 330, "\(found.papers)")
        let names = whole.rows.compactMap { if case .name(let name) = $0 { name } else { nil } }
        #expect(names.count == DrawnNames.limit && names == names.sorted())
        #expect(bytes.count < 2 << 20)
    }

    @Test("a name of a part that the head does not have is refused") func damaged() throws {
        let text = String(decoding: try facts("a", 0..<2).bytes(), as: UTF8.self)
        let bad = text.replacing(#""part":0"#, with: #""part":1"#)
        let folder = try TemporaryFolder()
        #expect(throws: LedgerError.self) { try LedgerFile(try folder.write("bad", bad)) }
        _ = try LedgerFile(try folder.write("good", text))
    }
}
