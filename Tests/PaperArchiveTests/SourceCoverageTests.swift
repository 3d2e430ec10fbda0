import Listings
import PaperDesk
import Testing

@testable import PaperArchive
@testable import Papers

@Suite struct SourceCoverageTests {
    /// arXiv's lists of evenings without announcement, 2023 and 2025; the mornings after them have no listing.
    @Test(
        "arXiv keeps its holidays",
        arguments: [
            "2023-01-16", "2023-06-19", "2023-07-04", "2023-09-04", "2023-11-23", "2023-12-25", "2025-01-01",
            "2025-01-20",
            "2025-06-19",
            "2025-09-01",
            "2025-11-27",
        ])
    func arXivKeepsItsHolidays(iso: String) throws {
        let evening = try day(iso)
        #expect(ArXivHolidays.contains(evening))
        #expect(!ListingSource.arXiv.publishes(on: evening.adding(days: 1)))
        #expect(ListingSource.dailyPapers.publishes(on: evening) == (evening.weekday <= 5))
    }

    @Test(
        "other evenings are no holidays",
        arguments: ["2025-01-02", "2025-01-13", "2025-11-20", "2025-09-08", "2025-12-24", "2025-07-03"])
    func otherEveningsAreNoHolidays(evening: String) throws {
        #expect(try ArXivHolidays.contains(day(evening)) == false)
    }

    @Test("weekends are not expected but may be there") func weekendsAreNotExpectedButMayBeThere() throws {
        // Friday 5, Sunday 7, Wednesday 10 December 2025.
        let days = try ["2025-12-05", "2025-12-07", "2025-12-10"].map(day)
        let coverage = SourceCoverage(of: .dailyPapers, days: days)
        #expect(coverage.expected == 4)
        #expect(coverage.found == 2)
        #expect(coverage.further == 1)
        #expect(
            coverage.gaps == [SourceCoverage.Gap(days: (try day("2025-12-08"))...(try day("2025-12-09")), missing: 2)])
    }

    @Test("agrees with the naive twin", arguments: 0..<40 as Range<UInt64>) func agreesWithTheNaiveTwin(seed: UInt64) {
        var random = RandomPapers(seed: seed)
        let source: ListingSource = random.chance(0.5) ? .arXiv : .dailyPapers
        let start = CalendarDay(daysSinceEpoch: 20_400 + random.number(0...300))
        let days = [start] + (1...80).filter { _ in random.chance(0.5) }.map { start.adding(days: $0) }
        let coverage = SourceCoverage(of: source, days: days.shuffled(using: &random.generator))
        let span = (0...80).map { start.adding(days: $0) }.filter { $0 <= coverage.last }
        let expected = span.filter(source.publishes)
        #expect(coverage.last == days.max() && coverage.first == start)
        #expect(coverage.expected == expected.count)
        #expect(coverage.found == expected.count { days.contains($0) })
        #expect(coverage.further == Set(days).count - coverage.found)
        #expect(coverage.gaps.reduce(0) { $0 + $1.missing } == expected.count - coverage.found)
        for gap in coverage.gaps {
            #expect(span.filter { gap.days.contains($0) && source.publishes(on: $0) }.count == gap.missing)
            #expect(!days.contains { gap.days.contains($0) })
        }
        let lengths = coverage.gaps.map(\.missing)
        #expect(lengths == lengths.sorted(by: >))
    }

    @Test("an archive is covered source by source") func anArchiveIsCoveredSourceBySource() throws {
        let archive = try Archive.inMemory()
        func save(_ iso: String, _ format: String, isSearch: Bool = false) throws {
            let papers = [Paper(title: iso + format, listed: try stated(iso))]
            try archive.save(papers, source: "s", format: format, importedOn: try day("2026-01-01"), isSearch: isSearch)
        }
        for iso in ["2025-12-01", "2025-12-03"] { try save(iso, "page") }
        try save("2025-12-02", "daily-papers-json")
        try save("2025-12-02", "arxiv-mail")
        try save("2025-12-09", "page", isSearch: true)
        let coverage = try archive.info(source: ListingFormats.desk.source(ofFormatNamed:)).coverage
        #expect(coverage.map(\.source) == [.dailyPapers, .arXiv])
        #expect(coverage.map(\.expected) == [3, 1])
        #expect(coverage.allSatisfy { $0.gaps.isEmpty })
    }
}
