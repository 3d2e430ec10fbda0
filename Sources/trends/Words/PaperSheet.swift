import PaperDesk
import Papers
import Reporter
import Wording

/// One paper on a terminal, with all that is known of it.
struct PaperSheet {
    private let answer: PaperAnswer
    private let look: TextLook

    init(_ answer: PaperAnswer, _ look: TextLook) { (self.answer, self.look) = (answer, look) }

    /// The lines.
    var text: String {
        let paper = answer.paper
        var blocks = [head]
        if !paper.abstract.isEmpty { blocks.append(look.page.lines(SafeText.line(paper.abstract))) }
        blocks.append(rows)
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var head: [String] {
        let paper = answer.paper
        let facts: [String?] = [
            paper.nameInArchive, paper.published.map { "published \($0)" }, paper.listed.map { "listed \($0)" },
            paper.upvotes.map { Figures.count($0, "vote") }, paper.comments.map { Figures.count($0, "comment") },
            paper.venue, paper.type, paper.language.map { "in \($0)" },
            paper.categories.isEmpty ? nil : paper.categories.joined(separator: " "),
        ]
        return PaperEntry(paper).title(look)
            + look.page.lines(facts.compactMap { $0.map(SafeText.line) }.joined(separator: " · ")) + authors
            + (PaperAddress(paper).map { [look.linked($0.url, to: $0.url)] } ?? [])
    }

    private var authors: [String] {
        let (names, count) = (answer.paper.authors, answer.paper.authorCount ?? answer.paper.authors.count)
        if names.isEmpty { return count > 0 ? ["\(count) authors"] : [] }
        let rest = count > names.count ? " and \(count - names.count) more" : ""
        return look.page.lines(names.map(SafeText.line).joined(separator: ", ") + rest)
    }

    private var rows: [String] {
        let primary = answer.topics.assigned.first { $0.slug == answer.topics.primary }
        let keywords = answer.paper.keywords.map(SafeText.line).joined(separator: ", ")
        let seen = answer.history.sightings.map { sighting in
            SafeText.line(sighting.source) + (sighting.listed.map { " on \($0.day)" } ?? "")
                + (sighting.isSearch ? " (a search)" : "")
        }
        let rest = seen.count > 8 ? ["and \(seen.count - 8) more"] : []
        return row("Topics", PaperEntry(answer.paper).topics(answer.topics) ?? "none")
            + row("Filed as", primary.map { SafeText.line($0.name) } ?? "") + row("Keywords", keywords)
            + row(
                "Marked", answer.history.marks.lastMarks.map { "\($0.kind.rawValue) \($0.day)" }.joined(separator: ", ")
            )
            + row("Seen in", (seen.prefix(8) + rest).joined(separator: "; "))
    }

    /// A name beside its value; nothing where there is none.
    private func row(_ name: String, _ value: String) -> [String] {
        let margin = 10
        return look.page.lines(value, indented: margin).enumerated().map {
            $0 == 0 ? DisplayWidth.padded(name, to: margin) + $1.dropFirst(margin) : $1
        }
    }
}
