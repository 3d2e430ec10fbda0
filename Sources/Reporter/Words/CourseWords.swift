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
    /// have a trend (first and last 4 weeks; adjusted p at most 0.03)`; nil where no slope is a finding.
    var trends: String? {
        let found = trending
        guard !found.isEmpty else { return nil }
        let shown = found.prefix(found.count == Self.named + 1 ? Self.named + 1 : Self.named)
        let named = shown.map { topic, slope in
            "\(topic.name) \(slope.perPeriod < 0 ? "fell" : "rose") from "
                + "\(Figures.percent(slope.earliestShare)) to \(Figures.percent(slope.latestShare))"
        }
        let others = found.count - shown.count
        let rest = others > 0 ? ["\(others) other topics have a trend"] : []
        let surely = found.compactMap(\.slope.adjustedPValue).max().map { "; adjusted p \(Self.atMost($0))" } ?? ""
        return "over the \(span) \(ReportProse.list(named + rest, limit: .max)) (\(ends(found[0].slope))\(surely))"
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

    /// What moved, in so few words that they are the title of a chart of these topics: the trends (`Agents 14 → 29 %,
    /// Reasoning 21 → 11 % and 3 more over 52 weeks`), else the movements (`Efficiency 24 → 61 % in 2025-W50, against
    /// the 4 weeks before`), else that there is neither; what the chart shows, where its history is too short for trends.
    func finding(among named: [ReportTopic], periods: [Period]) -> String {
        let slugs = Set(named.map(\.slug))
        let found = trending
        if !found.isEmpty {
            let shown = found.filter { slugs.contains($0.topic.slug) }
            guard !shown.isEmpty else {
                let have = found.count == 1 ? "topic has" : "topics have"
                return "\(found.count) \(have) a trend over \(span), none of those shown"
            }
            let ways = shown.map { ($0.topic.name, $0.slope.earliestShare, $0.slope.latestShare) }
            return "\(Self.ways(ways, of: found.count)) over \(span)"
        }
        let moved = report.moved.filter { slugs.contains($0.slug) }
        let ways = moved.compactMap { topic in
            topic.movement.baseline.flatMap { before in topic.movement.share.map { (topic.name, before, $0) } }
        }
        if !ways.isEmpty, let baseline = ReportProse(report: report).baselinePhrase {
            return "\(Self.ways(ways, of: report.moved.count)) in \(report.period), against \(baseline)"
        }
        guard report.topics.contains(where: { $0.movement.slope != nil }) else { return ChartWords.title(periods) }
        return "\(report.isLimited ? "None of these topics" : "No topic") has a trend over \(span)"
    }

    /// `Agents 14 → 29 %, Reasoning 21 → 11 % and 3 more`; with a decimal where whole numbers would hide the way.
    private static func ways(_ all: [(name: String, first: Double, last: Double)], of count: Int) -> String {
        let shown = all.prefix(named)
        let isSmall = shown.contains { min($0.first, $0.last) < 0.015 || abs($0.last - $0.first) < 0.015 }
        let told = shown.map { way in
            let ends = [way.first, way.last].map { Figures.fixed($0 * 100, decimals: isSmall ? 1 : 0) }
            return "\(way.name) \(ends.joined(separator: " → ")) %"
        }
        guard count > shown.count else { return told.joined(separator: ", ") }
        return ReportProse.list(told + ["\(count - shown.count) more"], limit: .max)
    }

    /// `first and last 4 weeks`: what the two shares of a trend are of.
    private func ends(_ slope: TopicSlope) -> String {
        let noun = PeriodPhrases.stepNoun(report)
        return "first and last \(slope.endPeriods > 1 ? Figures.count(slope.endPeriods, noun) : noun)"
    }

    /// The topics whose slope is a finding, and that are where it leads, the one that went furthest first.
    var trending: [(topic: ReportTopic, slope: TopicSlope)] {
        report.topics.compactMap { topic in
            topic.movement.slope.flatMap { $0.significant && $0.isSeen ? (topic, $0) : nil }
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

    private static func way(_ slope: TopicSlope) -> Double { abs(slope.latestShare - slope.earliestShare) }
}

extension String {
    /// With the first letter in upper case, where it is one of ASCII.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
