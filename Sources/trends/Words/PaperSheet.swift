import PaperDesk
import Papers
import Reporter
import Wording

/// One paper on a terminal, with all that is known of it.
struct PaperSheet {
    private let answer: PaperAnswer
    private let width: Int
    private let isColored: Bool

    init(_ answer: PaperAnswer, width: Int, isColored: Bool) {
        (self.answer, self.width, self.isColored) = (answer, min(width, 100), isColored)
    }

    /// The lines.
    var text: String {
        let paper = answer.paper
        var blocks = [head]
        if !paper.abstract.isEmpty { blocks.append(wrapped(SafeText.line(paper.abstract))) }
        blocks.append(rows)
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var head: [String] {
        let paper = answer.paper
        let title = wrapped(SafeText.line(paper.title)).map { isColored ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
        let facts: [String?] = [
            paper.nameInArchive, paper.published.map { "published \($0)" }, paper.listed.map { "listed \($0)" },
            paper.upvotes.map { "\($0) \($0 == 1 ? "vote" : "votes")" },
            paper.comments.map { "\($0) \($0 == 1 ? "comment" : "comments")" }, paper.venue,
            paper.categories.isEmpty ? nil : paper.categories.joined(separator: " "),
        ]
        return title + wrapped(facts.compactMap { $0.map(SafeText.line) }.joined(separator: " · ")) + authors
            + (PaperAddress(paper).map { [$0.url] } ?? [])
    }

    private var authors: [String] {
        let (names, count) = (answer.paper.authors, answer.paper.authorCount ?? answer.paper.authors.count)
        if names.isEmpty { return count > 0 ? ["\(count) authors"] : [] }
        let rest = count > names.count ? " and \(count - names.count) more" : ""
        return wrapped(names.map(SafeText.line).joined(separator: ", ") + rest)
    }

    private var rows: [String] {
        let topics = answer.topics.assigned.map { topic in
            let primary = topic.slug == answer.topics.primary ? ", filed under it" : ""
            return SafeText.line(topic.name)
                + (topic.saidOn.map { " (\(person($0))\(primary))" }
                    ?? " (\(Figures.percent(topic.probability))\(primary))")
        }
        let denied = answer.topics.denied.map { topic in
            "not \(SafeText.line(topic.name))" + (topic.saidOn.map { " (\(person($0)))" } ?? "")
        }
        let keywords = answer.paper.keywords.map(SafeText.line).joined(separator: ", ")
        let seen = answer.history.sightings.map { sighting in
            SafeText.line(sighting.source) + (sighting.listed.map { " on \($0.day)" } ?? "")
                + (sighting.isSearch ? " (a search)" : "")
        }
        let said = topics + denied
        return row("Topics", said.isEmpty ? ["none"] : said, separator: " · ")
            + (keywords.isEmpty ? [] : row("Keywords", [keywords], separator: ""))
            + row("Seen in", seen.prefix(8) + (seen.count > 8 ? ["and \(seen.count - 8) more"] : []), separator: "; ")
    }

    private func person(_ day: CalendarDay) -> String {
        PersonMark.words(day, beside: (answer.paper.listed ?? answer.paper.published)?.day)
    }

    private func row(_ name: String, _ values: some Sequence<String>, separator: String) -> [String] {
        let margin = 10
        let lines = DisplayWidth.wrapped(values.joined(separator: separator), to: max(20, width - margin))
        return lines.enumerated().map { DisplayWidth.padded($0 == 0 ? name : "", to: margin) + $1 }
    }

    private func wrapped(_ text: String) -> [String] { DisplayWidth.wrapped(text, to: max(20, width)) }
}
