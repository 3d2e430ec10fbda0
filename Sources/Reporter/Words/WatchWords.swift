import Timelines
import Wording

/// What is said of the queries that a reader follows, the same in every format.
enum WatchWords {
    /// The heading of their section.
    static let title = "Yours"
    /// The heading of their papers, where they stand apart.
    static let papers = "Papers of yours"

    /// What the figures are.
    static let caption =
        "Counts of what your queries find, with 95 % intervals; ▲▼ significant among them at a false discovery rate of 5 %."

    /// ` Over 13 weeks 37 papers, usually 3: a significant rise (p <0.001).`; nothing where the year before says nothing.
    static func longRise(_ watch: ReportWatch) -> String {
        guard let (rise, isSignificant) = watch.longRise else { return "" }
        let usual = Figures.fixed(rise.usual, decimals: rise.usual < 10 ? 1 : 0)
        let verdict = isSignificant ? "a significant rise" : "no significant rise"
        return " Over \(rise.weeks) weeks \(Figures.count(rise.papers, "paper")), usually \(usual) by the year before: "
            + "\(verdict) (p \(Figures.pValue(rise.pValue)))."
    }

    /// `kv cache: 18 papers of 240 (7.5 % [4.8, 11.5]), 2.4 % in the 4 weeks before: a significant rise (p <0.001)`.
    static func sentence(_ watch: ReportWatch, of papers: Int, before baseline: String?) -> String {
        let movement = watch.topic.movement
        let share = "\(Figures.percent(movement.share)) \(Figures.interval(movement.interval))"
        let now = "\(watch.name): \(Figures.count(movement.papers, "paper")) of \(papers) (\(share))"
        guard let baseline, let before = movement.baseline else {
            return "\(now); there is nothing to compare with." + longRise(watch)
        }
        guard let pValue = movement.pValue else {
            return "\(now), \(Figures.percent(before)) in \(baseline); not tested." + longRise(watch)
        }
        let way = movement.change ?? 0 < 0 ? "fall" : "rise"
        let verdict = movement.significant ? "a significant \(way)" : "no significant change"
        return "\(now), \(Figures.percent(before)) in \(baseline): \(verdict) (p \(Figures.pValue(pValue)))."
            + longRise(watch)
    }
}

/// The queries that a reader follows, as HTML that mail and feed share.
enum WatchMarkup {
    /// A sentence for each, and its papers; empty where there are none.
    static func html(_ report: Report) -> String {
        if report.watches.isEmpty { return "" }
        let baseline = ReportProse(report: report).baselinePhrase
        let items = report.watches.map { watch in
            let words = WatchWords.sentence(watch, of: report.papers.counted, before: baseline)
            let papers = watch.topic.evidence.isEmpty ? "" : PaperList.html(watch.topic.evidence)
            return "<p>\(Markup.text(words, limit: 600))</p>\(papers)"
        }
        return "<h3>\(WatchWords.title)</h3>\(items.joined(separator: "\n"))"
    }
}
