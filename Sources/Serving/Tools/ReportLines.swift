import Papers
import Reporter
import Timelines
import Wording

/// What a report says, a line each. The figures are the report's own.
enum ReportLines {
    /// `topic video (Video): 8 papers, share 38.8 % [20.9, 60.3], change +16.9 pp, not significant`.
    static func topic(_ topic: ReportTopic) -> String {
        let movement = topic.movement
        let found = movement.change == nil ? "" : movement.significant ? ", significant" : ", not significant"
        return "topic \(topic.slug) (\(topic.name)): \(Figures.count(movement.papers, "paper")), share "
            + "\(Figures.percent(movement.share)) \(Figures.interval(movement.interval)), change "
            + Figures.change(movement.change) + found
    }

    /// The same, the terms that rose with it, and its history from the oldest to the newest.
    static func course(_ topic: ReportTopic) -> [String] {
        let terms = topic.movement.terms.map(\.term)
        let history = topic.movement.history.map { point in
            "\(point.period) \(Figures.percent(point.share))\(point.partial ? " (partial)" : "")"
        }
        return [self.topic(topic)]
            + (terms.isEmpty ? [] : ["rising terms: " + terms.joined(separator: ", ")])
            + ["history: " + history.joined(separator: ", ")]
    }

    /// `theme agent-harness (Agent harness): 16 papers of 4 weeks`.
    static func theme(_ theme: ReportTheme) -> String {
        "rising theme \(theme.theme.slug) (\(theme.theme.name)): \(Figures.count(theme.theme.papers, "paper"))"
    }

    /// `paper 2511.16334 · 2025-12-11 · A title · Video, Robotics · its first sentence`.
    static func reading(_ paper: ReadingPaper) -> String {
        let topics = paper.topics.map(\.name).joined(separator: ", ")
        return line([paper.id, paper.date.description, paper.title, topics, paper.sentence])
    }

    /// The same of a paper that shows a topic.
    static func paper(_ paper: EvidencePaper) -> String { line([paper.id, paper.date.description, paper.title]) }

    private static func line(_ parts: [String?]) -> String {
        "paper " + parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
