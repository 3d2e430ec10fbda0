import Wording

/// How well a model does, as one page of HTML that needs nothing else: made like the page of a report.
///
///     EvaluationPage(report).html
public struct EvaluationPage: Sendable {
    private let report: EvaluationReport

    /// The page of a report.
    public init(_ report: EvaluationReport) { self.report = report }

    /// The whole page.
    public var html: String {
        PageFrame(
            title: "The model on \(Figures.count(report.papers, "labelled paper"))",
            over: "Model \(report.model) of \(report.made) · \(FileNames.name(report.source))", lead: lead,
            sections: [overall, calibration, topics, confusions, basis]
        ).html
    }

    /// The fewest papers of a topic that is named as found best or worst.
    private static let papersOfExamples = 5

    private var lead: [PageFrame.Sentence] {
        var sentences: [PageFrame.Sentence] = []
        let named = report.scores.compactMap { score in score.estimate.map { "\(score.name) \($0.text)" } }
        if let first = named.first {
            let rest = named.dropFirst()
            sentences.append(
                .init(
                    kind: .large,
                    text: "\(Self.capitalized(first))\(rest.isEmpty ? "" : "; ")\(rest.joined(separator: ", ")).")
            )
        }
        if let calibrated { sentences.append(.init(kind: .large, text: calibrated)) }
        let judged = report.topics.filter { $0.papers >= Self.papersOfExamples }.sorted(by: Self.better)
        if judged.count > 3, let best = judged.first, let worst = judged.last {
            sentences.append(
                .init(
                    kind: .small,
                    text: "Found best: \(best.name) (F1 \(Figures.score(best.f1.value))); worst: \(worst.name) "
                        + "(\(Figures.score(worst.f1.value)))."))
        }
        if let pair = ConfusionMap(report).pairs.first {
            sentences.append(
                .init(
                    kind: .small,
                    text: "Most often confused: \(pair.papers) of \(Figures.count(pair.missed.papers, "paper")) of "
                        + "\(pair.missed.name) were given \(pair.given) instead."))
        }
        return sentences
    }

    /// What the probabilities are worth.
    private var calibrated: String? {
        let told = report.reliability.filter { $0.pairs > 0 }
        guard !told.isEmpty else { return nil }
        let right = told.count { !ReliabilityChart.isOff($0) }
        let tenths =
            "What was said lies within the 95 % interval of what is true in \(right) of "
            + "\(Figures.count(told.count, "tenth")) of probability"
        let middle = report.middle
        guard middle.pairs > 0 else { return tenths + "." }
        return
            "\(tenths); of the \(Figures.count(middle.pairs, "pair")) said to have 40 to 90 %, on average "
            + "\(Figures.percent(middle.said)), \(Figures.percent(middle.share.value)) "
            + "\(ReliabilityChart.interval(middle)) are true."
    }

    private var overall: String {
        let rows = report.scores.compactMap { score in
            score.estimate.map {
                IntervalRows.Row(
                    name: Self.capitalized(score.name), marks: [.init(estimate: $0, kind: .now)], value: $0.text)
            }
        }
        let table = DataTable(
            caption: "All figures with 95 % bootstrap intervals", head: ["Figure", "Value", "95 % interval"],
            rows: (report.scores + report.errors).map { figure in
                [
                    Self.capitalized(figure.name), Figures.score(figure.estimate?.value),
                    figure.estimate?.interval ?? "–",
                ]
            } + [["Without any topic", Figures.score(report.untagged), "–"]])
        return PageFrame.section(
            "Overall", note: "Dots with 95 % bootstrap intervals; to the right is better.",
            IntervalRows.scores(rows).html + table.details("All figures, errors too"))
    }

    private var calibration: String {
        guard report.reliability.contains(where: { $0.pairs > 0 }) else { return "" }
        let chart = ReliabilityChart(tenths: report.reliability)
        let errors = report.errors.compactMap { error in
            error.estimate.map { (label: Self.capitalized(error.name), text: $0.text) }
        }
        return PageFrame.section(
            "Is what is said with 80 % right in 80 %?", note: ReliabilityChart.note,
            "<figure>\(chart.html)\(chart.table.details("The numbers behind this chart"))</figure>"
                + PageFrame.facts(errors))
    }

    private var topics: String {
        guard !report.topics.isEmpty else { return "" }
        let sorted = report.topics.sorted(by: Self.better)
        let rows = sorted.map { topic in
            IntervalRows.Row(
                name: topic.name, remark: Figures.count(topic.papers, "paper"),
                marks: [.init(estimate: topic.precision, kind: .now), .init(estimate: topic.recall, kind: .then)],
                value: "F1 \(topic.f1.text)",
                words: "precision \(topic.precision.text), recall \(topic.recall.text)")
        }
        let table = DataTable(
            caption: "Each topic's figures with 95 % bootstrap intervals",
            head: ["Topic", "Papers", "Found", "Precision", "Recall", "F1"],
            rows: sorted.map {
                [
                    $0.name, String($0.papers), String($0.found), $0.precision.text, $0.recall.text, $0.f1.text,
                ]
            })
        return PageFrame.section(
            "Every topic",
            note: "The best F1 first; bars are 95 % bootstrap intervals.",
            PageFrame.key([
                "now": "precision: of those given it, how many have it",
                "then": "recall: of those that have "
                    + "it, how many were given it",
            ]) + IntervalRows.scores(rows).html
                + table.details("All topics in numbers"))
    }

    private var confusions: String {
        let map = ConfusionMap(report)
        guard !map.topics.isEmpty else { return "" }
        if map.pairs.isEmpty {
            return PageFrame.section("Confusions", "<p>No topic was given in another's place.</p>")
        }
        let meaning =
            report.isSingleLabel
            ? "A row holds the papers of one label, a column those whose most probable topic is that of its number."
            : "A row holds the papers that have a topic. Where it was missed, the columns are the topics that the same "
                + "papers were given wrongly; a paper with two of these counts in both."
        let rest = map.hidden > 0 ? " Shown are the \(map.topics.count) topics with most confusions." : ""
        return PageFrame.section(
            report.isSingleLabel ? "Confusions of labels" : "What was given instead", note: meaning + rest,
            "<figure>\(map.html)</figure>" + map.tables(shown: 15))
    }

    private var basis: String {
        var rows = [(label: "Papers", text: "\(report.papers) labelled papers with a text")]
        if report.rejected > 0 { rows[0].text += "; \(Figures.count(report.rejected, "line")) could not be read" }
        rows.append(("Model", "\(report.model), made on \(report.made)"))
        if report.samples > 0 {
            rows.append(
                (
                    "Intervals",
                    "the 2.5th to the 97.5th percentile of \(report.samples) bootstrap samples of papers (Efron 1979)"
                ))
        }
        rows.append(("Macro-F1", "the mean over topics with at least five papers that certainly have them"))
        rows.append(
            (
                "Calibration error",
                "over all pairs of paper and topic in ten bins of equal width; ECE10: over the pairs said to have at "
                    + "least 10 %, in ten bins of equally many"
            ))
        rows.append(
            ("Uncertain", "a topic of which nobody knows whether a paper has it counts neither for nor against"))
        rows.append(
            ("Fair", "are papers that the model did not learn from; of others the figures are better than it deserves"))
        return PageFrame.section("What this rests on", PageFrame.facts(rows))
    }

    private static func better(_ one: EvaluationReport.Topic, _ other: EvaluationReport.Topic) -> Bool {
        (other.f1.value, other.papers, one.slug) < (one.f1.value, one.papers, other.slug)
    }

    static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
