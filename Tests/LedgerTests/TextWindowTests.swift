import Papers
import TestSupport
import Testing

@testable import Ledger

@Suite("Texts are drawn from a ledger as from an archive") struct TextWindowTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

    @Test("the usual window begins with a month, and a year and a half before it") func usual() throws {
        let window = TextWindow(newest: try day("2026-06-15"))
        #expect(window.from == (try day("2026-05-01")))
        #expect(window.monthsFrom == (try day("2024-10-01")))
    }

    @Test("papers that are all said to come yet keep the texts that today's report needs") func future() throws {
        var facts = LedgerFacts(model: InventedParts.model, part: LedgerPart(name: "later"))
        let paper = Paper(title: "Later", listed: PaperDate(try day("2032-05-01"), .stated))
        facts.count(
            ClassifiedPaper(paper: paper, classification: Classification(topics: [], primary: nil)), named: "later")
        facts.keepsTexts(from: nil, today: try day("2026-06-15"))
        #expect(facts.head.listedTexts == TextWindow(newest: try day("2026-06-15")))
        #expect(facts.head.publishedTexts == nil)
    }

    @Test("days from the first on, and whole months before") func spans() throws {
        let window = TextWindow(from: try day("2026-05-10"))
        let first = try day("2020-01-01")
        func holds(_ from: String, _ to: String, firstDay: CalendarDay? = nil) throws -> Bool {
            window.holds(try day(from)...(try day(to)), firstDay: firstDay ?? first)
        }
        #expect(try holds("2026-05-10", "2026-05-10"))
        #expect(try holds("2026-05-13", "2026-06-02"))
        #expect(try holds("2026-05-01", "2026-05-11"))
        #expect(try holds("2026-05-01", "2026-05-09"))
        #expect(try !holds("2026-05-01", "2026-05-08"))
        #expect(try !holds("2026-05-02", "2026-05-11"))
        #expect(try holds("2026-03-01", "2026-03-31"))
        #expect(try !holds("2026-03-02", "2026-03-31"))
        #expect(try !holds("2026-03-01", "2026-03-30"))
        #expect(try !holds("2020-03-01", "2026-03-31"))
        // Where no paper is older than the months that are kept, nothing is missing before them.
        #expect(try holds("2020-03-01", "2026-03-31", firstDay: try day("2026-01-04")))
        #expect(try holds("2020-03-01", "2020-03-30", firstDay: try day("2026-01-04")))
    }

    @Test("where the window holds a span, its sample is that of all papers", arguments: [1, 2, 3] as [UInt64])
    func twin(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let invented = InventedParts(6, papers: 80, seed: seed)
        var sum = LedgerFacts(model: InventedParts.model)
        for facts in invented.facts() { try sum.add(facts, of: "part") }
        let ledger = try LedgerFile(try folder.write("all.ledger", try sum.bytes()))
        let all = invented.parts.flatMap(\.self)
        var random = SeededGenerator(seed: seed)
        var held = 0
        for kind in DateKind.allCases {
            let window = try #require(ledger.head.texts(by: kind))
            let first = try #require(ledger.days(by: kind).map(\.day).min())
            for _ in 0..<60 {
                let start = InventedParts.today.adding(days: -random.below(700))
                let span = (random.chance(0.5) ? start.first(of: .month) : start)...start.adding(days: random.below(60))
                guard window.holds(span, firstDay: first) else { continue }
                held += 1
                func isAmong(_ date: PaperDate) -> Bool { date.lies(in: span) }
                var expected = LowestHashes<String>(limit: 5)
                for entry in all where entry.paper.date(kind).map(isAmong) ?? false {
                    expected.add(entry.paper.abstract, named: InventedParts.name(entry))
                }
                let found = try ledger.texts(by: kind, [.init(atMost: 5) { $0.lies(in: span) }])
                #expect(found[0].map(\.abstract) == expected.elements)
            }
        }
        #expect(held > 10)
    }
}
