import Papers
import TestSupport
import Testing

@testable import Ledger

@Suite("Facts of reports add up") struct LedgerFactsTests {
    private func sum(_ facts: [LedgerFacts]) throws -> LedgerFacts {
        var sum = LedgerFacts(model: InventedParts.model)
        for part in facts { try sum.add(part, of: "part") }
        return sum
    }

    @Test("in any order and in any groups they are the same bytes", arguments: [1, 2, 3, 4] as [UInt64])
    func order(seed: UInt64) throws {
        let parts = InventedParts(9, papers: 40, seed: seed).facts()
        let whole = try sum(parts).bytes()
        var random = SeededGenerator(seed: seed &+ 100)
        for _ in 0..<5 {
            let shuffled = parts.shuffled(using: &random)
            #expect(try sum(shuffled).bytes() == whole)
            let cut = random.below(shuffled.count + 1)
            let groups = [try sum(Array(shuffled[..<cut])), try sum(Array(shuffled[cut...]))]
            #expect(try sum(groups).bytes() == whole)
        }
    }

    @Test("nothing added changes nothing") func identity() throws {
        let facts = InventedParts(1, papers: 30, seed: 5).facts()[0]
        var sum = facts
        try sum.add(LedgerFacts(model: InventedParts.model), of: "nothing")
        #expect(try sum.bytes() == facts.bytes())
    }

    @Test("parts together are the rows of all papers at once, in any order", arguments: [6, 7, 8] as [UInt64])
    func union(seed: UInt64) throws {
        let invented = InventedParts(5, papers: 60, seed: seed)
        var random = SeededGenerator(seed: seed)
        let all = InventedParts.facts(invented.parts.flatMap(\.self).shuffled(using: &random), part: "all")
        // The names say in which part they stand.
        func counted(_ rows: [LedgerRow]) -> [LedgerRow] { rows.filter { if case .name = $0 { false } else { true } } }
        #expect(try counted(sum(invented.facts()).rows) == counted(all.rows))
        #expect(!counted(all.rows).isEmpty)
    }

    @Test("counts and sums are those of a plain loop") func plain() throws {
        let papers = InventedParts(1, papers: 300, seed: 9).parts[0]
        let rows = InventedParts.facts(papers, part: nil).rows
        var seen = 0
        for case .topic(let date, let topic, let tally) in rows {
            let of = papers.filter { $0.paper.date(date.kind).map { LedgerDate(date.kind, $0) } == date }
            let marks = of.compactMap { $0.classification.topics.first { $0.topic == topic } }
            #expect(tally.papers == marks.count(where: \.assigned))
            #expect(tally.expectedUnits == marks.reduce(0) { $0 + Int(($1.probability * 1e9).rounded()) })
            seen += 1
        }
        for case .date(let date, let tally) in rows {
            let of = papers.filter { $0.paper.date(date.kind).map { LedgerDate(date.kind, $0) } == date }
            #expect(tally.papers == of.count)
            #expect(tally.untagged == of.count { $0.classification.assigned.isEmpty })
            #expect(tally.inferred == of.count { $0.paper.date(date.kind)?.provenance == .inferred })
        }
        #expect(seen > 100)
    }

    @Test("of each topic and day the best five papers are kept") func evidence() throws {
        var papers = InventedParts(1, papers: 200, seed: 10).parts[0]
        for place in papers.indices { papers[place].paper.listed = PaperDate(InventedParts.today, .stated) }
        var kept: [String: [LedgerEvidence]] = [:]
        for case .evidence(let date, let topic, let paper) in InventedParts.facts(papers, part: nil).rows
        where date.kind == .listed { kept[topic, default: []].append(paper) }
        for topic in InventedParts.model.topics.map(\.slug) {
            let best = papers.compactMap { entry -> EvidenceRank? in
                guard let mark = entry.classification.topics.first(where: { $0.topic == topic && $0.assigned }) else {
                    return nil
                }
                return EvidenceRank(
                    primary: entry.classification.primary == topic, upvotes: entry.paper.upvotes,
                    probability: mark.probability, title: entry.paper.title, id: entry.paper.id)
            }.sorted().prefix(5)
            #expect(kept[topic]?.map(\.rank) == Array(best))
        }
    }

    @Test("a part that is counted twice is refused, and nothing is added") func twice() throws {
        let facts = InventedParts(2, papers: 30, seed: 11).facts()
        var sum = try sum(facts)
        let before = try sum.bytes()
        #expect(throws: LedgerError.samePart(file: "again", part: "part 1", other: "again", otherPart: "part 1")) {
            try sum.add(facts[1], of: "again")
        }
        #expect(try sum.bytes() == before)
    }
}
