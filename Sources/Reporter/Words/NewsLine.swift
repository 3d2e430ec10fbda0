import Timelines
import Wording

/// The news of a report in one line, as the subject of a message and the title of an entry have it: the first that
/// there is of what moved, trends of the year, bursts, and the largest topic. Cut between items, never inside one, and
/// says how many it leaves out.
///
///     Week 2025-W50 · ▲ Efficiency 8 → 29 %, ▼ Reasoning 25 → 8 %, 2 more
///     Week 2025-W49 · Agents 14 → 29 %, Reasoning 20 → 9 % over 52 weeks
struct NewsLine {
    let report: Report

    /// The columns that lists of messages show.
    static let width = 78
    /// A name that takes more columns is cut, so that at least one item always fits.
    private static let longestName = 28

    var text: String {
        if let day = report.extent?.nothingSince { return "Nothing new since \(PeriodPhrases.day(day))" }
        let isPartial = report.partial && !report.isWholeSpan
        let head =
            "\(PeriodPhrases.noun(report).capitalizedFirst) \(report.period)\(isPartial ? " (partial)" : "")"
        guard report.papers.counted > 0 else { return "\(head) · no papers" }
        let kinds = [movers, trends, bursts, largest, (items: [papers], end: "")]
        let news = kinds.first { !$0.items.isEmpty } ?? (items: [papers], end: "")
        let lines = (1...max(1, news.items.count)).reversed().lazy.map { shown in
            let more = news.items.count > shown ? ["\(news.items.count - shown) more"] : []
            return "\(head) · \((news.items.prefix(shown) + more).joined(separator: ", "))\(news.end)"
        }
        let line = lines.first { DisplayWidth.of($0) <= Self.width }
        return line ?? DisplayWidth.fitted("\(head) · \(news.items.first ?? "")\(news.end)", to: Self.width)
    }

    /// Items, and what stands behind the last one that is shown.
    private typealias News = (items: [String], end: String)

    private var papers: String { Figures.count(report.papers.counted, "paper") }

    /// `▲ Agents 17 → 31 %`.
    private var movers: News {
        let items = report.moved.compactMap { topic -> String? in
            let movement = topic.movement
            guard let share = movement.share, let baseline = movement.baseline else { return nil }
            return "\(Figures.mark(movement)) \(Self.name(topic)) \(Self.way(from: baseline, to: share))"
        }
        return (items, "")
    }

    /// `Agents 14 → 29 %`, behind the last of them ` over 52 weeks`.
    private var trends: News {
        let words = CourseWords(report: report)
        let items = words.trending.map { topic, slope in
            "\(Self.name(topic)) \(Self.way(from: slope.earliestShare, to: slope.latestShare))"
        }
        return (items, " over \(words.span)")
    }

    /// `more Agents since 2025-W47 (21 %)`.
    private var bursts: News {
        let items = CourseWords(report: report).bursting.map { topic, burst in
            let since = burst.first == burst.last ? "" : " since \(burst.first)"
            let during = CourseWords.share(topic, during: burst)
            let share = during.map { " (\(Figures.fixed($0 * 100, decimals: 0)) %)" } ?? ""
            return "more \(Self.name(topic))\(since)\(share)"
        }
        return (items, "")
    }

    /// `Agents 29 % of 121 papers`.
    private var largest: News {
        guard let topic = report.topics.first, let share = topic.movement.share, share > 0 else { return ([], "") }
        return (["\(Self.name(topic)) \(Figures.fixed(share * 100, decimals: 0)) % of \(papers)"], "")
    }

    private static func name(_ topic: ReportTopic) -> String {
        let name = SafeText.line(topic.name)
        return DisplayWidth.fitted(name.isEmpty ? "(no name)" : name, to: longestName)
    }

    /// `14 → 29 %`; with decimals where there would be no difference without.
    private static func way(from first: Double, to last: Double) -> String {
        let whole = [first, last].map { Figures.fixed($0 * 100, decimals: 0) }
        let shown = whole[0] == whole[1] ? [first, last].map { Figures.fixed($0 * 100, decimals: 1) } : whole
        return "\(shown[0]) → \(shown[1]) %"
    }
}
