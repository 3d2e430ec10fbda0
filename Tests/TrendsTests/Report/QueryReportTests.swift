import Testing

/// Reports on the papers that a search finds.
@Suite struct QueryReportTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", InventedWeeks.lines())
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private struct Report: Decodable {
        struct Query: Decodable { let text: String, papers: Int }
        struct Period: Decodable { let label: String, partial: Bool }
        struct Baseline: Decodable { let papers: Int, periods: [String] }
        struct Topic: Decodable {
            struct Point: Decodable { let papers: Int, of: Int, missing: Bool }
            let topic: String, papers: Int, history: [Point]
        }
        let query: Query?, period: Period, papers: Int, found: Int, baseline: Baseline, topics: [Topic],
            headline: [String]
    }

    private func report(_ arguments: String...) throws -> Report {
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["report", "--json", "--now", InventedWeeks.today] + arguments
        ).run()
        outcome.expectSuccess()
        return try outcome.document(Report.self)
    }

    @Test("all figures are of the papers that the query finds") func figures() throws {
        let report = try report("--query", #""kv cache""#, "--by", "week")
        #expect(report.query?.papers == 23 && report.query?.text == #""kv cache""#)
        #expect(report.period.label == "2025-W36" && !report.period.partial)
        #expect(report.papers == 12 && report.found == 23)
        #expect(report.baseline.periods.count == 4 && report.baseline.papers == 4)
        #expect(report.topics.allSatisfy { $0.history.last?.of == 12 && $0.history.allSatisfy { !$0.missing } })
        #expect(report.headline.first == #"On the 23 papers that the query finds: "kv cache""#)
    }

    @Test("a week in which nothing is found is a zero, no gap") func zeros() throws {
        let found = try report("--query", "part 11 kv", "--by", "week")
        #expect(found.papers == 12 && found.baseline.papers == 0)
        let empty = try report("--query", "zebra", "--week", "2025-W36")
        #expect(empty.papers == 0 && empty.query?.papers == 0)
        try place.trends("report", "--query", "zebra").expectFailure(1, saying: "the query finds no paper: zebra")
    }

    @Test("listings can be searched too, and the usual report has no query") func listings() throws {
        #expect(try report("papers.jsonl", "--query", #""kv cache""#, "--by", "week").papers == 12)
        #expect(try report().query == nil)
        let text = try place.trends("report", "--query", "robot", "--now", InventedWeeks.today)
        #expect(text.output.contains("On the ") && text.output.contains("  Query "))
    }

    @Test("a query that cannot be read is refused as by search") func refused() throws {
        let outcome = try place.trends("report", "--query", "(robot")
        outcome.expectFailure(64, saying: "the parenthesis at character 1 of the query is never closed")
        try place.trends("report", "--query", "topic:nonsense").expectFailure(64, saying: "topic:nonsense")
    }
}
