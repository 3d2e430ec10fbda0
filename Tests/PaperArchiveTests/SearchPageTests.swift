import Papers
import Testing

@testable import PaperArchive

/// A search or trending page shows papers of many days on one day, which is not the day of any of them.
@Suite struct SearchPageTests {
    private let archive: Archive
    private let today: CalendarDay

    init() throws {
        archive = try Archive.inMemory()
        today = try day("2025-12-12")
    }

    private func paper(_ id: String?, _ listed: PaperDate?) -> Paper {
        Paper(id: id, title: "Nets", abstract: "We widen nets.", listed: listed)
    }

    private func sightings(of id: String = "1") throws -> [Sighting] {
        let key = try #require(try archive.paper(withID: id)).id
        return try archive.sightings(of: key)
    }

    @Test("its day stays with the sighting") func itsDayStaysWithTheSighting() throws {
        var shown = paper("1", try stated("2025-12-11"))
        shown.published = try inferred("2024-08-31")
        let count = try archive.save([shown], source: "p", format: "page", importedOn: today, isSearch: true)
        #expect(count == SaveCount(new: 1, known: 0, sightings: 1))
        let stored = try #require(try archive.paper(withID: "1")).paper
        #expect(stored.listed == nil)
        #expect(stored.published == (try inferred("2024-08-31")))
        #expect(
            try sightings() == [
                Sighting(
                    source: "p", format: "page", listed: try stated("2025-12-11"), isSearch: true, importedOn: today)
            ])
    }

    @Test("a daily listing says the day whichever comes first") func aDailyListingSaysTheDayWhicheverComesFirst() throws
    {
        let search = paper("1", try stated("2025-12-01"))
        let daily = paper("1", try stated("2025-12-10"))
        for order in [[true, false], [false, true]] {
            let archive = try Archive.inMemory()
            for isSearch in order {
                try archive.save(
                    [isSearch ? search : daily], source: isSearch ? "s" : "d", format: "page", importedOn: today,
                    isSearch: isSearch)
            }
            let stored = try #require(try archive.paper(withID: "1"))
            #expect(stored.paper.listed == (try stated("2025-12-10")))
            #expect(try archive.sightings(of: stored.id).map(\.isSearch) == [true, false])
        }
    }

    @Test("saving again changes nothing") func savingAgainChangesNothing() throws {
        let shown = [paper("1", try stated("2025-12-11")), Paper(title: "Trees")]
        try archive.save(shown, source: "p", format: "page", importedOn: today, isSearch: true)
        let contents = try Contents(archive)
        let again = try archive.save(
            shown, source: "p", format: "page", importedOn: today.adding(days: 1), isSearch: true)
        #expect(again == SaveCount(new: 0, known: 2, sightings: 0))
        #expect(try Contents(archive) == contents)
    }

    @Test("a sighting saved as daily once is daily", arguments: [nil, "2025-12-11"])
    func aSightingSavedAsDailyOnceIsDaily(iso: String?) throws {
        let shown = paper("1", try iso.map(stated))
        for isSearch in [true, false, true] {
            try archive.save([shown], source: "p", format: "page", importedOn: today, isSearch: isSearch)
        }
        #expect(try sightings().map(\.isSearch) == [false])
        #expect(try archive.paper(withID: "1")?.paper.listed == shown.listed)
    }

    /// The page shows the paper without identifier first as a search page, then as a daily one under another text.
    @Test("joined papers keep the daily sighting", arguments: [true, false])
    func joinedPapersKeepTheDailySighting(isFirstSearch: Bool) throws {
        let listed = try stated("2025-12-11")
        let known = Paper(id: "2501.00001", title: "Nets", abstract: "First.", listed: listed)
        let apart = Paper(title: "Wider Nets", abstract: "More.", listed: listed)
        try archive.save([known], source: "p", format: "page", importedOn: today, isSearch: isFirstSearch)
        try archive.save([apart], source: "p", format: "page", importedOn: today, isSearch: !isFirstSearch)
        #expect(try archive.info().papers == 2)
        let joining = Paper(id: "2501.00001", title: "Wider Nets", abstract: "More.")
        try archive.save([joining], source: "q", format: "api", importedOn: today)
        #expect(try archive.info().papers == 1)
        #expect(try sightings(of: "2501.00001").map(\.source) == ["p", "q"])
        #expect(try sightings(of: "2501.00001").map(\.isSearch) == [false, false])
    }

    @Test("counts by listed day leave its papers out") func countsByListedDayLeaveItsPapersOut() throws {
        try archive.saving(importedOn: today) { session in
            let shown = [paper("1", try stated("2025-12-11"))]
            _ = try session.save(shown, source: "p", format: "page", isSearch: true)
            let listed = [Paper(id: "2", title: "Trees", listed: try stated("2025-12-11"))]
            _ = try session.save(listed, source: "d", format: "page")
        }
        let nothing = Classification(topics: [], primary: nil, abstention: .tooShort)
        let keys = try archive.unclassifiedPapers(model: "m").map(\.id)
        try archive.saveClassifications(keys.map { ($0, nothing) }, model: "m", topics: ["nets"])
        let counts = try archive.dayCounts(by: .listed, model: "m")
        #expect(counts.days == [DayCount(day: try day("2025-12-11"), papers: 1, untagged: 1)])
        #expect(counts.undated == 1)
    }

    @Test("its day is first or last but neither makes nor closes a gap")
    func itsDayIsFirstOrLastButNeitherMakesNorClosesAGap() throws {
        func save(_ iso: String, isSearch: Bool) throws {
            let shown = [Paper(id: iso, title: iso, listed: try stated(iso))]
            try archive.save(shown, source: iso, format: "page", importedOn: today, isSearch: isSearch)
        }
        // Monday 1 and Friday 5 December are daily.
        for iso in ["2025-12-01", "2025-12-05"] { try save(iso, isSearch: false) }
        for iso in ["2025-11-05", "2025-12-03", "2025-12-30"] { try save(iso, isSearch: true) }
        let info = try archive.info()
        #expect(info.firstListed == (try day("2025-11-05")))
        #expect(info.lastListed == (try day("2025-12-30")))
        #expect(info.gaps == [(try day("2025-12-02"))...(try day("2025-12-04"))])
    }
}
