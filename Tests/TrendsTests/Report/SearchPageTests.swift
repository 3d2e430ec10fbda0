import Foundation
import Testing

/// A page of search results: papers of many years, listed on one day whose year the heading leaves out.
@Suite struct SearchPageTests {
    private let place: Workplace
    private let page = fixture("search-page.txt")

    init() throws { place = try Workplace() }

    @Test("the page is counted by publication and the report says so")
    func thePageIsCountedByPublicationAndTheReportSaysSo() throws {
        let report: ReportDocument = try place.trends("report", page, "--json").document()
        #expect((report.period.by, report.period.date) == ("year", "published"))
        #expect((report.found, report.undated) == (6, 1))
        #expect(report.notes.contains { $0.contains("search or trending page") })
        #expect(report.notes.contains { $0.contains("publication date") })
        let text = try place.trends("report", page)
        #expect(text.output.contains("by publication day"))
    }

    @Test("where not even years hold five papers the whole span is reported by year, with every dated paper")
    func whereNotEvenYearsHoldFivePapersTheWholeSpanIsReported() throws {
        let report: ReportDocument = try place.trends("report", page, "--json").document()
        #expect(
            report.period
                == .init(
                    label: "2021-06-07..2025-08-31", by: "year", first: "2021-06-07", last: "2025-08-31",
                    partial: false, date: "published"))
        #expect(report.window == .init(first: "2021-06-07", last: "2025-08-31", by: "year"))
        #expect((report.papers, report.outside, report.undated, report.rejected) == (5, 0, 1, 0))
        #expect(report.found == 6)
        #expect(report.baseline == .init(requested: 0, periods: [], papers: 0))
        let history = try #require(report.topics.first).history
        #expect(history.map(\.period) == ["2021", "2022", "2023", "2024", "2025"])
        #expect(history.map(\.of) == [1, 1, 1, 1, 1])
        #expect(history.map(\.partial) == [true, false, false, false, true])
        #expect(report.topics.allSatisfy { $0.pValue == nil && $0.change == nil })

        for format in ["text", "markdown", "html", "email"] {
            let reading = try place.trends("report", page, "--format", format)
            reading.expectSuccess()
            // Mail breaks its lines with "=" and writes other letters than ASCII in codes.
            let words = reading.output.replacingOccurrences(of: "=\r\n", with: "")
                .replacingOccurrences(of: "=\n", with: "").replacingOccurrences(of: "=E2=80=93", with: "–")
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("the whole span of the papers (7 Jun 2021 – 31 Aug 2025) by year"), "\(format)")
            #expect(words.contains("5 papers of 6 found"), "\(format)")
            #expect(!words.contains("a column is a range"), "\(format)")
        }
        try place.trends("report", page, "--fail-if-empty").expectSuccess()
    }

    // The page begins on 7 June 2021: a range from that day on is complete.
    @Test("a year to compare with makes the period a year again, and a range is compared with the span")
    func aYearToCompareWithMakesThePeriodAYearAgain() throws {
        let year: ReportDocument = try place.trends("report", page, "--json", "--compare", "2022").document()
        #expect((year.period.label, year.period.by, year.papers, year.outside) == ("2024", "year", 1, 4))
        #expect(year.window == nil)
        let range: ReportDocument = try place.trends(
            "report", page, "--json", "--compare", "2021-06-07..2022-12-31"
        ).document()
        #expect((range.period.label, range.papers, range.baseline.papers) == ("2021-06-07..2025-08-31", 5, 2))
        let byYear: ReportDocument = try place.trends("report", page, "--json", "--by", "year").document()
        #expect((byYear.period.label, byYear.window) == ("2024", nil))
    }

    @Test("the inferred year is marked and listed decides it") func theInferredYearIsMarkedAndListedDecidesIt() throws {
        let inferred = try place.trends("report", page, "--json", "--month", "2025-08")
        let report: ReportDocument = try inferred.document()
        #expect(report.papers == 1)
        #expect(try inferred.object()["years_inferred"] as? Int == 1)
        #expect(
            report.notes.contains { $0.contains("listing year 2025 inferred") && $0.contains("--listed 2025-12-11") })
        #expect(try place.trends("report", page, "--month", "2025-08").output.contains("1 year inferred"))

        let decided = try place.trends("report", page, "--json", "--month", "2025-08", "--listed", "2025-12-11")
        #expect(try decided.object()["years_inferred"] as? Int == 0)
        #expect(try decided.object()["years_inferred_of_all"] as? Int == 0)
        #expect(!decided.output.contains("inferred:"))
        // Another year moves the papers whose date has none.
        let later: ReportDocument = try place.trends(
            "report", page, "--json", "--month", "2026-08", "--listed", "2026-12-11"
        ).document()
        #expect(later.papers == 1)
    }

    @Test("by and date override what was chosen") func byAndDateOverrideWhatWasChosen() throws {
        let quarter: ReportDocument = try place.trends("report", page, "--json", "--by", "quarter").document()
        #expect((quarter.period.by, quarter.period.date) == ("quarter", "published"))
        let listed: ReportDocument = try place.trends(
            "report", page, "--json", "--date", "listed", "--week", "2025-W50"
        ).document()
        #expect((listed.papers, listed.period.date) == (6, "listed"))
    }

    @Test("the import counts the inferred years") func theImportCountsTheInferredYears() throws {
        let document: ImportDocument = try place.trends("import", page, "--json").document()
        #expect((document.read, document.new, document.yearsInferred) == (6, 6, 1))
        let decided: ImportDocument = try place.trends(
            "import", page, "--json", "--listed", "2025-12-11", "--archive", "other"
        ).document()
        #expect((decided.new, decided.yearsInferred) == (6, 0))
    }

    @Test("the ordinary page of a day is counted by its day") func theOrdinaryPageOfADayIsCountedByItsDay() throws {
        let report: ReportDocument = try place.trends(
            "report", fixture("day-page.txt"), "--listed", "2025-12-11", "--by", "week", "--json"
        ).document()
        #expect((report.period.first, report.period.date, report.papers) == ("2025-12-08", "listed", 3))
        #expect(!report.notes.contains { $0.contains("search") || $0.contains("inferred") })
    }
}
