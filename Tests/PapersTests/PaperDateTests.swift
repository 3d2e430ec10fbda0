import Testing

@testable import Papers

@Suite("Dates of which a day, a month or a year is known") struct PaperDateTests {
    private func date(_ text: String) throws -> PaperDate { try #require(PaperDate(iso: text)) }

    @Test(
        "ISO 8601 of reduced precision is read and written",
        arguments: ["2024-05-17", "2024-05", "2024", "0001", "9999-12"])
    func isoIsReadAndWritten(text: String) throws {
        #expect(try date(text).description == text)
        #expect(try date(text).provenance == .stated)
    }

    @Test(
        "nothing else is",
        arguments: ["", "24", "2024-", "2024-5", "2024-13", "2024-00", "0000", "2024-02-30", "May 2024", "20240517"])
    func nothingElse(text: String) { #expect(PaperDate(iso: text) == nil) }

    @Test("a time behind a day is ignored") func time() throws {
        #expect(try date("2024-05-17T10:00:00Z") == date("2024-05-17"))
    }

    @Test(
        "its days",
        arguments: [
            ("2024-05-17", "2024-05-17", "2024-05-17"), ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"), ("2024-12", "2024-12-01", "2024-12-31"),
            ("2024", "2024-01-01", "2024-12-31"), ("9999", "9999-01-01", "9999-12-31"),
        ])
    func days(text: String, first: String, last: String) throws {
        let date = try date(text)
        #expect((date.day.description, date.lastDay.description) == (first, last))
        #expect(date.days == date.day...date.lastDay)
    }

    @Test("any day of a month or year makes the same date") func anyDay() throws {
        let day = try #require(CalendarDay(iso: "2024-05-17"))
        #expect(PaperDate(day, .stated, .month) == (try date("2024-05")))
        #expect(PaperDate(day, .stated, .year) == (try date("2024")))
    }

    @Test("it lies in a span with all of its days") func lies() throws {
        let spring = try date("2024-03-01").day...date("2024-05-31").day
        #expect(try date("2024-03").lies(in: spring) && date("2024-05").lies(in: spring))
        #expect(try !date("2024").lies(in: spring) && !date("2024-06").lies(in: spring))
        let short = try date("2024-03-02").day...date("2024-05-30").day
        #expect(try !date("2024-03").lies(in: short) && !date("2024-05").lies(in: short))
    }

    @Test("a finer date that agrees completes it, any other does not") func completed() throws {
        let year = try date("2024")
        #expect(try year.completed(by: date("2024-05")) == date("2024-05"))
        #expect(try year.completed(by: date("2024-05-17")) == date("2024-05-17"))
        #expect(try year.completed(by: date("2023-05-17")) == year)
        #expect(try date("2024-05").completed(by: year) == date("2024-05"))
        #expect(year.completed(by: nil) == year)
    }

    @Test(
        "the last month and year that end by a day",
        arguments: [
            ("2024-05-31", "2024-05-01", "2023-01-01"), ("2024-05-30", "2024-04-01", "2023-01-01"),
            ("2024-12-31", "2024-12-01", "2024-01-01"), ("2024-01-01", "2023-12-01", "2023-01-01"),
        ])
    func lastBeginning(day: String, month: String, year: String) throws {
        let day = try #require(CalendarDay(iso: day))
        #expect(day.lastBeginning(of: .month).description == month)
        #expect(day.lastBeginning(of: .year).description == year)
        #expect(day.lastBeginning(of: .day) == day)
    }
}
