import Papers
import Themes
import Timelines

@testable import Reporter

/// A theme of our own making, for reports.
enum SampleTheme {
    static func entry(
        _ name: String = "agent harness", status: Theme.Status = .new, papers: Int = 18, topics: [ThemeTopic]? = nil
    ) -> ReportTheme {
        let week = Period.containing(CalendarDay(ofYear: 2025, month: 12, day: 8), by: .week)
        let history = (0..<52).map { place in
            Theme.Week(period: week.advanced(by: place - 51), papers: place < 40 ? 0 : place % 5, of: 100)
        }
        let theme = Theme(
            slug: "agent-harness", name: name, terms: [name, "harness"], status: status, weeks: 4, papers: papers,
            of: 400, baselinePapers: 65, baselineOf: 5_200, pValue: 1e-6, qValue: 1e-4,
            firstSeen: CalendarDay(ofYear: 2025, month: 7, day: 7), namedSince: week.advanced(by: -2), history: history)
        let evidence = ["EnvHarness: a bench", "A long title that names nothing before any sign at all"].enumerated()
            .map {
                EvidencePaper(
                    title: $1, id: "2512.0000\($0)", probability: 1, primary: true,
                    date: PaperDate(week.first, .stated))
            }
        return ReportTheme(
            theme, papers: evidence,
            topics: topics ?? [
                ThemeTopic(topic: "agents", name: "Agents", papers: 11),
                ThemeTopic(topic: "safety", name: "Safety", papers: 3),
            ])
    }
}
