import PaperArchive
import Papers
import TestSupport
import Testing

@testable import PaperArchive

@Suite struct ArchiveInfoTests {
    private func range(_ first: String, _ last: String) throws -> ClosedRange<CalendarDay> {
        try day(first)...(try day(last))
    }

    @Test("an empty archive has no days") func anEmptyArchiveHasNoDays() throws {
        let info = try TemporaryFolder().archive().info()
        #expect(info == ArchiveInfo(papers: 0, sightings: 0, firstListed: nil, lastListed: nil, gaps: [], coverage: []))
    }

    @Test("counts papers and names missing weekdays") func countsPapersAndNamesMissingWeekdays() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        // Monday 1, Thursday 4, Friday 5, Monday 8 and Wednesday 17 December 2025, and one without a day.
        let days = ["2025-12-01", "2025-12-04", "2025-12-05", "2025-12-08", "2025-12-17"]
        var papers = try days.map { Paper(title: $0, listed: try stated($0)) }
        papers.append(Paper(title: "No day"))
        try archive.save(papers, source: "a", format: "f", importedOn: try day("2026-01-01"))
        try archive.save([papers[0]], source: "b", format: "f", importedOn: try day("2026-01-01"))
        let info = try archive.info()
        #expect(info.papers == 6)
        #expect(info.sightings == 7)
        #expect(info.firstListed == (try day("2025-12-01")))
        #expect(info.lastListed == (try day("2025-12-17")))
        #expect(info.gaps == [try range("2025-12-02", "2025-12-03"), try range("2025-12-09", "2025-12-16")])
    }

    @Test("a day of known papers is no gap") func aDayOfKnownPapersIsNoGap() throws {
        let archive = try Archive.inMemory()
        // Monday to Thursday; Tuesday shows nothing but what Monday showed, and Thursday is the last day all the same.
        for (title, iso) in [("A", "2025-12-01"), ("A", "2025-12-02"), ("B", "2025-12-03"), ("A", "2025-12-04")] {
            try archive.save(
                [Paper(title: title, listed: try stated(iso))], source: iso, format: "f",
                importedOn: try day("2026-01-01"))
        }
        let info = try archive.info()
        #expect(info.papers == 2)
        #expect(info.lastListed == (try day("2025-12-04")))
        #expect(info.gaps == [])
    }

    @Test("gaps agree with the naive twin", arguments: 0..<60 as Range<UInt64>)
    func gapsAgreeWithTheNaiveTwin(seed: UInt64) {
        var random = RandomPapers(seed: seed)
        let start = CalendarDay(daysSinceEpoch: 20_000)
        let days = (0...random.number(0...60)).filter { _ in random.chance(0.4) }.map { start.adding(days: $0) }
        #expect(ListingGaps.between(days) == naiveGaps(days))
    }

    /// Walks day by day; a gap ends at every day with papers.
    private func naiveGaps(_ days: [CalendarDay]) -> [ClosedRange<CalendarDay>] {
        guard let first = days.first, let last = days.last else { return [] }
        var gaps: [[CalendarDay]] = [[]]
        var day = first
        while day <= last {
            if days.contains(day) {
                gaps.append([])
            } else if day.weekday <= 5 {
                gaps[gaps.count - 1].append(day)
            }
            day = day.adding(days: 1)
        }
        return gaps.filter { !$0.isEmpty }.map { $0[0]...$0[$0.count - 1] }
    }
}
