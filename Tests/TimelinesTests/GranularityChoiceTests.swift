import Papers
import Testing

@testable import Timelines

@Suite("The granularity that fits")
struct GranularityChoiceTests {
    private func choice(_ days: [DayCount]) -> GranularityChoice {
        GranularityChoice(days)
    }

    @Test("weeks of twenty papers are weeks")
    func weeks() {
        let chosen = choice(weekdays(from: "2025-09-22", to: "2025-12-12", papers: 4))
        #expect(chosen.granularity == .week)
        #expect(chosen.median == 20)
        #expect(chosen.reachesEnough)
    }

    @Test("exactly five in the median is enough, four and a half is not")
    func border() {
        let five = [("2025-01-06", 4), ("2025-01-13", 5), ("2025-01-20", 9)].map {
            DayCount(day: day($0.0), papers: $0.1)
        }
        #expect(choice(five).granularity == .week)
        let less = [("2025-01-06", 4), ("2025-01-13", 5)].map { DayCount(day: day($0.0), papers: $0.1) }
        #expect(choice(less).granularity == .month)
        #expect(choice(less).median == 9)
    }

    @Test("one or two papers a week are months, one a month is quarters or years")
    func sparse() {
        #expect(
            choice(weekdays(from: "2025-01-01", to: "2025-12-31", papers: 1).filter { $0.day.weekday == 2 }).granularity
                == .quarter)
        #expect(
            choice(weekdays(from: "2025-01-01", to: "2025-12-31", papers: 1).filter { $0.day.weekday <= 2 }).granularity
                == .month)
        #expect(choice(papers(on: (1...9).map { "2025-0\($0)-15" })).granularity == .year)
    }

    @Test("a stray paper of ten years ago does not make a full archive look empty")
    func stray() {
        let archive = papers(on: ["2015-03-02"]) + weekdays(from: "2025-09-22", to: "2025-12-12", papers: 4)
        #expect(choice(archive).granularity == .week)
    }

    @Test("a page of papers of many years, none of them dense, falls back to the year and says so")
    func fallback() {
        let page = papers(on: [
            "2018-07-08", "2021-11-08", "2023-05-24", "2023-10-04", "2024-02-13", "2024-04-01", "2025-01-15",
        ])
        let chosen = choice(page)
        #expect(chosen.granularity == .year)
        #expect(chosen.median == 1)
        #expect(!chosen.reachesEnough)
    }

    @Test("no papers, no median")
    func empty() {
        #expect(choice([]).granularity == .year)
        #expect(choice([DayCount(day: day("2025-01-06"), papers: 0)]).median == 0)
    }
}
