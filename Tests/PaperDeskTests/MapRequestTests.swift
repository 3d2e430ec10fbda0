import Foundation
import Papers
import TestSupport
import Testing
import Timelines

@testable import PaperDesk

@Suite("Maps, asked for at the desk") struct MapRequestTests {
    private let folder: TemporaryFolder
    private let archive: ArchiveChoice
    private let desk: Desk
    private let model: String

    /// Papers of two subjects: every third day one, from 2024-06-01 on.
    init() throws {
        folder = try TemporaryFolder()
        archive = ArchiveChoice(folder.file("archive.sqlite"))
        desk = Desk(
            places: Places(environment: ["XDG_DATA_HOME": folder.file("data")]),
            today: try #require(CalendarDay(iso: "2026-01-31")))
        model =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models/topics.model").path
        let first = try #require(CalendarDay(iso: "2024-06-01"))
        let lines = (0..<240).map { number -> String in
            let subject =
                number % 2 == 0 ? "video diffusion models of long motion" : "agents that use tools for web tasks"
            let day = first.adding(days: 3 * number)
            return #"{"id":"2501.\#(10_000 + number)","title":"Paper \#(number) on \#(subject)","#
                + #""abstract":"We study \#(subject), number \#(number % 7), with results.","listed":"\#(day)"}"#
        }
        try folder.write("papers.jsonl", lines.joined(separator: "\n"))
    }

    @Test("of listings all papers are shown, and those of themes are lit") func themes() throws {
        let themes = [
            MapTheme(name: "Tool use", papers: ["2501.10001", "2501.10003", "unknown"]),
            MapTheme(name: "Nobody's", papers: ["unknown"]),
        ]
        let answer = try desk.map(
            MapRequest(listings: [folder.file("papers.jsonl")], model: model, groups: 2, themes: themes))
        #expect(answer.map.points.count == 240 && answer.map.period == nil)
        #expect(answer.map.themes.map(\.name) == ["Tool use"])
        #expect(
            Set(answer.map.themes[0].points.map { answer.map.points[$0].id }) == ["2501.10001", "2501.10003"])
        #expect(answer.map.regions.map(\.papers).reduce(0, +) == 240)
        #expect(Set(answer.map.regions.map(\.name)).count == 2)
        #expect(Set(answer.map.topics.map(\.slug)) == Set(answer.map.points.compactMap(\.topic)))
    }

    @Test("of an archive the last year is shown, without what is still to come") func lastYear() throws {
        _ = try desk.importListings(ImportRequest(listings: [folder.file("papers.jsonl")], archive: archive))
        let map = try desk.map(MapRequest(archive: archive, model: model, groups: 2)).map
        let days = map.points.compactMap(\.day)
        let (first, last) = (try #require(days.min()), try #require(days.max()))
        #expect(last <= desk.today && last > desk.today.adding(days: -4))
        #expect(first >= last.adding(days: -364) && first < last.adding(days: -358))
        let period = Period(from: first, to: first.adding(days: 60))
        let named = try desk.map(MapRequest(archive: archive, model: model, period: period, groups: 2)).map
        #expect(named.points.count == 21 && named.period == period)
    }
}
