import Testing

/// `trends emerging` with the real program: invented papers of 76 weeks, of which those of the last four speak of agent
/// harnesses.
@Suite struct EmergingTests {
    private let place: Workplace
    /// The Monday after the last week, 2025-W24.
    private static let today = "2025-06-16"

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", InventedThemes.lines())
    }

    private struct Emerging: Decodable {
        struct Period: Decodable { let label: String, first: String, last: String }
        struct Theme: Decodable {
            struct Week: Decodable { let period: String, papers: Int, of: Int }
            struct Topic: Decodable { let topic: String, papers: Int }
            let theme: String, name: String, terms: [String], papers: Int, share: Double, interval: [Double],
                baseline: Double, pValue: Double, qValue: Double, status: String, firstSeen: String,
                namedSince: String, history: [Week], evidence: [String], topics: [Topic]
        }
        let schema: String, period: Period, papers: Int, themes: [Theme]
    }

    @Test("what rises is told with its evidence, the same from a file, from an archive, and from words kept there")
    func told() throws {
        let file = try place.trends("emerging", "papers.jsonl", "--now", Self.today, "--json")
        file.expectSuccess()
        let answer = try file.document(Emerging.self)
        let theme = try #require(answer.themes.first)
        #expect(answer.schema == "trends.emerging/1" && answer.themes.count == 1)
        #expect((answer.period.label, answer.period.last, answer.papers) == ("2025-W24", "2025-06-15", 36))
        #expect(theme.theme == "agent-harness" && theme.status == "new")
        #expect(theme.papers == 12 && theme.baseline == 0 && theme.share == 12.0 / 36)
        #expect(theme.interval[0] < theme.share && theme.share < theme.interval[1] && theme.qValue <= 0.1)
        #expect(theme.firstSeen == "2025-05-19" && theme.evidence.count == 10)
        #expect(theme.history.count == 52 && theme.history.last?.papers == 3)

        try place.trends("import", "papers.jsonl").expectSuccess()
        for _ in 0..<2 {
            let archive = try place.trends("emerging", "--now", Self.today, "--json")
            #expect(archive.output == file.output)
        }
        // A paper of that week which speaks of it too is seen at once, whatever was kept; one of a later week is not.
        let more = #""abstract":"The agent harness is new. The agent harness is kept.","listed":"2025-06-"#
        try place.write(
            "more.jsonl",
            #"{"id":"2506.90001","title":"More of an agent harness",\#(more)10"}"# + "\n"
                + #"{"id":"2506.90002","title":"Later, of an agent harness",\#(more)17"}"# + "\n")
        try place.trends("import", "more.jsonl").expectSuccess()
        let later = try place.trends("emerging", "--now", Self.today, "--json").document(Emerging.self)
        #expect(later.themes.map(\.papers) == [13] && later.papers == 37)
        let text = try place.trends("emerging", "--now", Self.today)
        #expect(text.output.contains("New     agent harness  13 papers in 4 weeks, usually 0"))
    }

    @Test("a report has it as its first section, and adopts it as a topic by its name") func report() throws {
        try place.trends("import", "papers.jsonl").expectSuccess()
        let report = try place.trends("report", "--now", Self.today)
        report.expectSuccess()
        #expect(report.output.contains("New this week\nNew     agent harness"))
        let taxonomy = TrendsBinary.repositoryPath("Data/topics.yaml")
        let plan = try place.trends(
            "topics", "adopt", "agent-harness", "--topics", taxonomy, "--now", Self.today, "--dry-run", "--json")
        plan.expectSuccess()
        #expect(plan.output.contains("\"agent-harness\"") && plan.output.contains("Agent harness"))
        try place.trends("topics", "adopt", "no-such-theme", "--topics", taxonomy, "--now", Self.today)
            .expectFailure(66, saying: "no-such-theme")
    }

    private struct Notes: Decodable { let notes: [String] }

    @Test("where the year before has gaps it is said that what is new may be older") func gaps() throws {
        let whole = try place.trends("emerging", "papers.jsonl", "--now", Self.today)
        #expect(whole.errors == "")
        // The 52 weeks before the last four are 20 to 71.
        try place.write("papers.jsonl", InventedThemes.lines(without: 30..<40))
        let sentence = "10 of the 52 weeks before the last four have no papers; what is new may be older"
        let text = try place.trends("emerging", "papers.jsonl", "--now", Self.today)
        #expect(text.errors.contains(sentence) && text.output.contains("agent harness"))
        let json = try place.trends("emerging", "papers.jsonl", "--now", Self.today, "--json")
        #expect(try json.document(Notes.self).notes == [sentence])
        let report = try place.trends("report", "papers.jsonl", "--now", Self.today, "--json")
        #expect(try report.document(Notes.self).notes.contains(sentence))
        // Two weeks of holidays are no gap worth telling.
        try place.write("papers.jsonl", InventedThemes.lines(without: 30..<32))
        #expect(try place.trends("emerging", "papers.jsonl", "--now", Self.today).errors == "")
    }

    @Test("a past day knows nothing later; too few papers are said to be too few") func past() throws {
        let past = try place.trends("emerging", "papers.jsonl", "--now", "2025-05-12", "--json")
        #expect(try past.document(Emerging.self).themes.isEmpty)
        let few = try place.trends("emerging", "papers.jsonl", "--now", "2024-03-04")
        few.expectSuccess()
        #expect(few.output.contains("No theme rises") && few.errors.contains("too few papers to say what is new"))
        try place.trends("emerging", "papers.jsonl", "--week", "2025-12").expectFailure(64, saying: "week")
    }
}

/// Papers for `EmergingTests`.
enum InventedThemes {
    private static let subjects = [
        ["tool", "planner", "browser", "memory", "environment", "episode", "desktop", "workflow"],
        ["pixel", "camera", "scene", "texture", "object", "segment", "depth", "contour"],
        ["speech", "singer", "phoneme", "melody", "noise", "accent", "tempo", "chord"],
    ]

    /// Nine a week from 2024-01-01 on.
    static func lines(without gap: Range<Int> = 0..<0) -> String {
        (0..<76).filter { !gap.contains($0) }.flatMap { week in (0..<9).map { line(week, $0) } }.joined(separator: "\n")
            + "\n"
    }

    private static func line(_ week: Int, _ number: Int) -> String {
        let (serial, words) = (week * 9 + number, subjects[number % 3])
        let chosen = (0..<4).map { words[(serial * 7 + $0 * 3 + serial / 5) % words.count] }
        let more = week >= 72 && number % 3 == 0 ? " The agent harness is kept. The agent harness is small." : ""
        let text = "We study the \(chosen[0]) of a \(chosen[1]). The \(chosen[2]) is used with the \(chosen[3]).\(more)"
        let day = Day(daysAfter2024: week * 7 + number % 5)
        let title = "Paper \(serial)" + (week >= 72 && number == 0 ? " of an agent harness" : "")
        return #"{"id":"\#(2401 + serial / 90_000).\#(10_000 + serial)","title":"\#(title)","#
            + #""abstract":"\#(text)","listed":"\#(day.text)"}"#
    }

    private struct Day {
        let text: String

        init(daysAfter2024 days: Int) {
            var (rest, year, month) = (days, 2024, 1)
            func length() -> Int {
                month == 2 ? (year % 4 == 0 ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            }
            while rest >= length() {
                rest -= length()
                (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            }
            text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(rest + 1 < 10 ? "0" : "")\(rest + 1)"
        }
    }
}
