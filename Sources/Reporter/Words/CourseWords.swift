import Timelines
import Wording

/// What the history of a report tells beyond the change of its last period: trends and bursts, each kind among all
/// topics under its own false discovery control.
struct CourseWords {
    let report: Report

    /// How many trends, and how many bursts, are told by name.
    private static let named = 3

    /// The longest of the slopes; nil where there is none.
    private var longest: TopicSlope? { report.topics.compactMap(\.movement.slope).max { $0.periods < $1.periods } }

    /// `52 weeks`; `47 of 52 weeks` where some have no papers, or too few.
    var span: String {
        let (periods, span) = (longest?.periods ?? 0, longest?.span ?? 0)
        let noun = PeriodPhrases.stepNoun(report)
        return periods < span ? "\(periods) of \(Figures.count(span, noun))" : Figures.count(periods, noun)
    }

    /// `the 52 weeks`.
    var theSpan: String { longest.map { $0.periods < $0.span ? span : "the \(span)" } ?? "" }

    /// Whether there are so many periods that a trend could be found.
    var isLong: Bool { longest?.isLong ?? false }

    /// `over the 52 weeks Agents rose from 17.0 % to 31.2 %, Reasoning fell from 20.1 % to 9.0 % and 3 other topics
    /// have a trend (first and last 4 weeks; adjusted p at most 0.03)`; nil where no slope is a finding.
    var trends: String? {
        let (found, unseen) = (trending, unseen)
        guard !found.isEmpty || !unseen.isEmpty else { return nil }
        let all = found.count + unseen.count
        let shown = found.prefix(all == Self.named + 1 ? Self.named + 1 : Self.named)
        let named = shown.map { topic, slope in
            "\(topic.name) \(slope.perPeriod < 0 ? "fell" : "rose") from "
                + "\(Figures.percent(slope.earliestShare)) to \(Figures.percent(slope.latestShare))"
        }
        let others = all - shown.count
        let rest: String? =
            others == 0
            ? nil
            : shown.isEmpty
                ? "\(Figures.count(others, "topic")) \(others == 1 ? "has" : "have") a trend, and left it"
                : "\(others) other \(others == 1 ? "topic has" : "topics have") a trend"
        let pValues = (found.map(\.slope) + unseen).compactMap(\.adjustedPValue)
        let surely = pValues.max().map { "; adjusted p \(Self.atMost($0))" } ?? ""
        let told = ReportProse.list(named + (rest.map { [$0] } ?? []), limit: .max)
        return "over \(theSpan) \(told) (\(ends)\(surely))"
    }

    /// `Safety and trust since 2026-W22 (8.1 % since)`; nil where no burst that lasts is a finding.
    var bursts: String? {
        let found = bursting.map { topic, burst in
            let since = burst.first == burst.last ? "this \(PeriodPhrases.noun(report.period))" : "since \(burst.first)"
            return "\(topic.name) \(since) (\(Figures.percent(Self.share(topic, during: burst))))"
        }
        guard !found.isEmpty else { return nil }
        return "more frequent than usual: \(ReportProse.list(found, limit: Self.named))"
    }

    /// The share of the papers of a burst's periods together.
    static func share(_ topic: ReportTopic, during burst: Burst) -> Double? {
        let points = topic.movement.history.filter {
            $0.period >= burst.first && $0.period <= burst.last && !$0.missing
        }
        let papers = points.reduce(0) { $0 + $1.of }
        return papers > 0 ? points.reduce(0) { $0 + Double($1.of) * ($1.share ?? 0) } / Double(papers) : nil
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
            let all = found.count + unseen.count
            guard !shown.isEmpty else {
                let have = all == 1 ? "topic has" : "topics have"
                return "\(all) \(have) a trend over \(span), none of those shown"
            }
            let ways = shown.map { ($0.topic.name, $0.slope.earliestShare, $0.slope.latestShare) }
            return "\(Self.ways(ways, of: all)) over \(span)"
        }
        let moved = report.moved.filter { slugs.contains($0.slug) }
        let ways = moved.compactMap { topic in
            topic.movement.baseline.flatMap { before in topic.movement.share.map { (topic.name, before, $0) } }
        }
        if !ways.isEmpty, let baseline = ReportProse(report: report).baselinePhrase {
            return "\(Self.ways(ways, of: report.moved.count)) in \(report.period), against \(baseline)"
        }
        guard isLong, unseen.isEmpty else { return ChartWords.title(periods) }
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

    /// The slopes that are findings, but whose topics are not where these lead.
    private var unseen: [TopicSlope] {
        report.topics.compactMap(\.movement.slope).filter { $0.significant && !$0.isSeen }
    }

    /// `first and last 4 weeks`: what the two shares of a trend are of.
    private var ends: String {
        let (noun, periods) = (PeriodPhrases.stepNoun(report), longest?.endPeriods ?? 1)
        return "first and last \(periods > 1 ? Figures.count(periods, noun) : noun)"
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
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
