import Wording

/// What retraining changed, as one page of HTML that needs nothing else: made like the page of a report.
///
///     RetrainingPage(report).html
public struct RetrainingPage: Sendable {
    private let report: RetrainingReport

    /// How many papers filed elsewhere are seen at once.
    private static let papersShown = 20
    /// How many more a list that opens holds at most.
    private static let mostPapers = 200

    /// The page of a report.
    public init(_ report: RetrainingReport) { self.report = report }

    /// The whole page.
    public var html: String {
        PageFrame(
            title: title,
            over: report.previous.map { "Model \($0) → \(report.model)" }
                ?? "Model \(report.model), with none before it",
            lead: lead, sections: [scores, topics, changes, papers, basis]
        ).html
    }

    private var title: String {
        switch report.verdict {
        case .refused: "The new model was refused"
        case .written, .forced: report.previous == nil ? "A first model" : "What retraining changed"
        }
    }

    // MARK: the lead

    private var lead: [PageFrame.Sentence] {
        var sentences = [verdict]
        if let sentence = topicSentence { sentences.append(.init(kind: .large, text: sentence)) }
        if let churn = report.churn { sentences.append(.init(kind: .small, text: Self.sentence(churn))) }
        return sentences
    }

    private var verdict: PageFrame.Sentence {
        switch report.verdict {
        case .refused(let setback):
            return .init(kind: .fall, text: "It does worse: \(reason(setback)). The old one stays.")
        case .forced(let setback):
            return .init(kind: .fall, text: "It was written by force though it does worse: \(reason(setback)).")
        case .written: return written
        }
    }

    private var written: PageFrame.Sentence {
        guard let score = report.scores.first, let papers = report.comparedPapers, let difference = score.difference
        else {
            let own = report.validated.first.flatMap { score in score.after.map { "\(score.name) \($0.text)" } }
            let figure =
                own.map { ": cross-validated \($0) over \(Figures.count(report.validatedPapers, "paper"))" } ?? ""
            return .init(kind: .large, text: "The new model was written\(figure).")
        }
        let change = "\(Self.change(score)) on \(Figures.count(papers, "labelled paper")) that neither learned from"
        return switch difference.direction {
        case .rise: .init(kind: .rise, text: "The new model was written and does better: \(change).")
        case .fall: .init(kind: .fall, text: "The new model was written and does worse: \(change).")
        case nil:
            .init(kind: .large, text: "The new model was written; it differs by no more than chance: \(change).")
        }
    }

    private func reason(_ setback: RetrainingReport.Setback) -> String {
        switch setback {
        case .paired:
            let papers = report.comparedPapers.map {
                " on \(Figures.count($0, "labelled paper")) that neither learned from"
            }
            return (report.scores.first.map(Self.change) ?? "micro-F1 fell") + (papers ?? "")
        case .unpaired(let before, let after):
            return
                "its cross-validated micro-F1 is \(after.text), that of the model before was \(Figures.score(before))"
        }
    }

    /// `micro-F1 0.842 → 0.851, difference +0.009 [+0.002, +0.016]`.
    private static func change(_ score: RetrainingReport.Comparison) -> String {
        let figures = "\(Figures.score(score.before?.value)) → \(Figures.score(score.after?.value))"
        return "\(score.name) \(figures)" + (score.difference.map { ", difference \($0.signed)" } ?? "")
    }

    /// Which topics differ by more than chance.
    private var topicSentence: String? {
        guard !report.topics.isEmpty else { return nil }
        func names(_ direction: Estimate.Direction) -> [String] {
            report.topics.filter { $0.f1.difference?.direction == direction }.map(\.name)
        }
        let (better, worse) = (names(.rise), names(.fall))
        if better.isEmpty, worse.isEmpty { return "No topic's F1 differs by more than chance." }
        let parts = [
            better.isEmpty ? nil : "better in \(Self.list(better))",
            worse.isEmpty ? nil : "worse in \(Self.list(worse))",
        ].compactMap { $0 }
        return "F1 is \(parts.joined(separator: ", "))."
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(4).joined(separator: ", ")
        return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
    }

