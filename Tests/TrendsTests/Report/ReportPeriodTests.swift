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

    @Test(
        "with a past day as today it is the report of that day, whatever was listed later",
        arguments: [
            (["--now", "2025-04-07"], "2025-W14", 7), (["--now", "2025-04-03"], "2025-W13", 7),
            (["--now", "2025-04-07", "--by", "month"], "2025-03", 31),
            (["--now", "2025-04-07", "--by", "day"], "2025-04-07", 1),
        ])
    func aPastDayAsToday(options: [String], label: String, papers: Int) throws {
        func report(_ listings: String) throws -> ReportDocument {
            let outcome = try TrendsCommand(folder: place.folder, arguments: ["report", listings, "--json"] + options)
                .run()
            outcome.expectSuccess()
            return try outcome.document()
        }
        let replayed = try report("papers.jsonl")
        #expect((replayed.period.label, replayed.papers, replayed.found) == (label, papers, 61))
        #expect(!replayed.period.partial && replayed.notes.isEmpty)
        // What was known then, in a file of its own.
        let lines = try place.text("papers.jsonl").split(separator: "\n").filter { line in
            guard let start = line.range(of: "\"listed\":\"") else { return false }
            return line[start.upperBound...].prefix(10) <= options[1]
        }
        try place.write("then.jsonl", lines.joined(separator: "\n") + "\n")
        let then = try report("then.jsonl")
        #expect(then.period.label == label && then.baseline == replayed.baseline)
        #expect(then.topics.map(\.history) == replayed.topics.map(\.history))
    }

    @Test("where every paper is of a later day, the last period of all, with a note")
    func everyPaperIsOfALaterDay() throws {
        let outcome = try place.trends("report", "papers.jsonl", "--json", "--now", "2025-01-15")
        outcome.expectSuccess()
        let report: ReportDocument = try outcome.document()
        #expect(report.period.label == "2025-W17")
        #expect(report.notes == ["every dated paper is of a day after 2025-01-15, the day of this report"])
        let named = try place.trends("report", "papers.jsonl", "--week", "2025-W14", "--json", "--now", "2025-01-15")
        let week: ReportDocument = try named.document()
        #expect(week.papers == 7 && week.notes.isEmpty)
    }

    @Test("a window is a history by its periods, and its last complete one is reported against those before")
    func aWindowIsAHistoryByItsPeriods() throws {
        let report = try period("--from", "2025-03-10", "--to", "2025-05-11", "--by", "week")
        #expect((report.period.label, report.period.by, report.period.partial) == ("2025-W17", "week", false))
        #expect(report.window == .init(first: "2025-03-10", last: "2025-05-11", by: "week"))
        #expect((report.papers, report.outside, report.found) == (7, 54, 61))
        #expect(report.baseline.periods == ["2025-W13", "2025-W14", "2025-W15", "2025-W16"])
        let history = try #require(report.topics.first).history
        #expect(history.map(\.period) == (11...19).map { "2025-W\($0)" })
        #expect(history.map(\.of) == [7, 7, 7, 7, 7, 7, 7, 3, 0])
        #expect(history.map(\.partial) == [false, false, false, false, false, false, false, true, false])
        #expect(history.map(\.missing) == [false, false, false, false, false, false, false, false, true])
    }

    @Test("periods that the window cuts are partial and hold its days alone")
    func periodsThatTheWindowCutsArePartial() throws {
        let report = try period("--from", "2025-03-12", "--to", "2025-04-09", "--by", "week")
        #expect((report.period.label, report.papers, report.outside) == ("2025-W14", 7, 54))
        // Two of the four weeks before lie whole in the window.
        #expect(report.baseline == .init(requested: 4, periods: ["2025-W12", "2025-W13"], papers: 14))
        let history = try #require(report.topics.first).history
        #expect(history.map(\.period) == ["2025-W11", "2025-W12", "2025-W13", "2025-W14", "2025-W15"])
        #expect(history.map(\.of) == [5, 7, 7, 7, 3])
        #expect(history.map(\.partial) == [true, false, false, false, true])

        // A window within one month has no complete one.
        let cut = try period("--from", "2025-03-12", "--to", "2025-03-20", "--by", "month")
        #expect((cut.period.label, cut.period.partial, cut.papers, cut.outside) == ("2025-03", true, 9, 52))
        let evidence = try TrendsCommand(
            folder: place.folder,
            arguments: [
                "report", "papers.jsonl", "--from", "2025-03-12", "--to", "2025-03-20", "--by", "month",
                "--all-papers",
            ]
        ).run()
        #expect(!evidence.output.contains("boat 30") && evidence.output.contains("boat 11"))
    }

    @Test("every reading format says which window it is") func everyReadingFormatSaysWhichWindowItIs() throws {
        for format in ["text", "markdown", "html", "email"] {
            let outcome = try place.trends(
                "report", "papers.jsonl", "--from", "2025-03-03", "--to", "2025-04-27", "--by", "week",
                "--format", format)
            outcome.expectSuccess()
            let words = outcome.output.replacingOccurrences(of: "=\r\n", with: "")
                .replacingOccurrences(of: "=\n", with: "").replacingOccurrences(of: "=E2=80=93", with: "–")
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                words.contains(
                    "the last complete week of the window 3 Mar 2025 – 27 Apr 2025 by week (8 weeks, 56 papers)"),
                "\(format)")
        }
        let text = try place.trends("report", "papers.jsonl", "--json", "--from", "2025-03-03", "--to", "2025-04-27")
        let range: ReportDocument = try text.document()
        #expect((range.window, range.period.by, range.papers) == (nil, "range", 56))
    }

    @Test("a window without papers is an empty report") func aWindowWithoutPapersIsAnEmptyReport() throws {
        let window = ["--from", "2023-01-01", "--to", "2023-12-31", "--by", "quarter"]
        let arguments = ["report", "papers.jsonl", "--json"] + window
        let empty = try TrendsCommand(folder: place.folder, arguments: arguments).run()
        empty.expectSuccess()
        let report: ReportDocument = try empty.document()
        #expect((report.period.label, report.papers, report.found) == ("2023-Q4", 0, 61))
        #expect(report.topics.first?.history.map(\.period) == ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"])
        let failed = try TrendsCommand(folder: place.folder, arguments: arguments + ["--fail-if-empty"]).run()
        #expect(failed.status == 1)
    }

    @Test("by beside a named period is wrong usage that says what to write instead")
    func byBesideANamedPeriodIsWrongUsage() throws {
        try place.trends("report", "papers.jsonl", "--quarter", "2025-Q1", "--by", "week").expectFailure(
            64, saying: "--from 2025-01-01 --to 2025-03-31 --by week")
        try place.trends("report", "papers.jsonl", "--month", "2025-03", "--by", "month").expectSuccess()
        try place.trends("report", "papers.jsonl", "--from", "1990-01-01", "--to", "2025-03-31", "--by", "day")
            .expectFailure(64, saying: "12874 days", "1000")
        try place.trends(
            "report", "papers.jsonl", "--from", "2025-03-01", "--to", "2025-03-31", "--by", "week", "--periods", "4"
        ).expectFailure(64, saying: "--periods")
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
        try place.trends("report", "undated.jsonl").expectFailure(65, saying: "1 paper has neither", "--listed")
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
