import PaperDesk
import Papers
import Wording

/// What another model says otherwise, for the terminal.
struct ModelDiffText {
    let answer: ModelDiffAnswer
    /// The columns of the terminal.
    let width: Int
    /// Whether colours are wanted.
    let isColored: Bool

    /// Narrower than this no table is made.
    private static let narrowest = 40

    func render() -> String {
        let parts = [head, topics] + (answer.shown.isEmpty ? [] : [papers])
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var columns: Int { max(Self.narrowest, width) }

    private var head: [String] {
        let all = Figures.count(answer.papers, "paper")
        var lines = ["From \(ModelWords.name(answer.before)) to \(ModelWords.name(answer.after))", ""]
        guard answer.papers > 0 else { return lines + ["The archive has no papers to compare."] }
        lines += DisplayWidth.wrapped(
            "\(answer.changed) of \(all) (\(share(answer.changed))) gained or lost a topic; \(answer.filedOtherwise) "
                + "(\(share(answer.filedOtherwise))) are filed under another one.", to: columns)
        let others = [("Topics of the first model only", answer.removed), ("Topics of the second only", answer.added)]
        for (words, topics) in others where !topics.isEmpty {
            let list = topics.map(SafeText.line).joined(separator: ", ")
            lines += DisplayWidth.wrapped("\(words), which are not compared: \(list)", to: columns)
        }
        return lines
    }

    private func share(_ papers: Int) -> String { Figures.percent(Double(papers) / Double(max(1, answer.papers))) }

    /// The papers of each topic under both models.
    private var topics: [String] {
        guard answer.papers > 0, !answer.topics.isEmpty else { return [] }
        let names = answer.topics.map { SafeText.line($0.name) }
        let numbers = 4 * 8
        let name = min(max(5, names.map(DisplayWidth.of).max() ?? 5), columns - numbers)
        func row(_ cells: [String]) -> String {
            cells.map { DisplayWidth.rightAligned($0, to: 8) }.joined()
        }
        return [DisplayWidth.padded("Topic", to: name) + row(["before", "after", "gained", "lost"])]
            + zip(names, answer.topics).map {
                DisplayWidth.padded($0, to: name) + row([$1.before, $1.after, $1.gained, $1.lost].map(String.init))
            }
    }

    private var papers: [String] {
        let rest = answer.changed - answer.shown.count
        return [answer.shown.map { paper($0).joined(separator: "\n") }.joined(separator: "\n\n")]
            + (rest > 0 ? ["", "\(rest) more \(rest == 1 ? "paper" : "papers") changed; --limit shows more"] : [])
    }

    private func paper(_ paper: ModelDiffAnswer.PaperChange) -> [String] {
        let title = DisplayWidth.fitted(SafeText.line(paper.paper.title), to: columns)
        let facts = DisplayWidth.fitted(PaperEntry(paper.paper).facts, to: columns - 4)
        return [isColored ? "\u{1B}[1m\(title)\u{1B}[0m" : title, "    " + facts] + paper.topics.flatMap(change)
    }

    /// `+ Reasoning 31 % → 62 %`, and the terms below it.
    private func change(_ change: ModelDiffAnswer.TopicChange) -> [String] {
        let probabilities = "\(Figures.probability(change.before)) → \(Figures.probability(change.after))"
        let name = DisplayWidth.fitted(SafeText.line(change.name), to: columns - 7 - DisplayWidth.of(probabilities))
        let terms = change.terms.map { "\(SafeText.line($0.term)) \(Figures.signed($0.difference))" }
        let lines = terms.isEmpty ? [] : DisplayWidth.wrapped(terms.joined(separator: " · "), to: columns - 6)
        return ["    \(change.isGained ? "+" : "−") \(name) \(probabilities)"] + lines.map { "      " + $0 }
    }
}
