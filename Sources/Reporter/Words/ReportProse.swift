import Papers
import Timelines

/// The sentences of a report, which every format for reading shares. They may hold text of unknown origin (names of topics, of models, of files),
/// so whoever writes them out still has to make them harmless.
struct ReportProse {
    let report: Report

    /// `Week 2025-W50 (8–14 Dec 2025)`.
    var title: String { PeriodPhrases.title(report.period, partial: report.partial) }

    /// `121 papers of 140 found`.
    var counts: String { "\(Figures.count(report.papers.counted, "paper")) of \(report.papers.found) found" }

    /// The largest topic, and what moved: one to four sentences.
    var headline: [String] {
        guard report.papers.counted > 0 else { return ["No paper has its \(report.dateKind.rawValue) date in this \(noun)."] }
        return [largest] + movements
    }

    /// What the table's columns mean, where that is not plain.
    func caption(withIntervals: Bool) -> String {
        let brackets = withIntervals ? ", in brackets the 95 % interval" : ""
        var sentences = ["Shares are of the \(Figures.count(report.papers.counted, "paper")) in the \(noun)\(brackets)."]
        sentences.append("A paper may have several topics.")
        if let baseline = baselinePhrase {
            sentences.append(
                "Change: percentage points against \(baseline) (\(Figures.count(report.baseline.papers, "paper"))); ▲▼ significant, · not.")
        }
        return sentences.joined(separator: " ")
    }

    /// What the figures rest on, as labels with sentences.
    var basis: [(label: String, text: String)] {
        var rows = [(label: "Model", text: model), (label: "Papers", text: reconciliation), (label: "Dates", text: dates)]
        if let choice = report.choice { rows.append((label: "Period", text: self.choice(choice))) }
        rows.append((label: "Movement", text: method))
        rows += report.basis.notes.map { (label: "Note", text: $0) }
        if !report.basis.sources.isEmpty { rows.append((label: "Sources", text: sources)) }
        return rows
    }

    private var noun: String { PeriodPhrases.noun(report.period) }
    private var baselinePhrase: String? { PeriodPhrases.baseline(report.baseline, of: report.period) }

    private var largest: String {
        guard let first = report.topics.first, first.movement.papers > 0 else {
            return "None of the \(Figures.count(report.papers.counted, "paper")) has a topic."
        }
        let most = report.topics.filter { $0.movement.papers == first.movement.papers }
        let figures = "\(Figures.percent(first.movement.share)) \(Figures.interval(first.movement.interval))"
        let counted = "\(first.movement.papers) of \(Figures.count(report.papers.counted, "paper"))"
        if most.count == 1 { return "\(first.name) is the largest topic: \(counted), \(figures)." }
        return "The largest topics, with \(counted) each (\(figures)): \(Self.series(most.map(\.name), limit: 3))."
    }

    private var movements: [String] {
        guard report.baseline.requested > 0 else { return [] }
        guard !report.partial else { return ["The data do not cover the whole \(noun), so no movement is tested."] }
        guard let baselinePhrase else { return ["There is nothing before it to compare with."] }
        let tested = report.topics.count { $0.movement.pValue != nil }
        let rate = "false discovery rate \(Figures.fixed(report.falseDiscoveryRate * 100, decimals: 0)) %"
        let moved = report.topics.filter(\.movement.significant)
        guard !moved.isEmpty else {
            return ["No topic moved against \(baselinePhrase) beyond what chance explains (\(tested) tested, \(rate))."]
        }
        let risen = moved.filter { $0.movement.change ?? 0 > 0 }
        let fallen = moved.filter { $0.movement.change ?? 0 < 0 }
        return [sentence(risen, verb: "rose"), sentence(fallen, verb: "fell")].compactMap { $0 }
            + ["\(moved.count) of \(tested) topics moved against \(baselinePhrase) (\(rate))."]
    }

    private func sentence(_ topics: [ReportTopic], verb: String) -> String? {
        guard !topics.isEmpty else { return nil }
        let sorted = topics.sorted { abs($1.movement.change ?? 0) < abs($0.movement.change ?? 0) }
        let parts = sorted.enumerated().map { index, topic in
            let range = "from \(Figures.percent(topic.movement.baseline)) to \(Figures.percent(topic.movement.share))"
            return index == 0 ? "\(topic.name) \(verb) \(range)" : "\(topic.name) \(range)"
        }
        return Self.series(parts, limit: 3) + "."
    }

    private var model: String {
        guard let name = report.basis.model else { return "not stated" }
        var text = name
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
            "\(papers.found) found = \(papers.counted) in the \(noun) + \(papers.outside) outside + \(papers.undated) undated"
            + " + \(papers.rejected) rejected"
        return "\(sum); \(report.untagged) of the \(papers.counted) without a topic"
    }

    private var dates: String {
        var parts = ["by \(report.dateKind == .listed ? "listing" : "publication") day"]
        if let expected = report.coverage.daysExpected {
            parts.append("\(report.coverage.daysFound) of \(Figures.count(expected, "day")) listed")
            if !report.coverage.missing.isEmpty {
                parts.append("missing: \(Self.list(report.coverage.missing.map(\.description), limit: 5))")
            }
        } else {
            parts.append("\(Figures.count(report.coverage.daysFound, "day")) of the \(noun) with papers")
        }
        parts.append("\(Figures.count(report.inferred, "year")) inferred in the \(noun), \(report.inferredOfAll) in all")
        return parts.joined(separator: "; ")
    }

    private func choice(_ choice: GranularityChoice) -> String {
        let unit = choice.granularity.rawValue
        let median = Figures.fixed(choice.median, decimals: choice.median == choice.median.rounded() ? 0 : 1)
        let reason =
            choice.reachesEnough
            ? "the smallest of week, month, quarter and year that holds 5 papers in the median"
            : "taken because nothing shorter holds 5 papers in the median"
        return "\(unit), \(reason) (a \(unit) with papers holds \(median))"
    }

    private var method: String {
        guard let baselinePhrase else { return "not tested: no complete \(noun) with papers right before" }
        guard !report.partial else { return "not tested: the \(noun) is partial" }
        return "Fisher's exact test against \(baselinePhrase), all topics together by Benjamini and Hochberg"
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
