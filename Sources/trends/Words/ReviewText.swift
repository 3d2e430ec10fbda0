import PaperDesk
import Papers
import Reporter
import TopicEngine
import Wording

/// Papers under review for the terminal.
struct ReviewText {
    let answer: ReviewAnswer
    let look: TextLook

    /// So many terms stand beside a topic.
    private static let termsShown = 4

    /// All papers, one below the other.
    func render() -> String {
        if answer.papers.isEmpty { return empty }
        return answer.papers.indices.map(sheet).joined(separator: "\n")
    }

    /// Why there is nothing to ask about.
    var empty: String {
        answer.pool == 0
            ? "There is no paper that nobody has labelled and that reads like one of the model's field.\n"
            : "None of the \(Figures.count(answer.pool, "paper")) is one of those.\n"
    }

    /// One paper: title, abstract, and its topics by number with the terms that decided.
    func sheet(_ place: Int) -> String {
        let entry = answer.papers[place]
        let head = "\(place + 1) of \(answer.papers.count) · \(reason(entry.candidate))"
        let lines =
            look.page.lines(head).map(look.faint) + PaperEntry(entry.paper).title(look)
            + [look.faint(SafeText.line(entry.paper.nameInArchive))]
            + look.page.lines(SafeText.line(entry.paper.abstract), indented: 2) + topics(entry.classification.shown)
        return lines.map { $0 + "\n" }.joined()
    }

    private func topics(_ topics: [ClassificationAnswer.Topic]) -> [String] {
        let width = topics.map { DisplayWidth.of(SafeText.line($0.name)) }.max() ?? 0
        return topics.enumerated().map { place, topic in
            let name = DisplayWidth.padded(SafeText.line(topic.name), to: width)
            let probability = DisplayWidth.rightAligned(Figures.probability(topic.probability), to: 5)
            let line = "\(place + 1) \(topic.isAssigned ? "●" : "○") \(name) \(probability)  \(terms(topic))"
            return look.page.line(line, indented: 1)
        }
    }

    /// `kv cache +0.41 · latency +0.20`: the terms that decided.
    private func terms(_ topic: ClassificationAnswer.Topic) -> String {
        (topic.explanation?.contributions ?? []).prefix(Self.termsShown)
            .map { "\(SafeText.line($0.term)) \(Figures.signed($0.weight))" }.joined(separator: " · ")
    }

    /// Why a paper was chosen.
    private func reason(_ candidate: ReviewCandidate) -> String {
        let expected = Figures.fixed(candidate.expected, decimals: 1)
        return "\(Figures.fixed(candidate.uncertainty, decimals: 1)) bits of doubt, \(expected) topics expected, "
            + "\(candidate.given) given"
    }

    /// The names of topics that a person says of a paper, or that none applies.
    func said(_ topics: [String], of place: Int) -> String {
        let names = answer.papers[place].classification.shown.filter { topics.contains($0.slug) }.map(\.name)
        return names.isEmpty ? "none of these" : names.map(SafeText.line).joined(separator: ", ")
    }

    /// The line of keys below a paper.
    func prompt(_ topics: [String], of place: Int) -> String {
        "\(said(topics, of: place)) – enter accepts, digits change, ? explains"
    }

    /// What the keys do.
    static let keys = """
        1–9        switch a topic of the list on or off
        enter      accept what is shown: these topics, and none of the others listed
        s          skip the paper; nothing is said of it
        backspace  go back to the paper before, and take back what was said of it
        q          end; what was accepted stays (trends label --undo ID takes it back)
        A topic that is not listed is given with 'trends label ID --topic TOPIC'.

        """

    /// What reviewed papers bought.
    static func worth(_ worth: ReviewWorth) -> String {
        let share = "\(Figures.percent(worth.share.low)) to \(Figures.percent(worth.share.high))"
        var lines = [
            "\(worth.differed) of \(Figures.count(worth.reviewed, "paper")) differed from the model's word (95 % "
                + "interval \(share))."
        ]
        if let bought = worth.bought, let next = worth.nextStep {
            lines.append(
                "Learned from, they are worth about \(points(bought)) of micro-F1; \(ReviewWorth.step) more about "
                    + "\(points(next)). An estimate from how learning usually goes: 'trends retrain' measures it.")
        }
        if worth.isSpent {
            lines.append("\(ReviewWorth.step) more are worth less than 0.1 point: a good moment to stop.")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `0.52 points (0.31 to 0.74)`.
    private static func points(_ gain: ReviewWorth.Gain) -> String {
        func number(_ part: Double) -> String { Figures.fixed(part * 100, decimals: 2) }
        return "\(number(gain.value)) points (\(number(gain.low)) to \(number(gain.high)))"
    }
}
