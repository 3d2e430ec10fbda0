import Papers
import Testing

@testable import Timelines

@Suite("Dates of which a month or a year is known")
struct CoarseDatesTests {
    private func count(_ text: String, _ papers: Int, _ topics: [String: Int] = [:]) -> DayCount {
        guard let date = PaperDate(iso: text) else { preconditionFailure("\(text) is no date") }
        return DayCount(
            day: date.day, papers: papers, topics: topics.mapValues { TopicTally(papers: $0) },
            precision: date.precision)
    }

    private func timeline(
        _ days: [DayCount], _ granularity: Granularity? = nil, _ label: String? = nil, today: String = "2026-06-01"
    ) throws -> Timeline {
        var asked = request(granularity, label, by: .published)
        asked.today = day(today)
        return try Timeline(asked, days: days, topics: ["a"])
    }

    /// Eight years of thirty papers, of which the year alone is known, and six of a topic in each; twelve in the last.
    private var library: [DayCount] { (2018...2025).map { count("\($0)", 30, ["a": $0 == 2025 ? 12 : 6]) } }

    @Test("a month counts in months, quarters and years, a year in years alone")
    func whereTheyCount() throws {
        let days = [
            count("2025-05-01", 1), count("2025-05", 2), count("2025-05-31", 4), count("2025", 8), count("2025-06", 16),
            count("2024", 32),
        ]
        func papers(_ label: String) throws -> Int { try timeline(days, nil, label).papers }
        #expect(try (papers("2025-05-01"), papers("2025-W18"), papers("2025-05")) == (1, 1, 7))
        #expect(try (papers("2025-Q2"), papers("2025"), papers("2024")) == (23, 31, 32))
        #expect(try (papers("2025-05-01..2025-05-30"), papers("2025-05-01..2025-05-31")) == (1, 7))
        #expect(try (papers("2024-01-01..2025-12-31"), papers("2024-06-01..2025-12-31")) == (63, 31))
    }

