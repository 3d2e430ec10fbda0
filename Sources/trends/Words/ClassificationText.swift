import PaperDesk
import Papers
import Reporter
import TopicEngine
import Wording

/// A classification for the terminal.
struct ClassificationText {
    let answer: ClassificationAnswer
    let view: ClassificationView

    func render() -> String {
        if let reason = answer.abstention { return "No topics: \(Self.sentence(reason))\n" }
        guard !answer.shown.isEmpty else { return nearest() }
        let width = answer.shown.map { DisplayWidth.of(SafeText.line($0.name)) }.max() ?? 0
        return answer.shown.map { line($0, width: width) }.joined(separator: answer.isExplained ? "\n" : "")
    }

    /// The same below a paper's title.
    func render(under title: String) -> String {
        let lines = render().split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty ? "" : "  \($0)"
        }
        return SafeText.line(title) + "\n" + lines.joined(separator: "\n")
    }

    private func line(_ topic: ClassificationAnswer.Topic, width: Int) -> String {
        let person = topic.saidOn.map { "  " + PersonMark.words($0, beside: nil) } ?? ""
        let filed = answer.primaryProbability.map { "  primary (\(Figures.probability($0)))" } ?? "  primary"
        let mark = (topic.isPrimary ? filed : topic.isAssigned ? "" : "  not assigned") + person
        let probability = DisplayWidth.rightAligned(Figures.probability(topic.probability), to: 5)
        let head = "\(DisplayWidth.padded(SafeText.line(topic.name), to: width))  \(probability)\(mark)\n"
        return head + (topic.explanation.map { Self.sum($0, of: topic) } ?? "")
    }

    /// A sum: the terms that weigh most, the others together, where every text starts, the score, and the probability
    /// that it leads to.
    private static func sum(_ explanation: TopicExplanation, of topic: ClassificationAnswer.Topic) -> String {
        let shown = explanation.contributions.prefix(ClassificationView.termsShown)
        var lines = shown.map { (Figures.signed($0.weight), SafeText.line($0.term)) }
        let others = explanation.contributions.count - shown.count
        if others > 0 {
            lines.append(
                (
                    Figures.signed(explanation.rest(from: shown.count)),
                    "(\(others) other \(others == 1 ? "term" : "terms"))"
                ))
        }
        lines += [
            (Figures.signed(explanation.bias), "(any text)"),
            (
                "= " + Figures.signed(explanation.score),
                "score, which is \(Figures.probability(explanation.probability))"
            ),
        ]
        if topic.saidOn == nil, abs(explanation.probability - topic.probability) > 1e-6 {
            lines.append(("", "raised to the largest or lowered below it: models of this format file so"))
        }
        return lines.map { "  \(DisplayWidth.rightAligned($0, to: 8))  \($1)\n" }.joined()
    }

    private func nearest() -> String {
        guard let first = answer.nearest else { return "No topics: the model has none.\n" }
        let (name, probability) = (SafeText.line(first.name), Figures.probability(first.probability))
        return "No topic is probable enough; the nearest is \(name) with \(probability).\n"
    }

    private static func sentence(_ reason: Abstention) -> String {
        switch reason {
        case .empty: "there is no text."
        case .tooShort: "the text is too short to judge."
        case .unknownWords: "too few of its words are known to the model; is it an English abstract?"
        case .outsideField: "it does not read like an abstract of the model's field."
        }
    }
}
