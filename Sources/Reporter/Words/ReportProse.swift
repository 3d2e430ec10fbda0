import Timelines
import Wording

/// The sentences of a report, which every format for reading shares. They may hold text of unknown
/// origin (names of topics, of models, of files), so whoever writes them out still has to make them
/// harmless.
struct ReportProse {
    let report: Report

    /// `Week 2025-W50 (8–14 Dec 2025)`.
    var title: String { nothingNew ?? PeriodPhrases.title(report) }

    /// `Nothing new since 8 Dec 2025`, in place of a period; nil where there is any paper.
    private var nothingNew: String? {
        report.extent?.nothingSince.map { "Nothing new since \(PeriodPhrases.day($0))" }
    }

    /// `121 papers of 140 found`.
    var counts: String {
        let papers = Figures.count(report.papers.counted, "paper")
        return nothingNew == nil ? "\(papers) of \(report.papers.found) found" : papers
    }

    /// What moved, the largest change first, and the largest topic.
    var headline: [String] { headlines.map(\.text) }

    /// The headline, each sentence with its kind.
    var headlines: [Headline] {
        let extent = report.extent.map { [Headline(kind: .summary, text: ExtentWords(report, $0).sentence)] } ?? []
        guard report.papers.counted > 0 else {
            // That nothing came is all; there is no period to miss papers in.
            if nothingNew != nil { return extent }
            return extent + [
                Headline(kind: .nothing, text: "No paper has its \(report.dateKind.rawValue) date in this \(noun).")
            ]
        }
        return extent + movements + [Headline(kind: .largest, text: largest)]
    }

    /// What the table's columns mean, where that is not plain.
    func caption(withIntervals: Bool) -> String {
        let brackets = withIntervals ? ", in brackets the 95 % interval" : ""
        var sentences = [
            "Shares are of the \(Figures.count(report.papers.counted, "paper")) in the \(noun), estimated from "
                + "probabilities\(brackets)."
        ]
        sentences.append("A paper may have several topics.")
        if let baseline = baselinePhrase {
            sentences.append(
                "Change: percentage points against \(baseline) "
                    + "(\(Figures.count(report.baseline.papers, "paper"))); ▲▼ significant, · not."
            )
        }
        return sentences.joined(separator: " ")
    }

    /// What the figures rest on, as labels with sentences.
    var basis: [(label: String, text: String)] {
        var rows = [
            (label: "Model", text: model), (label: "Papers", text: reconciliation), (label: "Dates", text: dates),
        ]
        if let extent = report.extent { rows.append(ExtentWords(report, extent).basis) }
        if let period { rows.append((label: "Period", text: period)) }
        rows.append((label: "Movement", text: method))
        if let year = report.year { rows.append((label: "Year", text: self.year(year))) }
        if let forecast = ForecastTable(report).note { rows.append((label: "Forecast", text: forecast)) }
        if let ranking = report.ranking { rows.append((label: "Reading", text: RankingWords.sentence(ranking))) }
        rows += report.basis.notes.map { (label: "Note", text: $0) }
        if !report.basis.sources.isEmpty { rows.append((label: "Sources", text: sources)) }
        return rows
    }

    /// How many movers the headline tells of; the others stand in the table.
    private static let sentencesOfMovers = 4

    private var noun: String { PeriodPhrases.noun(report) }
    /// What changes are measured against: `the 4 weeks before`; nil where there is nothing.
    var baselinePhrase: String? {
        guard !report.baseline.periods.isEmpty else { return nil }
        return report.comparedWith.map { "\($0)" } ?? PeriodPhrases.baseline(report.baseline, of: report.period)
    }

