import Foundation
import Testing

/// Which period a report is about, and how it is counted.
@Suite struct ReportPeriodTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        // One paper a weekday of March and April 2025, published four weeks earlier.
        let lines = (0..<61).map { day in
            let (month, dayOfMonth) = day < 31 ? (3, day + 1) : (4, day - 30)
            let listed = String(format: "2025-%02d-%02d", month, dayOfMonth)
            let published = String(format: "2025-%02d-%02d", month - 1, min(dayOfMonth, 28))
            return """
                {"id":"p\(day)","title":"A policy for boat \(day)","abstract":"Reinforcement learning with rewards \
                for agents.",\
                "listed":"\(listed)","published":"\(published)"}
                """
        }
        try place.write("papers.jsonl", lines.joined(separator: "\n") + "\n")
    }

    private func period(_ options: String...) throws -> ReportDocument {
        let arguments = ["report", "papers.jsonl", "--json", "--now", "2025-06-01"] + options
        let outcome = try TrendsCommand(folder: place.folder, arguments: arguments).run()
        outcome.expectSuccess()
        return try outcome.document()
    }

    @Test(
        "each option names its period",
        arguments: [
            (["--week", "2025-W12"], "2025-W12", "week", 7), (["--month", "2025-03"], "2025-03", "month", 31),
            (["--quarter", "2025-Q2"], "2025-Q2", "quarter", 30),
            (["--from", "2025-03-30", "--to", "2025-04-02"], "2025-03-30..2025-04-02", "range", 4),
            (["--from", "2025-04-29"], "2025-04-29..2025-06-01", "range", 2),
            (["--by", "month"], "2025-04", "month", 30),
            (["--by", "day"], "2025-04-30", "day", 1),
        ])
    func eachOptionNamesItsPeriod(options: [String], label: String, unit: String, papers: Int) throws {
        let arguments = ["report", "papers.jsonl", "--json", "--now", "2025-06-01"] + options
        let report: ReportDocument = try TrendsCommand(folder: place.folder, arguments: arguments).run().document()
        #expect((report.period.label, report.period.by, report.papers) == (label, unit, papers))
        #expect(report.found == 61)
    }

    @Test("without options it is the last complete week") func withoutOptionsItIsTheLastCompleteWeek() throws {
        #expect(
            try period().period
                == .init(
                    label: "2025-W17", by: "week", first: "2025-04-21", last: "2025-04-27", partial: false,
                    date: "listed"))
    }

    @Test("a period that the data do not fill is partial and nothing is tested")
    func aPeriodThatTheDataDoNotFillIsPartialAndNothingIsTested() throws {
        let report = try period("--week", "2025-W18")
        #expect(report.period.partial)
        #expect(report.papers == 3)
        #expect(report.topics.allSatisfy { !$0.significant && $0.pValue == nil })
    }

    @Test("papers can be counted by publication") func papersCanBeCountedByPublication() throws {
        let report = try period("--month", "2025-02", "--date", "published")
        #expect(report.period.date == "published")
        #expect(report.papers == 31)
        #expect(try period("--month", "2025-02").papers == 0)
    }

    @Test(
        "contradictions and nonsense are wrong usage",
        arguments: [
            ["--week", "2025-W12", "--month", "2025-03"], ["--week", "2025-W12", "--from", "2025-03-01"],
            ["--month", "2025-03", "--quarter", "2025-Q1"], ["--to", "2025-03-01"],
            ["--from", "2025-03-02", "--to", "2025-03-01"],
            ["--week", "2025-W53"], ["--week", "2025-12"], ["--month", "2025-13"], ["--month", "2025-W12"],
            ["--quarter", "2025-Q5"],
            ["--from", "2025-02-30"], ["--by", "fortnight"], ["--date", "imported"], ["--format", "papyrus"],
            ["--json", "--format", "markdown"],
            ["--threads", "0"], ["--color", "blue"], ["--now", "yesterday"], ["--listed", "11 Dec"],
            ["--listing-format", "word"],
            ["--unknown"],
        ])
    func contradictionsAndNonsenseAreWrongUsage(options: [String]) throws {
        let outcome = try TrendsCommand(folder: place.folder, arguments: ["report", "papers.jsonl"] + options).run()
        outcome.expectFailure(64, saying: "Error: ", "Usage: ")
    }

    @Test("papers without any date need one") func papersWithoutAnyDateNeedOne() throws {
        let line = #"{"id":"2503.00001","title":"A study of boats","abstract":"We study boats on a lake."}"# + "\n"
        try place.write("undated.jsonl", Array(line.utf8))
        try place.trends("report", "undated.jsonl").expectFailure(65, saying: "1 paper has no listed date", "--listed")
        let stated = try place.trends("report", "undated.jsonl", "--listed", "2025-03-12", "--by", "week")
        stated.expectSuccess()
        #expect(stated.output.hasPrefix("Week 2025-W11"))
        try place.write("boats_2025-03-12.jsonl", Array(line.utf8))
        let named = try place.trends("report", "boats_2025-03-12.jsonl", "--by", "week")
        named.expectSuccess()
        #expect(named.output.hasPrefix("Week 2025-W11"))
        let words = named.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("listing day 2025-03-12 inferred from the file's name for 1 paper without any date"))
    }

    @Test("an empty period is a report unless it is asked to fail") func anEmptyPeriodIsAReportUnlessItIsAskedToFail()
        throws
    {
        let empty = try place.trends("report", "papers.jsonl", "--week", "2024-W10")
        empty.expectSuccess()
        #expect(empty.output.hasPrefix("Week 2024-W10 (4–10 Mar 2024) · 0 papers of 61 found\n"))
        let failed = try place.trends("report", "papers.jsonl", "--week", "2024-W10", "--fail-if-empty")
        #expect(failed.status == 1)
        #expect(failed.errors.contains("2024-W10"))
        try place.trends("report", "papers.jsonl", "--week", "2025-W10", "--fail-if-empty").expectSuccess()
    }
}
