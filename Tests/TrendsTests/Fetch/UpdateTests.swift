import Foundation
import Papers
import RecordedServer
import Synchronization
import Testing

/// `trends update`, from a server of this machine that lists papers as days go by.
@Suite("Updates lose nothing") struct UpdateTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// A service whose list of a day grows: half of it is there on the day itself, all from the next day on.
    private final class GrowingService: Sendable {
        private let today = Mutex(CalendarDay(daysSinceEpoch: 0))
        private let isDown = Mutex(false)

        func set(_ day: CalendarDay, isDown down: Bool = false) {
            today.withLock { $0 = day }
            isDown.withLock { $0 = down }
        }

        /// The papers of a day's list when it is whole: none at weekends.
        static func papers(of day: CalendarDay) -> Int { day.weekday > 5 ? 0 : 4 + day.daysSinceEpoch % 7 }

        func reply(_ target: String) -> Reply {
            if isDown.withLock({ $0 }) { return .status(403) }
            guard let start = target.range(of: "date="),
                let day = CalendarDay(iso: target[start.upperBound...].prefix(10))
            else { return .status(404) }
            let now = today.withLock { $0 }
            let all = Self.papers(of: day)
            let shown = day > now ? 0 : day == now ? all / 2 : all
            let entries = (0..<shown).map { number in
                let id = "2608.\(10_000 + day.daysSinceEpoch % 1_000 * 20 + number)"
                return """
                    {"paper":{"id":"\(id)","title":"Kites of \(day), part \(number)","summary":"On kite \(number).",\
                    "publishedAt":"\(day)T00:00:00.000Z","submittedOnDailyAt":"\(day)T00:00:00.000Z"},\
                    "publishedAt":"\(day)T00:00:00.000Z"}
                    """
            }
            return .whole("[\(entries.joined(separator: ","))]")
        }
    }

    private func command(_ server: RecordedServer, on day: CalendarDay, _ arguments: String...) -> TrendsCommand {
        TrendsCommand(
            folder: place.folder,
            arguments: ["update", "--now", day.description, "--service-url", server.url] + arguments)
    }

    private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

    /// What the days of a span have when their lists are whole.
    private static func papers(from first: CalendarDay, through last: CalendarDay) -> Int {
        (first.daysSinceEpoch...last.daysSinceEpoch).reduce(0) {
            $0 + GrowingService.papers(of: CalendarDay(daysSinceEpoch: $1))
        }
    }

    private func stored() throws -> Int {
        struct Info: Decodable { let papers: Int }
        return try place.trends("archive", "info", "--json").document(Info.self).papers
    }

    @Test("eight Mondays, two of them without the service, bring every paper") func eightMondays() async throws {
        let service = GrowingService()
        let server = try await RecordedServer { request, _ in service.reply(request.target) }
        let first = try Self.day("2026-08-03")
        for week in 0..<8 {
            let monday = first.adding(days: 7 * week)
            let isDown = week == 2 || week == 3
            service.set(monday, isDown: isDown)
            let outcome = try command(server, on: monday).run()
            if isDown {
                #expect(outcome.status == 74)
                continue
            }
            outcome.expectSuccess()
            // All lists up to yesterday are whole; today's is half there.
            let whole = Self.papers(from: first.adding(days: -6), through: monday.adding(days: -1))
            #expect(try stored() == whole + GrowingService.papers(of: monday) / 2)
            #expect(outcome.output.contains("to be read again, since it may grow: Mon \(monday.civil.day) "))
            if week > 0, !(2...4).contains(week) {
                let before = monday.adding(days: -7)
                let more = GrowingService.papers(of: before) - GrowingService.papers(of: before) / 2
                #expect(outcome.output.contains("Mon \(before.civil.day) "))
                #expect(outcome.output.contains("read again: \(more) more"))
            }
        }
        let report = try place.trends("report", "--now", "2026-09-21", "--json")
        report.expectSuccess()
        #expect(report.output.contains(#""days_missing":[],"days_unsettled":[]"#))
    }

    @Test("a run that is killed loses nothing, whenever that is") func kills() async throws {
        let service = GrowingService()
        let server = try await RecordedServer { request, _ in service.reply(request.target) }
        let monday = try Self.day("2026-08-17")
        service.set(monday)
        for seconds in [0.02, 0.06, 0.12, 0.25, 0.5, 1] {
            _ = try place.shell(
                "timeout -s KILL \(seconds) \"$TRENDS\" update --now \(monday) --service-url \(server.url)")
        }
        try command(server, on: monday).run().expectSuccess()
        let whole = Self.papers(from: monday.adding(days: -6), through: monday.adding(days: -1))
        #expect(try stored() == whole + GrowingService.papers(of: monday) / 2)
        try place.trends("archive", "doctor").expectSuccess()
    }

    @Test("a period of which a list was not whole is partial, until it was read again") func partial() async throws {
        struct Document: Decodable {
            struct Coverage: Decodable { let daysUnsettled: [String] }
            struct Period: Decodable { let partial: Bool }
            let period: Period
            let coverage: Coverage
        }
        let service = GrowingService()
        let server = try await RecordedServer { request, _ in service.reply(request.target) }
        let friday = try Self.day("2026-08-14")
        func report() throws -> Document {
            try place.trends("report", "--week", "2026-W33", "--now", "2026-08-18", "--json").document()
        }
        service.set(friday)
        try command(server, on: friday).run().expectSuccess()
        let before = try report()
        #expect(before.period.partial)
        #expect(before.coverage.daysUnsettled == ["2026-08-13", "2026-08-14"])
        let words = try place.trends("report", "--week", "2026-W33", "--now", "2026-08-18")
        // Lines are folded.
        let text = words.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(text.contains("fetched before the day was over: 2026-08-13 and 2026-08-14"))
        service.set(friday.adding(days: 3))
        try command(server, on: friday.adding(days: 3)).run().expectSuccess()
        let after = try report()
        #expect(!after.period.partial)
        #expect(after.coverage.daysUnsettled.isEmpty)
    }

    @Test("the document adds up, and a second run has nothing to do") func document() async throws {
        struct Document: Decodable {
            struct Source: Decodable {
                struct Day: Decodable {
                    let day: String
                    let papers: Int
                    let new: Int
                    let again: Bool
                }
                let source: String
                let read: Int
                let new: Int
                let known: Int
                let rejected: Int
                let days: [Day]
            }
            let schema: String
            let new: Int
            let sources: [Source]
        }
        let service = GrowingService()
        let server = try await RecordedServer { request, _ in service.reply(request.target) }
        let thursday = try Self.day("2026-08-13")
        service.set(thursday)
        let document: Document = try command(server, on: thursday, "--json").run().document()
        #expect(document.schema == "trends.update/1")
        let source = try #require(document.sources.first)
        #expect(source.read == source.new + source.known + source.rejected)
        #expect(source.days.reduce(0) { $0 + $1.new } == document.new)
        #expect(source.days.map(\.papers).reduce(0, +) == source.read)
        service.set(thursday.adding(days: 4))
        try command(server, on: thursday.adding(days: 4)).run().expectSuccess()
        let asked = server.requests.count
        let again = try command(server, on: thursday.adding(days: 4)).run()
        #expect(again.lines.first == "nothing new")
        // The day itself, and the weekend before, which is not over everywhere.
        #expect(server.requests.count - asked == 2)
    }
}
