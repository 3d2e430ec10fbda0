import Foundation
import Testing

/// Reports on bibliographies, of which years and months are all that is known.
@Suite struct CoarseReportTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("library.bib", entries(2020...2025, each: 12))
    }

    private func entries(_ years: ClosedRange<Int>, each: Int, _ fields: String = "") -> String {
        years.flatMap { year in
            (0..<each).map { number in
                """
                @article{k\(year)x\(number), title={A policy for boat \(number) of \(year)}, year={\(year)}, \(fields)
                  abstract={Reinforcement learning with rewards for agents, number \(number).}}

                """
            }
        }.joined()
    }

    private func report(_ options: String...) throws -> (document: ReportDocument, text: String) {
        let arguments = ["report", "library.bib", "--now", "2026-03-01"] + options
        let json = try TrendsCommand(folder: place.folder, arguments: arguments + ["--json"]).run()
        json.expectSuccess()
        let text = try TrendsCommand(folder: place.folder, arguments: arguments).run()
        return (try json.document(), text.output.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    @Test("a library of years is reported by year, and says so") func years() throws {
        let (report, text) = try report()
        #expect((report.period.label, report.period.by, report.period.date) == ("2025", "year", "published"))
        #expect((report.papers, report.found, report.outside, report.undated) == (12, 72, 60, 0))
        #expect(report.baseline == .init(requested: 1, periods: ["2024"], papers: 12))
        #expect(report.notes.contains("72 of 72 papers have a year alone: counted by year"))
        #expect(text.contains("by publication year; 0 years inferred"))
        #expect(!text.contains("Jan 2025") || text.contains("1 Jan – 31 Dec 2025"))
        #expect(!text.contains("· 1 Jan 2025"))
    }

    @Test(
        "a shorter length is one error that says which counts them, and no circle",
        arguments: ["day", "week", "month", "quarter"])
    func aShorterLength(length: String) throws {
        for date in [[], ["--date", "published"]] {
            let outcome = try TrendsCommand(
                folder: place.folder, arguments: ["report", "library.bib", "--by", length] + date
            ).run()
            #expect(outcome.status == 65)
            #expect(
                outcome.errors.contains(
                    "no paper's date tells its \(length): 72 papers have a year alone; --by year counts them"))
        }
        let listed = try place.trends("report", "library.bib", "--date", "listed")
        #expect(listed.errors.contains("72 papers have no listed date; count by publication date (--date published)"))
        try place.trends("report", "library.bib", "--date", "published").expectSuccess()
    }

    /// Every hint is followed here, and has to lead to a report that counts what it promised.
    @Test("hints lead to what they promise") func hints() throws {
        try place.write(
            "months.bib",
            (1...12).flatMap { month in
                (0..<8).map { number in
                    """
                    @article{k\(month)x\(number), title={A policy for boat \(number) of month \(month)}, year={2024},
                      month={\(month)}, abstract={Reinforcement learning with rewards for agents, number \(number).}}

                    """
                }
            }.joined())
        func run(_ options: [String], of file: String = "months.bib") throws -> (ReportDocument, String) {
            let arguments = ["report", file, "--now", "2026-03-01", "--date", "published"] + options
            let outcome = try TrendsCommand(folder: place.folder, arguments: arguments + ["--json"]).run()
            outcome.expectSuccess()
            let document = try outcome.document(ReportDocument.self)
            return (document, document.notes.joined(separator: "\n"))
        }
        let (week, weekNote) = try run(["--week", "2024-W10"])
        #expect(
            week.papers == 0 && weekNote.contains("96 of 96 papers have a month, and count in no week; whole months"))
        #expect(weekNote.contains("as --month 2024-03 does"))
        #expect(try run(["--month", "2024-03"]).0.papers == 8)
        let (cut, cutNote) = try run(["--from", "2024-03-04", "--to", "2024-03-10", "--by", "month"])
        #expect(cut.papers == 0 && cut.outside == 88)
        #expect(cutNote.contains("8 of 96 papers have a month, and count in no part of it; whole months count them"))
        let (month, monthNote) = try run(["--month", "2024-12"], of: "library.bib")
        #expect(month.papers == 0 && monthNote.contains("as --from 2024-01-01 --to 2024-12-31 does"))
        let year = ["--from", "2024-01-01", "--to", "2024-12-31"]
        #expect(try run(year, of: "library.bib").0.papers == 12)
    }

    @Test("papers that have another date than the one to count by are told, with what counts them") func otherDates()
        throws
    {
        let lines = (1...14).map { number in
            """
            {"id":"p\(number)","title":"Rewards \(number)","abstract":"Reinforcement learning, part \(number).",\
            "published":"2025-12-0\(1 + number % 7)"\(number % 3 == 0 ? #","listed":"2025-12-08""# : "")}
            """
        }
        try place.write("some.jsonl", lines.joined(separator: "\n"))
        let outcome = try place.trends("report", "some.jsonl", "--now", "2025-12-20", "--week", "2025-W50", "--json")
        outcome.expectSuccess()
        let report = try outcome.document(ReportDocument.self)
        #expect((report.papers, report.undated) == (4, 10))
        #expect(
            report.notes.contains(
                "10 papers have no listing day, but a date of publication; --date published counts by that"))
    }

    @Test("papers without any date are told to have neither, in files and archives") func neither() throws {
        try place.write("no.jsonl", #"{"title":"A title","abstract":"Reinforcement learning with rewards."}"#)
        for date in ["listed", "published"] {
            let outcome = try place.trends("report", "no.jsonl", "--date", date)
            #expect(outcome.status == 65)
            #expect(
                outcome.errors.contains(
                    "1 paper has neither a listing day nor a date of publication; state the listing day with --listed"))
        }
        try place.trends("import", "no.jsonl").expectSuccess()
        let archive = try place.trends("report")
        #expect(archive.errors.contains("import the listings once more with their days (--listed)"))
    }

    @Test("years among days are left out of weeks, and that is said once") func mixed() throws {
        let days = (1...28).flatMap { day in
            (0..<4).map { number in
                """
                @misc{d\(day)x\(number), title={Rewards of day \(day), part \(number)}, \
                date={2026-02-\(day < 10 ? "0" : "")\(day)}, abstract={We reinforce learning \(day) \(number).}}

                """
            }
        }.joined()
        try place.write(
            "library.bib", days + entries(2020...2024, each: 4) + entries(2025...2025, each: 2, "month=dec,"))
        let (week, text) = try report()
        #expect((week.period.by, week.papers) == ("week", 28))
        let note = "2 of 134 papers have a month and 20 a year alone, and count in no week; --by year counts them"
        #expect(week.notes.filter { $0.contains("alone") } == [note])
        #expect(text.contains(note))
        #expect(text.contains("0 undated + 22 without a day + 0 rejected"))
        #expect(week.found == 28 + week.outside + 22)
        let (month, _) = try report("--by", "month")
        #expect((month.period.label, month.papers) == ("2026-02", 112))
        #expect(month.baseline.periods == ["2025-12"])
        #expect(
            month.notes.contains("20 of 134 papers have a year alone, and count in no month; --by year counts them"))
        let (named, _) = try report("--month", "2025-12")
        #expect(named.papers == 2)
        let (year, _) = try report("--by", "year")
        #expect((year.period.label, year.papers) == ("2025", 2))
        #expect(!year.notes.contains { $0.contains("alone") })
    }

    @Test("a window by years, and a range around them") func window() throws {
        let (window, _) = try report("--from", "2022-01-01", "--to", "2025-12-31", "--by", "year")
        #expect((window.period.label, window.papers) == ("2025", 12))
        #expect(window.topics.first?.history.map(\.of) == [12, 12, 12, 12])
        let (range, _) = try report("--from", "2022-01-01", "--to", "2023-12-31")
        #expect((range.papers, range.outside) == (24, 48))
        let (cut, _) = try report("--from", "2022-06-01", "--to", "2023-12-31")
        #expect((cut.papers, cut.found) == (12, 72))
        #expect(
            cut.notes.contains(
                "12 of 72 papers have a year alone, and count in no part of it; whole years count them, as "
                    + "--from 2022-01-01 --to 2022-12-31 does"))
    }

    @Test(
        "no format shows a day that nobody stated",
        arguments: ["text", "markdown", "html", "json", "csv", "email", "atom", "svg"])
    func noDayIsMadeUp(format: String) throws {
        let outcome = try place.trends(
            "report", "library.bib", "--now", "2026-03-01", "--format", format, "--all-papers")
        outcome.expectSuccess()
        let text = outcome.output.replacing("1 Jan – 31 Dec 2025", with: "").replacing(
            "1 Jan =E2=80=93 31 Dec 2025", with: "")
        #expect(!text.contains("1 Jan 2025") && !text.contains(#""day": "2025-01-01""#))
        if format == "json" { #expect(text.contains(#""day": "2025""#)) }
    }

    @Test("searches and exports show as much as is known, and an import reads it back") func archive() throws {
        try place.write("one.bib", entries(2024...2024, each: 1) + entries(2023...2023, each: 1, "month=5,"))
        try place.trends("import", "one.bib").expectSuccess()
        let found = try place.trends("search", "boat", "--json")
        #expect(found.output.contains(#""published": "2024""#) && found.output.contains(#""published": "2023-05""#))
        #expect(try place.trends("search", "after:2024").output.contains("· 2024"))
        let export = try place.trends("archive", "export")
        #expect(export.output.contains(#""published":"2024""#))
        try place.write("export.jsonl", export.output)
        try place.trends("import", "export.jsonl", "--archive", "copy.sqlite").expectSuccess()
        #expect(try place.trends("archive", "export", "--archive", "copy.sqlite").output == export.output)
        // Another program's lines, with the same dates.
        try place.write("lines.jsonl", #"{"title":"Lines","abstract":"Of lines.","published":"2024-05"}"#)
        try place.trends("import", "lines.jsonl").expectSuccess()
        #expect(try place.trends("archive", "export").output.contains(#""published":"2024-05""#))
    }
}
