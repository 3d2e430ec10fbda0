import Foundation
import Papers
import Testing

/// The weekly summary of the sample listings.
@Suite struct ReportTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("the sample listings give the last week with every section")
    func theSampleListingsGiveTheLastWeekWithEverySection() throws {
        let report = try place.trends("report", sampleListings)
        report.expectSuccess()
        #expect(report.errors.isEmpty)
        #expect(report.output.hasPrefix("Week 2025-W50 (8–14 Dec 2025) · 20 papers of 236 found\n"))
        #expect(report.output.contains(" is the largest topic: ") || report.output.contains("The largest topics of "))
        let sections = ["Topic ", "Shares are of the 20 papers", "Worth opening", "What this rests on"]
        let labels = ["Model", "Papers", "Dates", "Period", "Movement", "Sources"].map { "  \($0) " }
        var rest = report.lines[...]
        for heading in sections + labels {
            let found = try #require(
                rest.firstIndex { $0.hasPrefix(heading) }, "\(heading) is missing, or not in its place")
            rest = rest[(found + 1)...]
        }
    }

    @Test("the numbers add up and the fields are those of the contract")
    func theNumbersAddUpAndTheFieldsAreThoseOfTheContract() throws {
        let outcome = try place.trends("report", sampleListings, "--json")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.report/1\","))
        let report: ReportDocument = try outcome.document()
        #expect(
            report.period
                == .init(
                    label: "2025-W50", by: "week", first: "2025-12-08", last: "2025-12-14", partial: false,
                    date: "listed"))
        #expect((report.papers, report.found, report.rejected) == (20, 236, 0))
        #expect(report.papers + report.outside + report.undated + report.rejected == report.found)
        #expect(report.coverage == .init(daysExpected: 5, daysFound: 5))
        #expect(report.topics.count == 23)
        for topic in report.topics {
            let share = try #require(topic.share)
            let baseline = try #require(topic.baseline)
            let interval = try #require(topic.interval)
            // Shares are estimated from the probabilities, not counted from the topics assigned.
            #expect(abs(share - Double(topic.papers) / 20) < 0.15)
            #expect(interval.count == 2 && interval[0] <= share && share <= interval[1])
            #expect(abs(try #require(topic.change) - (share - baseline)) < 1e-12)
            #expect((0...1).contains(try #require(topic.pValue)))
            #expect(topic.history.map(\.period).last == "2025-W50")
            #expect(topic.history.allSatisfy { $0.papers <= $0.of && !$0.partial })
            #expect(topic.history.last?.papers == topic.papers)
        }
        #expect(report.topics.reduce(0) { $0 + $1.papers } >= 20)
    }

    @Test("json is format JSON and threads change nothing") func jsonIsFormatJSONAndThreadsChangeNothing() throws {
        let flag = try place.trends("report", sampleListings, "--json", "--threads", "1")
        #expect(
            try place.trends("report", sampleListings, "--format", "json", "--threads", "2").outputBytes
                == flag.outputBytes)
    }

    @Test("two runs give the same bytes") func twoRunsGiveTheSameBytes() throws {
        let first = try place.trends("report", fixture("search-page.txt"))
        #expect(try place.trends("report", fixture("search-page.txt")).outputBytes == first.outputBytes)
    }

    @Test("text and markdown say the numbers of JSON") func textAndMarkdownSayTheNumbersOfJSON() throws {
        let report: ReportDocument = try place.trends("report", sampleListings, "--json").document()
        let text = try place.trends("report", sampleListings, environment: ["COLUMNS": "120"]).lines
        let markdown = try place.trends("report", sampleListings, "--format", "markdown").lines
        for topic in report.topics {
            let row = try #require(markdown.first { $0.hasPrefix("| \(topic.name) |") })
            try expect(row.split(separator: "|").map(String.init), topic)
            guard topic.papers > 0 else { continue }
            let line = try #require(
                text.first { $0.range(of: "^\(topic.name) +[0-9]", options: .regularExpression) != nil })
            try expect([topic.name] + line.dropFirst(topic.name.count).split(separator: "  ").map(String.init), topic)
        }
        #expect(markdown.contains { $0.hasPrefix("**20 papers of 236 found.**") })
    }

    /// Expects the papers, the share, the interval and the change in the cells of a row: to one
    /// decimal, as people read them.
    private func expect(_ cells: [String], _ topic: ReportDocument.Topic) throws {
        let share = try #require(topic.share)
        let change = try #require(topic.change)
        let interval = try #require(topic.interval)
        let trimmed = cells.map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(trimmed[1] == String(topic.papers), "\(topic.name)")
        #expect(abs(try #require(number(trimmed[2])) - share * 100) <= 0.0501, "\(topic.name)")
        let ends = trimmed[3].split(separator: ",").map { number(String($0)) ?? .nan }
        #expect(zip(ends, interval).allSatisfy { abs($0 - $1 * 100) <= 0.0501 } && ends.count == 2, "\(topic.name)")
        let last = try #require(trimmed.last { $0.hasSuffix(" pp") })
        #expect(abs(try #require(number(last)) - change * 100) <= 0.0501, "\(topic.name)")
    }

    private func number(_ cell: String) -> Double? {
        let sign = cell.contains("-") || cell.contains("−") ? -1.0 : 1
        return Double(cell.filter { $0.isNumber || $0 == "." }).map { $0 * sign }
    }

    @Test("an archive gives the report of its listings") func anArchiveGivesTheReportOfItsListings() throws {
        try place.trends("import", sampleListings).expectSuccess()
        try expectSameReport([sampleListings])
    }

    /// Expects the archive's report to be that of the listings but for what it names as its source.
    private func expectSameReport(_ listings: [String]) throws {
        func comparable(_ arguments: [String]) throws -> NSDictionary {
            let outcome = try TrendsCommand(folder: place.folder, arguments: ["report", "--json"] + arguments).run()
            outcome.expectSuccess()
            var report = try outcome.object()
            for key in ["sources", "notes"] { report[key] = nil }
            return report as NSDictionary
        }
        #expect(try comparable([]) == comparable(listings))
    }

    @Test("an archive of a search page gives the report of the page")
    func anArchiveOfASearchPageGivesTheReportOfThePage() throws {
        try place.trends("import", fixture("search-page.txt")).expectSuccess()
        try expectSameReport([fixture("search-page.txt")])
    }

    @Test("a report of listings leaves the archive alone") func aReportOfListingsLeavesTheArchiveAlone() throws {
        try place.trends("report", fixture("day-page.txt")).expectSuccess()
        #expect(!place.exists("data"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path("tmp")).isEmpty,
            "the temporary archive was left behind")
    }
}
