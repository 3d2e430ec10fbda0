import Testing

/// Reports on what came since the last one that was asked for so.
@Suite struct SinceLastTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", InventedWeeks.lines())
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private func run(_ arguments: String...) throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: arguments + ["--now", InventedWeeks.today]).run()
    }

    private struct Report: Decodable {
        struct Since: Decodable { let day: String?, papers: Int? }
        struct Paper: Decodable { let id: String? }
        struct Baseline: Decodable { let papers: Int }
        let since: Since?, papers: Int, worthOpening: [Paper], baseline: Baseline, headline: [String], notes: [String]
    }

    private func since(_ arguments: String...) throws -> Report {
        let outcome = try TrendsCommand(
            folder: place.folder,
            arguments: ["report", "--since", "last", "--json", "--now", InventedWeeks.today] + arguments
        ).run()
        outcome.expectSuccess()
        return try outcome.document(Report.self)
    }

    /// Imports papers with identifiers of their own, listed in the last week.
    private func bring(_ ids: String...) throws {
        let lines = ids.enumerated().map { InventedWeeks.line(week: 11, number: 40 + $0, isOnCaches: true, id: $1) }
        try place.write("more.jsonl", lines.joined(separator: "\n") + "\n")
        try run("import", "more.jsonl").expectSuccess()
    }

    @Test("the first time it is the usual report and says so") func first() throws {
        let usual = try run("report").output
        let first = try run("report", "--since", "last")
        first.expectSuccess()
        #expect(first.output.contains("Nobody asked before") && !usual.contains("Nobody asked before"))
        #expect(
            first.lines.filter { $0.hasPrefix("Robotics") }
                == usual.split(separator: "\n").map(String.init).filter {
                    $0.hasPrefix("Robotics")
                })
        let second = try run("report", "--since", "last")
        #expect(second.status == 0 && second.output == "Nothing came since the report of 8 Sep 2025.\n")
        // Reports that were not asked for so are as they were.
        #expect(try run("report").output == usual)
    }

    @Test("what came on the same day after the report is told once, by the next") func sameDay() throws {
        #expect(try since().since?.papers == nil)
        try bring("2509.00001", "2509.00002")
        let report = try since()
        #expect(report.since?.papers == 2 && report.papers == 2)
        #expect(report.worthOpening.compactMap(\.id).sorted() == ["2509.00001", "2509.00002"])
        // Changes are told against all papers of the days before.
        #expect(report.baseline.papers > 2)
        #expect(report.headline.first == "New since the report of 8 Sep 2025: 2 papers.")
        try bring("2509.00002", "2509.00003")
        #expect(try since().worthOpening.compactMap(\.id) == ["2509.00003"])
        #expect(try since().papers == 0)
    }

    @Test("the time is noted only when the report was written") func notWritten() throws {
        _ = try since()
        try bring("2509.00001")
        try run("report", "--since", "last", "--output", "no/such/folder/report.txt").expectFailure(73)
        try run("report", "--since", "last", "--format", "html", "--output", "report.html").expectSuccess()
        #expect(try place.text("report.html").contains("New since the report of 8 Sep 2025: 1 paper."))
        #expect(try since().papers == 0)
    }

    private struct Empty: Decodable {
        struct Period: Decodable { let first: String, last: String, by: String }
        struct Since: Decodable { let day: String?, papers: Int? }
        let period: Period, since: Since?, papers: Int, headline: [String]
    }

    @Test("where nothing came, each format says so in one sentence, and the period is the time in which nothing did")
    func nothing() throws {
        _ = try since()
        func run(_ format: String) throws -> Outcome {
            let outcome = try TrendsCommand(
                folder: place.folder,
                arguments: [
                    "report", "--since", "last", "--now", "2025-09-12", "--mail-from", "a@example.org", "--mail-to",
                    "a@example.org", "--format", format,
                ]
            ).run()
            outcome.expectSuccess()
            return outcome
        }
        let report = try run("json").document(Empty.self)
        #expect(report.headline == ["Nothing came since the report of 8 Sep 2025."])
        #expect(report.papers == 0 && report.since?.papers == 0)
        #expect(report.period.first == InventedWeeks.today && report.period.last == "2025-09-12")
        // Asked again, nothing came since that report.
        let sentence = "Nothing came since the report of 12 Sep 2025."
        for format in ["text", "markdown"] { #expect(try run(format).output == sentence + "\n") }
        for format in ["html", "email", "atom", "svg", "csv"] {
            let output = try run(format).output
            #expect(!output.isEmpty && !output.contains("No paper has its"))
            if ["html", "email", "atom"].contains(format) { #expect(output.contains(sentence), "\(format)") }
        }
        #expect(try run("email").output.contains("Subject: Nothing new since 12 Sep 2025"))
        #expect(try run("html").output.contains("<title>Nothing new since 12 Sep 2025 · trends</title>"))
        #expect(try run("atom").output.contains("<title>Nothing new since 12 Sep 2025</title>"))
    }

    @Test("papers of any day are told, and those without one are counted") func anyDay() throws {
        _ = try since()
        try place.write(
            "old.jsonl",
            InventedWeeks.line(week: 2, number: 41, isOnCaches: true, id: "2506.77777") + "\n"
                + #"{"id":"2506.88888","title":"Of no day","abstract":"Nobody knows when."}"# + "\n")
        try run("import", "old.jsonl").expectSuccess()
        let report = try since()
        #expect(report.worthOpening.compactMap(\.id) == ["2506.77777"] && report.since?.papers == 2)
        #expect(report.headline.first?.contains("of which 1 has no such date and is named below") == true)
        // Nothing that came is lost: what no period can show is named.
        #expect(report.notes.contains { $0.contains("\"Of no day\" (2506.88888)") })
    }

    @Test("where papers have different dates, the one that most of them have counts") func dates() throws {
        _ = try since()
        let text = #""title":"Evicting tokens","abstract":"Long contexts fill the KV cache of transformers.""#
        let lines = [
            #"{"id":"2509.00011",\#(text),"published":"2025-09-02"}"#,
            #"{"id":"2509.00012",\#(text),"published":"2025-09-03"}"#,
            #"{"id":"2509.00013",\#(text),"published":"2025-09-01","listed":"2025-09-02"}"#,
        ]
        try place.write("mixed.jsonl", lines.joined(separator: "\n"))
        try run("import", "mixed.jsonl").expectSuccess()
        let report = try since()
        #expect(report.papers == 3 && report.since?.papers == 3)
    }

    @Test(
        "what contradicts it is wrong usage",
        arguments: [["papers.jsonl"], ["--query", "robot"], ["--week", "2025-W36"], ["--by", "month"]])
    func contradictions(arguments: [String]) throws {
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["report", "--since", "last"] + arguments
        ).run()
        outcome.expectFailure(64, saying: "--since")
    }
}
