import Foundation
import PaperArchive
import Papers
import TestSupport
import Testing

@testable import PaperDesk

@Suite("What a person says, asked at the desk") struct PersonWordTests {
    private let folder: TemporaryFolder
    private let archive: ArchiveChoice
    private let desk: Desk

    init() throws {
        folder = try TemporaryFolder()
        archive = ArchiveChoice(folder.file("archive.sqlite"))
        desk = Desk(
            places: Places(environment: ["XDG_DATA_HOME": folder.file("data")]),
            today: CalendarDay(daysSinceEpoch: 20_000))
        try folder.write(
            "papers.jsonl",
            #"{"id":"2501.00001","title":"Towels that fold","abstract":"We fold.","listed":"2025-01-06"}"#)
        try folder.write("topics.yaml", "version: 1\ntopics:\n  - slug: ships\n    name: Ships\n")
        _ = try desk.importListings(ImportRequest(listings: [folder.file("papers.jsonl")], archive: archive))
    }

    private func request(_ topics: [String], not: [String] = []) -> LabelRequest {
        LabelRequest(
            paper: "2501.00001", topics: topics, not: not, taxonomy: folder.file("topics.yaml"), archive: archive)
    }

    @Test("a topic given and denied at once is refused, and nothing is written") func contradiction() throws {
        #expect(throws: DeskError.contradictoryLabel("ships")) {
            try desk.label(request(["ships"], not: ["ships"]))
        }
        #expect(try desk.label(request([])).log.isEmpty)
    }

    @Test("what is taken back is answered, and what was said stays in the log") func undo() throws {
        let said = LabelEntry(topic: "ships", isAbout: true, day: desk.today)
        #expect(try desk.label(request(["ships", "ships"])).log == [LoggedLabel(said, step: 1)])
        var later = desk
        later.today = desk.today.adding(days: 1)
        let answer = try later.label(LabelUndoRequest("https://arxiv.org/abs/2501.00001v2", archive: archive))
        #expect(answer.takenBack == [said])
        #expect(answer.log == [LoggedLabel(said, step: 1, takenBackOn: later.today)])
        #expect(try later.label(LabelUndoRequest("2501.00001", archive: archive)).takenBack == [])
        #expect(throws: DeskError.noPaper("none")) { try desk.label(LabelUndoRequest("none", archive: archive)) }
    }

    @Test("whoever may only read an archive may ask what was said") func asking() throws {
        _ = try desk.label(request(["ships"]))
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file("archive.sqlite"))
        #expect(try desk.label(request([])).log.count == 1)
    }

    @Test("what a search finds has its topics, those that a person gave among them") func search() throws {
        _ = try desk.label(request(["ships"]))
        let found = try desk.search(SearchRequest(SearchQuery("towels"), archive: archive))
        let hit = try #require(found.page.hits.first)
        let topics = try #require(found.topics(of: hit))
        let ships = try #require(topics.assigned.first { $0.slug == "ships" })
        #expect(ships.probability == 1 && ships.saidOn == desk.today && topics.primary == "ships")
    }
}