    private static func sentence(_ churn: RetrainingReport.Churn) -> String {
        guard churn.papers > 0 else { return "No paper is known of which nothing new was said." }
        let (changed, refiled) = (
            Double(churn.changed) / Double(churn.papers), Double(churn.refiled) / Double(churn.papers)
        )
        return
            "Of \(Figures.count(churn.papers, "paper")) of which nothing new is known \(churn.changed) got other topics "
            + "(\(Figures.percent(changed))) and \(churn.refiled) \(churn.refiled == 1 ? "is" : "are") filed elsewhere (\(Figures.percent(refiled)))"
            + (churn.isWithinAim ? "." : ", more than the 2 % and 0.5 % that are aimed at.")
    }

    // MARK: sections

    private var scores: String {
        let validated = DataTable(
            caption: "Cross-validated figures, each model by its own labels", head: ["Figure", "Before", "After"],
            rows: report.validated.map {
                [EvaluationPage.capitalized($0.name), $0.before?.text ?? "–", $0.after?.text ?? "–"]
            })
        guard let papers = report.comparedPapers, !report.scores.isEmpty else {
            let note =
                report.previous == nil
                ? "There was no model before with which it could be compared."
                : "Nothing is known of the papers that the model before learned from: both cannot be compared on the same."
            return PageFrame.section("Scores", note: note, validated.framed)
        }
        let rows = report.scores.compactMap { score -> IntervalRows.Row? in
            guard let before = score.before, let after = score.after, let difference = score.difference else {
                return nil
            }
            return IntervalRows.Row(
                name: EvaluationPage.capitalized(score.name),
                marks: [.init(estimate: before, kind: .then), .init(estimate: after, kind: .now)],
                value: difference.signed, isSure: difference.direction != nil)
        }
        let table = DataTable(
            caption: "Both models on the same \(papers) papers, with 95 % intervals",
            head: ["Figure", "Before", "After", "Difference"],
            rows: report.scores.map {
                [
                    EvaluationPage.capitalized($0.name), $0.before?.text ?? "–", $0.after?.text ?? "–",
                    $0.difference?.signed ?? "–",
                ]
            })
        return PageFrame.section(
            "Scores before and after",
            note:
                "Both models on the same \(Figures.count(papers, "labelled paper")), from which neither learned what it "
                + "says of them. The figures at the right are the difference and its 95 % interval (paired bootstrap); "
                + "where that leaves out 0 they are bold.",
            PageFrame.key(["then": "before", "now": "after"]) + IntervalRows.scores(rows).html
                + table.details("The numbers behind this chart")
                + validated.details("Cross-validated, each by its own labels")
        )
    }

    private var topics: String {
        guard !report.topics.isEmpty else { return "" }
        let sorted = report.topics.sorted { one, other in
            let (first, second) = (abs(one.f1.difference?.value ?? 0), abs(other.f1.difference?.value ?? 0))
            return (second, one.slug) < (first, other.slug)
        }
        let rows = sorted.compactMap { topic -> IntervalRows.Row? in
            guard let difference = topic.f1.difference else { return nil }
            let kind: IntervalRows.Mark.Kind =
                switch difference.direction {
                case .rise: .rise
                case .fall: .fall
                case nil: .plain
                }
            return IntervalRows.Row(
                name: topic.name, remark: Figures.count(topic.papers, "paper"),
                marks: [.init(estimate: difference, kind: kind)], value: difference.signed,
                isSure: difference.direction != nil)
        }
        let table = DataTable(
            caption: "F1 of each topic before and after, with 95 % intervals",
            head: ["Topic", "Papers", "Before", "After", "Difference"],
            rows: sorted.map {
                [
                    $0.name, String($0.papers), $0.f1.before?.text ?? "–", $0.f1.after?.text ?? "–",
                    $0.f1.difference?.signed ?? "–",
                ]
            })
        let expected = Figures.fixed(Double(rows.count) / 20, decimals: 1)
        return PageFrame.section(
            "Which topics are found better or worse",
            note: "The difference of F1, the largest first, with its 95 % interval. Blue: better by more than chance; "
                + "vermilion: worse. Of \(rows.count) such intervals \(expected) leave out 0 by chance where nothing "
                + "changed.",
            IntervalRows.differences(rows).html + table.details("All topics in numbers"))
    }

