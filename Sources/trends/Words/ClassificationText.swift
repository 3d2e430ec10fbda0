import PaperDesk
import Papers
import TopicEngine
import Wording

/// A classification for the terminal.
struct ClassificationText {
    let answer: ClassificationAnswer
    let view: ClassificationView

    func render() -> String {
        if let reason = answer.classification.abstention { return "No topics: \(Self.sentence(reason))\n" }
        guard !answer.shown.isEmpty else { return nearest() }
        let width = answer.shown.map { DisplayWidth.of(name($0.topic)) }.max() ?? 0
        return answer.shown.map { line($0, width: width) }.joined(separator: answer.explanations.isEmpty ? "" : "\n")
    }

    private func name(_ topic: String) -> String { SafeText.line(answer.names[topic] ?? topic) }

    private func line(_ topic: TopicProbability, width: Int) -> String {
        let mark = topic.topic == answer.classification.primary ? "  primary" : topic.assigned ? "" : "  not assigned"
        let probability = DisplayWidth.rightAligned(Figures.probability(topic.probability), to: 5)
        let head = "\(DisplayWidth.padded(name(topic.topic), to: width))  \(probability)\(mark)\n"
        return head + (answer.explanations[topic.topic].map(Self.sum) ?? "")
    }

    /// A sum: the terms that weigh most, the others together, where every text starts, and the score.
    private static func sum(_ explanation: TopicExplanation) -> String {
        let shown = explanation.contributions.prefix(ClassificationView.termsShown)
        var lines = shown.map { (Figures.signed($0.weight), SafeText.line($0.term)) }
        let others = explanation.contributions.count - shown.count
        if others > 0 {
            lines.append((Figures.signed(explanation.rest(from: shown.count)), "(\(others) other \(others == 1 ? "term" : "terms"))"))
        }
        lines += [(Figures.signed(explanation.bias), "(any text)"), ("= " + Figures.signed(explanation.score), "score")]
        return lines.map { "  \(DisplayWidth.rightAligned($0, to: 8))  \($1)\n" }.joined()
    }

    private func nearest() -> String {
        guard let first = answer.classification.topics.first else { return "No topics: the model has none.\n" }
        return "No topic is probable enough; the nearest is \(name(first.topic)) with \(Figures.probability(first.probability)).\n"
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