    /// The largest topic; where the estimate and the count name different ones, both, with both numbers.
    private var largest: String {
        guard let first = report.topics.first, first.movement.share ?? 0 > 0 else {
            return
                "None of the \(Figures.count(report.papers.counted, "paper")) has "
                + "\(report.isLimited ? "one of these topics" : "a topic")."
        }
        let counted = report.topics.map(\.movement.papers).max() ?? 0
        let most = report.topics.filter {
            $0.movement.share == first.movement.share || $0.movement.papers > first.movement.papers
        }
        let of = Figures.count(report.papers.counted, "paper")
        if most.count == 1 {
            return "\(first.name) is the largest \(report.isLimited ? "of these topics" : "topic"): "
                + "\(Figures.percent(first.movement.share)) of \(of) \(Figures.interval(first.movement.interval))."
        }
        let named = most.sorted { $0.movement.papers == counted && $1.movement.papers != counted }
            .map { "\($0.name) (\(Figures.count($0.movement.papers, "paper")), \(Figures.percent($0.movement.share)))" }
        return "The largest \(report.isLimited ? "of these topics" : "topics") of \(of): "
            + "\(Self.series(named, limit: 3))."
    }

    /// What moved, else in a clause that nothing did, with what the history tells.
    private var movements: [Headline] {
        guard report.baseline.requested > 0 else { return courses(after: nil) }
        guard !report.partial else {
            let cause = report.window == nil ? "The data do" : "Data and window do"
            return courses(after: "\(cause) not cover the whole \(noun), so no change is tested", none: noTopic)
        }
        guard let baselinePhrase else { return courses(after: noBaseline, none: noTopic) }
        let moved = report.moved
        guard !moved.isEmpty else {
            if let few = changesOfFewPeriods(baselinePhrase) { return few + courses(after: nil) }
            return courses(
                after:
                    "\(report.isLimited ? "None of these topics" : "No topic") moved against \(baselinePhrase) by more "
                    + "than chance explains")
        }
        let sentences = moved.prefix(Self.sentencesOfMovers).map { topic in
            Headline(
                kind: topic.movement.change ?? 0 < 0 ? .fall : .rise,
                text: MovementWords(topic: topic, report: report).sentence)
        }
        let others = moved.dropFirst(Self.sentencesOfMovers).map { topic in
            "\(topic.name) \(topic.movement.change ?? 0 < 0 ? "fell" : "rose")"
        }
        let also = others.isEmpty ? [] : [Headline(kind: .summary, text: "\(Self.series(others, limit: 5)).")]
        let end = Headline(kind: .summary, text: summary(against: baselinePhrase))
        return sentences + also + courses(after: nil) + [end]
    }

    /// The largest changes where there is but one earlier period, from which nobody knows how much shares vary: no test
    /// can tell news there, and "nothing moved" would be said of every year. Nil elsewhere.
    private func changesOfFewPeriods(_ baseline: String) -> [Headline]? {
        let known = report.topics.map { topic in
            topic.movement.history.count { !$0.missing && !$0.partial && $0.of > 0 && $0.period < report.period }
        }
        guard report.baseline.periods.count == 1, report.window == nil, (known.max() ?? 0) == 1 else { return nil }
        let changes = report.topics.compactMap { topic -> (way: Double, text: String)? in
            guard let share = topic.movement.share, let before = topic.movement.baseline else { return nil }
            let verb = share < before ? "fell" : "rose"
            let way = "from \(Figures.percent(before)) to \(Figures.percent(share))"
            return (abs(share - before), "\(topic.name) \(verb) \(way)")
        }
        guard !changes.isEmpty else { return nil }
        // By the way, then in the order of the report.
        let largest = changes.enumerated().sorted { ($1.element.way, $0.offset) < ($0.element.way, $1.offset) }
        let told = Self.list(largest.prefix(3).map(\.element.text), limit: 3)
        return [
            Headline(
                kind: .course,
                text: "\(told): the largest changes against \(baseline), which alone cannot tell how much is usual.")
        ]
    }

