import Timelines
import Wording

/// What is said of a topic that moved: one sentence for the headline, and the facts behind it.
struct MovementWords {
    let topic: ReportTopic
    let report: Report

    private var movement: TopicMovement { topic.movement }
    private var rises: Bool { movement.change ?? 0 > 0 }

    /// `Efficiency rose from 8.3 % to 13.2 % of 121 papers [9.1, 18.0]; more of its papers are on quantization.`
    var sentence: String {
        let range = "from \(Figures.percent(movement.baseline)) to \(Figures.percent(movement.share))"
        let papers = "of \(Figures.count(report.papers.counted, "paper")) \(Figures.interval(movement.interval))"
        return "\(topic.name) \(rises ? "rose" : "fell") \(range) \(papers)\(cause)."
    }

    /// What its papers were more about, or less; else the papers of other topics that went missing or came.
    private var cause: String {
        let terms = rises ? movement.terms : movement.fallenTerms
        if !terms.isEmpty {
            let named = ReportProse.list(terms.prefix(3).map(\.term), limit: 3)
            return "; \(rises ? "more" : "fewer") of its papers are on \(named)"
        }
        guard let split = movement.split, abs(split.fromOthers) > abs(split.fromTopic) else { return "" }
        return rises
            ? "; mostly because other topics had fewer papers" : "; mostly because other topics had more papers"
    }

    /// The facts behind a movement, as labels with words; what is not known is left out.
    var facts: [(label: String, text: String)] {
        [
            change.map { ("Change", $0) }, split.map { ("Made of", $0) }, terms.map { ("Terms", $0) },
            slope.map { ("Trend", $0) }, bursts.map { ("Burst", $0) }, forecast.map { ("Next", $0) },
        ].compactMap { $0 }
    }

    private var change: String? {
        guard let change = movement.change else { return nil }
        var text = Figures.change(change)
        if let interval = movement.changeInterval { text += " \(Figures.interval(interval))" }
        if let pValue = movement.pValue { text += ", p \(Figures.pValue(pValue))" }
        if let adjusted = movement.adjustedPValue { text += ", among all topics \(Figures.pValue(adjusted))" }
        return text
    }

    private var split: String? {
        guard let split = movement.split else { return nil }
        let own =
            "\(Figures.change(split.fromTopic)) from \(split.fromTopic < 0 ? "fewer" : "more") papers of the topic"
        return
            "\(own), \(Figures.change(split.fromOthers)) from \(split.fromOthers < 0 ? "more" : "fewer") of the others"
    }

    private var terms: String? {
        func words(_ terms: [TermMovement], _ which: String) -> String? {
            guard !terms.isEmpty else { return nil }
            let shown = terms.map { term in
                "\(term.term) (\(Figures.percent(term.share)) of its papers, \(Figures.percent(term.baselineShare)) before)"
            }
            return "\(which): \(shown.joined(separator: ", "))"
        }
        let told = [words(movement.terms, "more"), words(movement.fallenTerms, "fewer")].compactMap { $0 }
        return told.isEmpty ? nil : told.joined(separator: "; ")
    }

    /// A slope that chance explains is none.
    private var slope: String? {
        guard let slope = movement.slope, slope.pValue <= MovementSummary.level else { return nil }
        let ends = "from \(Figures.percent(slope.earliestShare)) to \(Figures.percent(slope.latestShare)) "
        return
            "\(slope.perPeriod < 0 ? "falling" : "rising") over \(slope.periods) "
            + "\(PeriodPhrases.stepNoun(report))s, \(slope.isSeen ? ends : "")"
            + "(Mann–Kendall p \(Figures.pValue(slope.pValue)))"
    }

    private var bursts: String? {
        guard !movement.bursts.isEmpty else { return nil }
        return movement.bursts.suffix(3).map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }
            .joined(separator: ", ")
    }

    /// The forecast with its past error; nothing where there is none, which is said once for all
    /// topics (`ForecastTable`).
    private var forecast: String? {
        guard case .forecast(let forecast) = movement.forecast else { return nil }
        return "\(Figures.percent(forecast.share)) \(Figures.interval(forecast.interval)) in \(forecast.period), "
            + ForecastTable.past(forecast.past, noun: PeriodPhrases.noun(report.period))
    }
}