    private var changes: String {
        guard let churn = report.churn, churn.papers > 0, !report.changes.isEmpty else { return "" }
        let sorted = report.changes.sorted {
            ($1.gained + $1.lost, $0.slug) < ($0.gained + $0.lost, $1.slug)
        }
        let changed = sorted.filter { $0.gained + $0.lost > 0 }
        let rows = changed.prefix(30).map { topic in
            IntervalRows.Row(
                name: topic.name, remark: "\(topic.before) → \(topic.after)",
                bars: [
                    .init(from: 0, to: -Double(topic.lost), kind: .fall),
                    .init(from: 0, to: Double(topic.gained), kind: .rise),
                ].filter { $0.to != 0 },
                value: "−\(topic.lost), +\(topic.gained)")
        }
        let table = DataTable(
            caption: "Papers of each topic before and after", head: ["Topic", "Before", "After", "Gained", "Lost"],
            rows: sorted.map { [$0.name, String($0.before), String($0.after), String($0.gained), String($0.lost)] })
        let chart =
            rows.isEmpty
            ? "<p>No paper got or lost a topic.</p>" : IntervalRows.differences(Array(rows), isCount: true).html
        return PageFrame.section(
            "Which topics papers got and lost",
            note:
                "Of \(Figures.count(churn.papers, "paper")) of which nothing new is known: to the left those that lost a "
                + "topic, to the right those that got it, the topics with most of both first.",
            chart + table.details("All topics in numbers"))
    }

    private var papers: String {
        guard !report.refiled.isEmpty else { return "" }
        func list(_ papers: ArraySlice<RetrainingReport.Paper>) -> String {
            "<ul class=\"papers\">\(papers.map(Self.item).joined(separator: "\n"))</ul>"
        }
        let rest = report.refiled.dropFirst(Self.papersShown)
        let listed = rest.prefix(Self.mostPapers)
        let summary = rest.count > listed.count ? "\(listed.count) of \(rest.count) more" : "\(rest.count) more"
        let more =
            rest.isEmpty ? "" : "\n<details><summary>\(summary)</summary>\n\(list(listed))\n</details>"
        return PageFrame.section(
            "Papers filed elsewhere",
            note: "\(Figures.count(report.refiled.count, "paper")) of which nothing new is known, those whose "
                + "probabilities changed most first.",
            list(report.refiled.prefix(Self.papersShown)) + more)
    }

    /// A title with the topics before and after.
    private static func item(_ paper: RetrainingReport.Paper) -> String {
        let title = Markup.text(paper.title.isEmpty ? paper.id : paper.title)
        let linked = ArXivLink(paper.id).map { Markup.element("a", ["href": $0.url], title) } ?? title
        let way = "\(paper.before ?? "nothing") → \(paper.after ?? "nothing")"
        return "<li><bdi>\(linked)</bdi> <span class=\"soft\">\(Markup.text(way))</span></li>"
    }

    private var basis: String {
        var rows = [
            (label: "Papers", text: report.papers.text), (label: "Labelled", text: report.labelled.text),
        ]
        if report.replacedLabels > 0 {
            rows.append(("Labels replaced", "\(report.replacedLabels): the last word on a paper counts"))
        }
        if let vocabulary = report.vocabulary {
            let examples =
                vocabulary.examples.isEmpty ? "" : ", among them \(vocabulary.examples.joined(separator: ", "))"
            rows.append(
                (
                    "Terms",
                    "\(vocabulary.terms.text): \(vocabulary.added) came\(examples); \(vocabulary.removed) went"
                ))
        }
        if let churn = report.churn {
            rows.append(
                (
                    "Judged again",
                    "of the labelled papers \(churn.won) have fewer wrong topics than before, \(churn.lost) more, "
                        + "\(churn.neutral) others of which as many are wrong; each judged by models that did not learn from it"
                ))
            if churn.heldBack == 1 {
                rows.append(("Held back", "everything: there is nothing new to learn from since the model before"))
            } else if churn.heldBack > 0 {
                rows.append(
                    ("Held back", "\(Figures.percent(churn.heldBack)) of what would change without a new label"))
            }
        }
        for (label, names) in [
            ("Topics added", report.added), ("Topics removed", report.removed), ("Topics not learned", report.silent),
        ] where !names.isEmpty {
            rows.append((label, names.joined(separator: ", ")))
        }
        rows.append(
            (
                "Refused",
                "is a model whose micro-F1 lies below that of the one before by more than chance on papers that neither "
                    + "learned from; where these are not known, one whose own interval lies below it"
            ))
        rows.append(
            (
                "Intervals",
                "the 2.5th to the 97.5th percentile of 1,000 bootstrap samples of papers, both models judged on the same "
                    + "ones"
            ))
        rows.append(("Seed", String(report.seed)))
        return PageFrame.section("What this rests on", PageFrame.facts(rows))
    }
}