    /// Why there is nothing to measure changes against.
    private var noBaseline: String {
        let named = report.comparedWith
        let asked = named.map { "\($0)" } ?? PeriodPhrases.before(report.baseline.requested, report.period) + " it"
        let cause: String
        switch report.baseline.absence {
        case .nothingBefore, nil: return "There is nothing before it to compare with"
        case .notCovered: cause = "The data do not cover all of \(asked)"
        case .outsideWindow: cause = "The window holds no whole \(noun) with papers before it"
        case .noPapers:
            let place: String
            if let named {
                place = named.length == 1 ? "on \(asked)" : "in \(asked)"
            } else if report.period.length == 1, report.baseline.requested == 1 {
                place = "on \(asked) (\(PeriodPhrases.day(report.period.first.adding(days: -1))))"
            } else {
                place = "in \(asked)"
            }
            cause = "No paper was \(report.dateKind.rawValue) \(place)"
        }
        return "\(cause), so no change is tested"
    }

    private var noTopic: String { report.isLimited ? "none of these topics" : "no topic" }

    /// Trends and bursts, after a clause that says why there is nothing else and, where there are none, who has none.
    private func courses(after clause: String?, none: String = "none") -> [Headline] {
        let words = CourseWords(report: report)
        let told = [words.trends, words.bursts].compactMap { $0 }
        guard let clause else { return told.map { Headline(kind: .course, text: "\($0.capitalizedFirst).") } }
        guard let first = told.first else {
            let end = words.isLong ? ", and \(none) has a trend over \(words.theSpan)" : ""
            return [Headline(kind: .summary, text: "\(clause)\(end).")]
        }
        return [Headline(kind: .course, text: "\(clause); \(first).")]
            + told.dropFirst().map { Headline(kind: .course, text: "\($0.capitalizedFirst).") }
    }

    private func summary(against baseline: String) -> String {
        let summary = report.summary
        let rate = "a false discovery rate of \(Figures.fixed(summary.falseDiscoveryRate * 100, decimals: 0)) %"
        return
            "\(summary.surviving) of \(Figures.count(summary.tested, "topic")) moved against \(baseline), at \(rate)."
    }

    private var model: String {
        guard report.basis.model != nil || report.basis.fingerprint != nil else { return "not stated" }
        var text = report.basis.model ?? "a model"
        if let trained = report.basis.trained { text += ", trained on \(PeriodPhrases.day(trained))" }
        if let papers = report.basis.trainedOn {
            text += "\(report.basis.trained == nil ? ", trained" : "") with \(Figures.count(papers, "paper"))"
        }
        if let fingerprint = report.basis.fingerprint { text += ", fingerprint \(fingerprint)" }
        return text
    }

    private var reconciliation: String {
        let papers = report.papers
        let sum =
            "\(papers.found) found = \(papers.counted) in the \(noun) + \(papers.outside) outside + "
            + "\(papers.undated) undated"
            + (papers.coarse > 0 ? " + \(papers.coarse) without a day" : "")
            + " + \(papers.rejected) rejected"
        return "\(sum); \(report.untagged) of the \(papers.counted) without a topic"
    }

    private var dates: String {
        let known = report.coarseDates.counted
        let isCoarse = known.total > 0 && known.total == report.papers.counted
        let unit = isCoarse ? known.years > 0 ? "year" : "month" : "day"
        var parts = ["by \(report.dateKind == .listed ? "listing" : "publication") \(unit)"]
        if let expected = report.coverage.daysExpected {
            parts.append("\(report.coverage.daysFound) of \(Figures.count(expected, "day")) listed")
            if !report.coverage.missing.isEmpty {
                parts.append("missing: \(Self.list(report.coverage.missing.map(\.description), limit: 5))")
            }
        } else if !isCoarse {
            parts.append("\(Figures.count(report.coverage.daysFound, "day")) of the \(noun) with papers")
        }
        let alone = [(known.months, "month"), (known.years, "year")].filter { $0.0 > 0 && $0.0 < report.papers.counted }
        parts += alone.map { "\(Figures.count($0.0, "paper")) by the \($0.1) alone" }
        if !report.coverage.unsettled.isEmpty {
            let days = Self.list(report.coverage.unsettled.map(\.description), limit: 5)
            parts.append("fetched before the day was over: \(days)")
        }
        parts.append(
            "\(Figures.count(report.inferred, "year")) inferred in the \(noun), \(report.inferredOfAll) in all")
        return parts.joined(separator: "; ")
    }

