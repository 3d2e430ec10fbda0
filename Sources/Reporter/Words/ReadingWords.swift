import Papers
import Wording

/// What is said of a paper of the reading list, the same in every format.
package enum ReadingWords {
    /// The heading over the rows of the topics.
    static let rows = "And of each topic"

    /// `90 votes`, `surest of Agents (99 %)`, `2nd surest of Agents (98 %)`.
    package static func reason(_ reason: ReadingPaper.Reason) -> String {
        switch reason {
        case .votes(let number): votes(number)
        case .surest(let topic, let rank, let probability):
            "\(rank == 1 ? "" : ordinal(rank) + " ")surest of \(topic) (\(Figures.probability(probability)))"
        case .withoutTopic: "without a topic"
        case .alike(let likeness): "like the paper of the query (\(Figures.fixed(likeness, decimals: 2)))"
        case .liked(let terms): "like what you marked good: \(terms.joined(separator: ", "))"
        }
    }

    /// `1 vote`, `90 votes`.
    static func votes(_ number: Int) -> String { Figures.count(number, "vote") }

    /// `Ada Lovelace, Grace Hopper, Alan Turing and 4 more`; where only their number is known, `7 authors`; nil where
    /// nothing is.
    package static func authors(_ paper: ReadingPaper) -> String? {
        let count = max(paper.authorCount ?? 0, paper.authors.count)
        guard count > 0 else { return nil }
        // In place of "and 1 more" its name.
        let names = paper.authors.prefix(count == 4 ? 4 : 3).map { DisplayWidth.fitted(SafeText.line($0), to: 60) }
        if names.isEmpty { return Figures.count(count, "author") }
        return names.joined(separator: ", ") + (count > names.count ? " and \(count - names.count) more" : "")
    }

    /// `Efficiency (you, 12 Dec), Audio`; nil without a topic.
    static func topics(_ paper: ReadingPaper) -> String? {
        guard !paper.topics.isEmpty else { return nil }
        return paper.topics.map { topic in
            let mark = topic.saidOn.map { " (\(PersonMark.words($0, beside: paper.date.day)))" } ?? ""
            return DisplayWidth.fitted(SafeText.line(topic.name), to: 60) + mark
        }.joined(separator: ", ")
    }

    /// Reason, identifier, day and topics, as far as they are known, each harmless for a terminal.
    static func facts(_ paper: ReadingPaper) -> [String] {
        let id = paper.id.map { DisplayWidth.fitted(SafeText.line($0), to: 40) } ?? ""
        let reason = DisplayWidth.fitted(SafeText.line(reason(paper.reason)), to: 100)
        return [reason, id, PeriodPhrases.date(paper.date), topics(paper) ?? ""].filter { !$0.isEmpty }
    }

    /// The title, cut where it is very long.
    static func title(_ paper: ReadingPaper) -> String {
        let title = DisplayWidth.fitted(SafeText.line(paper.title), to: 200)
        return title.isEmpty ? "(no title)" : title
    }

    /// `2nd`, `3rd`, `11th`.
    static func ordinal(_ number: Int) -> String {
        let ending =
            switch (number % 100, number % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }
}