    @Test("what no such period counts is told apart from what lies outside")
    func leftOut() throws {
        let days = [count("2025-05-01", 1), count("2025-05", 2), count("2025", 8), count("2024-01-05", 100)]
        let week = try timeline(days, nil, "2025-W18")
        #expect(week.coarseDates == CoarseDates(leftOut: .init(months: 2, years: 8), all: .init(months: 2, years: 8)))
        #expect((week.papers, week.outside) == (1, 100))
        #expect(week.coarseDates.remedy == .year)
        let month = try timeline(days, nil, "2025-05")
        #expect(month.coarseDates.counted == .init(months: 2) && month.coarseDates.leftOut == .init(years: 8))
        #expect((month.papers, month.outside) == (3, 100))
        let range = try timeline(days, nil, "2025-04-15..2025-05-15")
        #expect(range.coarseDates.counted == .init() && range.coarseDates.leftOut == .init(months: 2, years: 8))
        #expect((range.papers, range.outside) == (1, 100))
        let year = try timeline(days, nil, "2025")
        #expect(year.coarseDates.counted == .init(months: 2, years: 8) && year.coarseDates.leftOut == .init())
        #expect((week.dated, month.dated, range.dated, year.dated) == (111, 111, 111, 111))
        #expect(
            week.coarseDates.leftOutSentence(by: .week, of: 111)
                == "2 of 111 papers have a month and 8 a year alone, and count in no week")
        #expect((year.papers, year.outside, year.coarseDates.remedy) == (11, 100, nil))
    }

    @Test("a window that cuts a month leaves its papers out, and says so")
    func cutWindows() throws {
        let days = [count("2024-02", 4), count("2024-03", 8), count("2024-03-05", 1), count("2024", 2)]
        var asked = request(.month, nil, by: .published)
        asked.selection = .window(period("2024-03-04..2024-03-10"), by: .month)
        let cut = try Timeline(asked, days: days, topics: ["a"])
        #expect(cut.period == period("2024-03") && cut.partial)
        #expect((cut.papers, cut.outside, cut.coarseDates.leftOut) == (1, 4, .init(months: 8, years: 2)))
        #expect(cut.coarseDates.isCut)
        #expect(
            cut.coarseDates.leftOutSentence(by: .month, of: cut.dated)
                == "8 of 15 papers have a month and 2 a year alone, and count in no part of it")
        asked.selection = .window(period("2024-03-01..2024-03-31"), by: .month)
        let whole = try Timeline(asked, days: days, topics: ["a"])
        #expect((whole.papers, whole.outside, whole.coarseDates.leftOut) == (9, 4, .init(years: 2)))
        #expect(!whole.coarseDates.isCut)
    }

    @Test("without a length named, years alone are reported by year, the last complete one with its baseline")
    func years() throws {
        let timeline = try timeline(library)
        #expect(timeline.period == period("2025"))
        #expect(timeline.choice?.granularity == .year && timeline.choice?.finest == .year)
        #expect((timeline.papers, timeline.outside, timeline.partial) == (30, 210, false))
        #expect(timeline.baseline.periods == [period("2024")])
        let topic = try #require(timeline.topics.first)
        #expect((topic.share, topic.baseline) == (0.4, 0.2))
        #expect(topic.history.map(\.of) == Array(repeating: 0, count: 4) + Array(repeating: 30, count: 8))
        #expect(topic.history.map(\.missing) == Array(repeating: true, count: 4) + Array(repeating: false, count: 8))
        #expect(topic.history.allSatisfy { !$0.partial })
        #expect(timeline.coverage == Coverage(daysExpected: nil, daysFound: 0))
    }

    /// The first of a year may not be one of its days: nothing changes where it is the day of each paper.
    @Test("figures, tests and intervals of years are those of papers with days")
    func asDays() throws {
        let coarse = try timeline(library, .year)
        let days = library.map { DayCount(day: $0.day, papers: $0.papers, topics: $0.topics) }
        let fine = try timeline(days, .year)
        #expect(coarse.topics == fine.topics && coarse.summary == fine.summary && coarse.year == fine.year)
        #expect(coarse.topics.first?.pValue != nil)
    }

    @Test("a year under way is partial, and the last complete one is reported")
    func underWay() throws {
        let timeline = try timeline(library, today: "2025-09-01")
        #expect(timeline.period == period("2024"))
        let now = try self.timeline(library, nil, "2025", today: "2025-09-01")
        #expect((now.partial, now.papers) == (true, 30))
        #expect(try self.timeline(library, today: "2026-01-01").period == period("2025"))
    }

    @Test("months are reported by month, and a window of years by years")
    func months() throws {
        let months = (1...12).map { count("2025-\($0 < 10 ? "0" : "")\($0)", 9, ["a": 3]) }
        let timeline = try timeline(months)
        #expect(timeline.choice?.granularity == .month && timeline.choice?.finest == .month)
        #expect((timeline.period, timeline.papers) == (period("2025-12"), 9))
        #expect(timeline.baseline.periods == ["2025-09", "2025-10", "2025-11"].map(period))
        var asked = request(by: .published)
        asked.selection = .window(period("2020-03-01..2024-12-31"), by: .year)
        let window = try Timeline(asked, days: library, topics: ["a"])
        #expect((window.period, window.papers) == (period("2024"), 30))
        // The window cuts 2020, so that nobody knows which of its papers are in it.
        #expect(window.topics.first?.history.map(\.of) == [0, 30, 30, 30, 30])
        #expect(window.topics.first?.history.map(\.partial) == [true, false, false, false, false])
    }

    @Test("a few papers with days do not stand for a library of years")
    func fewDays() throws {
        let days = weekdays(from: "2025-09-01", to: "2025-09-05", papers: 8)
        #expect(try timeline(library + days).choice?.granularity == .year)
        let many = weekdays(from: "2025-01-06", to: "2025-12-26", papers: 8)
        let timeline = try timeline(library + many)
        #expect(timeline.choice?.granularity == .week && timeline.choice?.finest == .week)
        #expect(timeline.coarseDates.leftOut == .init(years: 240))
    }

    @Test("years with few papers are a span of whole years")
    func span() throws {
        let timeline = try timeline([count("2019", 1), count("2021-03-04", 1), count("2022", 2), count("2024", 1)])
        #expect(timeline.period == period("2019-01-01..2024-12-31"))
        #expect((timeline.papers, timeline.outside) == (5, 0))
        #expect(timeline.topics.first?.history.map(\.of) == [1, 0, 1, 2, 0, 1])
    }

    @Test(
        "a length that no date tells is an error that says what the dates tell",
        arguments: [
            (Granularity.week, "no paper's date tells its week: 240 papers have a year alone"),
            (.day, "no paper's date tells its day: 240 papers have a year alone"),
            (.quarter, "no paper's date tells its quarter: 240 papers have a year alone"),
        ])
    func tooCoarse(granularity: Granularity, words: String) throws {
        let error = try #require(throws: TimelineError.self) { try timeline(library, granularity) }
        #expect(error == .datesTooCoarse(granularity, .init(years: 240)))
        #expect(error.description == words)
    }

    @Test(
        "in words",
        arguments: [
            (CoarseDates.Numbers(years: 232), "232 papers have a year alone"),
            (.init(months: 1), "1 paper has a month"),
            (.init(months: 3, years: 1), "3 papers have a month and 1 a year alone"),
        ])
    func words(numbers: CoarseDates.Numbers, expected: String) { #expect(numbers.description == expected) }
}