    /// Why the report is about this period: which window it is from, or how it was chosen; nil where it was named.
    private var period: String? {
        guard let window = report.window else { return report.choice.map(choice) }
        let unit = window.granularity.rawValue
        if report.isWholeSpan {
            let reason = report.choice.map { ": not even years hold 5 papers in the median (\(median($0)))" } ?? ""
            return "the whole span of the papers (\(PeriodPhrases.ends(window.days))) by \(unit)\(reason)"
        }
        let phrase = PeriodPhrases.window(window)
        if report.papers.counted == 0 { return "the last \(unit) of the \(phrase)" }
        return report.partial
            ? "the last \(unit) with papers of the \(phrase), which holds no complete one with papers"
            : "the last complete \(unit) of the \(phrase)"
    }

    private func median(_ choice: GranularityChoice) -> String {
        let median = Figures.fixed(choice.median, decimals: choice.median == choice.median.rounded() ? 0 : 1)
        return "a \(choice.granularity.rawValue) with papers holds \(median)"
    }

    private func choice(_ choice: GranularityChoice) -> String {
        let unit = choice.granularity.rawValue
        let reason =
            choice.granularity == choice.finest && choice.finest > .week
            ? "the shortest that most papers' dates tell"
            : choice.reachesEnough
                ? "the smallest of week, month, quarter and year that holds 5 papers in the median"
                : "taken because nothing shorter holds 5 papers in the median"
        return "\(unit), \(reason) (\(median(choice)))"
    }

    private var method: String {
        if report.isWholeSpan, report.comparedWith == nil { return "not tested: all papers are in the span" }
        guard let baselinePhrase else {
            if let named = report.comparedWith {
                let isPartial = report.baseline.absence == .notCovered
                return "not tested: \(named) is \(isPartial ? "partial" : "without papers")"
            }
            let place = report.window == nil ? "" : " in the window"
            return "not tested: no complete \(noun) with papers right before\(place)"
        }
        guard !report.partial else { return "not tested: the \(noun) is partial" }
        return
            "expected papers against \(baselinePhrase) by Fisher's exact test, allowing for what varies from "
            + "\(noun) to \(noun); all topics together by "
            + "Benjamini and Hochberg"
    }

    /// `52 weeks up to 2026-W26, each tested against its own baseline: 31 arrows, at most about 8 of them false`.
    private func year(_ year: YearAccount) -> String {
        let periods = Figures.count(year.periods, PeriodPhrases.stepNoun(report))
        let among = report.isLimited ? " among all topics" : ""
        return "\(periods) up to \(year.last), each tested against its own baseline: "
            + (year.arrows == 0 ? "no arrow" : Figures.count(year.arrows, "arrow")) + among + ", "
            + wrong(of: year.arrows, expected: Int(year.expectedFalse.rounded()))
    }

    /// Whatever is expected, no more arrows are false than there are.
    private func wrong(of arrows: Int, expected: Int) -> String {
        if arrows == 0 { return "where chance alone may bring about \(expected)" }
        if arrows <= expected { return "no more than chance alone may bring (about \(expected))" }
        return expected == 0 ? "hardly one of them false" : "at most about \(expected) of them false"
    }

    private var sources: String { Self.list(report.basis.sources, limit: 6) }

    /// `a; b; c`, `a; b; 4 more`: names may hold commas and "and".
    private static func series(_ items: [String], limit: Int) -> String {
        guard items.count > limit else { return items.joined(separator: "; ") }
        return (items.prefix(limit - 1) + ["\(items.count - limit + 1) more"]).joined(separator: "; ")
    }

    /// `a`, `a and b`, `a, b and c`, `a, b and 4 more`.
    static func list(_ items: [String], limit: Int) -> String {
        let shown = items.count > limit ? Array(items.prefix(limit - 1)) + ["\(items.count - limit + 1) more"] : items
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }
}
