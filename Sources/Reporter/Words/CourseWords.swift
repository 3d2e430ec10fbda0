import Timelines
import Wording

/// What the history of a report tells beyond the change of its last period: trends and bursts, each kind among all
/// topics under its own false discovery control.
struct CourseWords {
    let report: Report

    /// How many trends, and how many bursts, are told by name.
    private static let named = 3

    /// `52 weeks`.
    var span: String {
        let periods = report.topics.compactMap(\.movement.slope?.periods).max() ?? 0
        return Figures.count(periods, PeriodPhrases.stepNoun(report))
    }

    /// `over the 52 weeks Agents rose from 17.0 % to 31.2 %, Reasoning fell from 20.1 % to 9.0 % and 3 other topics
    /// have a trend (adjusted p at most 0.03)`; nil where no slope is a finding.
    var trends: String? {
        let found = trending
        guard !found.isEmpty else { return nil }
        let shown = found.prefix(found.count == Self.named + 1 ? Self.named + 1 : Self.named)
        let named = shown.map { topic, slope in
            "\(topic.name) \(slope.lastShare < slope.firstShare ? "fell" : "rose") from "
                + "\(Figures.percent(slope.firstShare)) to \(Figures.percent(slope.lastShare))"
        }
        let others = found.count - shown.count
        let rest = others > 0 ? ["\(others) other topics have a trend"] : []
        let surely = found.compactMap(\.slope.adjustedPValue).max().map { " (adjusted p \(Self.atMost($0)))" } ?? ""
        return "over the \(span) \(ReportProse.list(named + rest, limit: .max))\(surely)"
    }

    /// `Safety and trust has had a burst since 2026-W22, 8.1 % now`; nil where no burst that lasts is a finding.
    var bursts: String? {
        let found = bursting.map { topic, burst in
            let since = burst.first == burst.last ? "this \(PeriodPhrases.noun(report.period))" : "since \(burst.first)"
            return "\(topic.name) \(since) (\(Figures.percent(topic.movement.share)))"
        }
        guard !found.isEmpty else { return nil }
        return "more frequent than usual: \(ReportProse.list(found, limit: Self.named))"
    }

    /// The topics with a burst that lasts and is a finding, in the order of the report.
    var bursting: [(topic: ReportTopic, burst: Burst)] {
        report.topics.compactMap { topic in
            guard let burst = topic.movement.bursts.last, burst.significant, burst.last == report.period else {
                return nil
            }
            return (topic, burst)
        }
    }

    /// The topics whose slope is a finding, the one that went furthest first.
    var trending: [(topic: ReportTopic, slope: TopicSlope)] {
        report.topics.compactMap { topic in
            topic.movement.slope.flatMap { $0.significant ? (topic, $0) : nil }
        }
        .sorted { left, right in
            let (first, second) = (Self.way(left.slope), Self.way(right.slope))
            return first != second ? first > second : left.topic.slug < right.topic.slug
        }
    }

    /// `< 0.001`, `at most 0.03`.
    private static func atMost(_ pValue: Double) -> String {
        let text = Figures.pValue(pValue)
        return text.hasPrefix("<") ? text : "at most \(text)"
    }

    private static func way(_ slope: TopicSlope) -> Double { abs(slope.lastShare - slope.firstShare) }
}

extension String {
    /// With the first letter in upper case, where it is one of ASCII.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
