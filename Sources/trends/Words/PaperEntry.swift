import PaperArchive
import PaperDesk
import Papers
import Reporter
import Wording

/// A paper in a list of papers.
struct PaperEntry {
    private let paper: Paper

    init(_ paper: Paper) { self.paper = paper }

    /// The title, bold where colours are wanted, with blanks before each line of it.
    func title(_ look: TextLook, indented: Int = 0) -> [String] {
        let blanks = String(repeating: " ", count: indented)
        return look.page.lines(SafeText.line(paper.title), indented: indented).map {
            blanks + look.strong(String($0.dropFirst(indented)))
        }
    }

    /// The columns before the title where it stands behind a likeness.
    static let columnsOfLikeness = 6

    /// The title, behind how like another paper it is: `0.42  A title`.
    func title(_ look: TextLook, likeness: Double) -> [String] {
        let lines = title(look, indented: Self.columnsOfLikeness)
        let first = lines.first.map { String($0.dropFirst(Self.columnsOfLikeness)) } ?? ""
        return [Figures.fixed(likeness, decimals: 2) + "  " + first] + lines.dropFirst()
    }

    /// Below the title: identifier, day, votes and authors on one line, then the topics; dim where colours are wanted,
    /// and the identifier leads to the paper where links are.
    func details(_ topics: PaperTopics?, _ look: TextLook, indented: Int) -> [String] {
        let blanks = String(repeating: " ", count: indented)
        let id = SafeText.line(identifier)
        let line = look.page.line(facts([day, votes, authors]), indented: indented)
        let shown = String(line.dropFirst(indented))
        // An identifier that was cut is none.
        let isWhole = shown == id || shown.utf8.starts(with: (id + " ").utf8)
        let linked = isWhole ? look.linked(id, to: PaperAddress(paper)?.url) + String(shown.dropFirst(id.count)) : shown
        let words = topics.flatMap(self.topics) ?? ""
        return [blanks + look.faint(linked)]
            + look.page.lines(words, indented: indented).map { blanks + look.faint(String($0.dropFirst(indented))) }
    }

    private var votes: String? { paper.upvotes.map { Figures.count($0, "vote") } }

    /// Identifier, day and authors.
    var facts: String { facts([day, authors]) }

    private var day: String? { (paper.listed ?? paper.published)?.description }
    private var identifier: String { paper.id ?? paper.doi ?? paper.nameInArchive }

    private func facts(_ facts: [String?]) -> String {
        ([identifier] + facts).compactMap { $0 }.map(SafeText.line).joined(separator: " · ")
    }

    /// `Video 93 % · Robotics (you, 24 Aug) · not Speech (you, 24 Aug)`: the topics assigned, with their probability
    /// where a person did not say so, and those that a person denied; nil where there are none.
    func topics(_ topics: PaperTopics) -> String? {
        let words =
            topics.assigned.map { marked($0.name, $0.saidOn) ?? "\($0.name) \(Figures.probability($0.probability))" }
            + topics.denied.map { marked("not \($0.name)", $0.saidOn) ?? "not \($0.name)" }
        return words.isEmpty ? nil : words.map(SafeText.line).joined(separator: " · ")
    }

    private func marked(_ name: String, _ saidOn: CalendarDay?) -> String? {
        let day = (paper.listed ?? paper.published)?.day
        return saidOn.map { "\(name) (\(PersonMark.words($0, beside: day)))" }
    }

    private var authors: String? {
        let count = paper.authorCount ?? paper.authors.count
        guard let first = paper.authors.first else { return count > 0 ? "\(count) authors" : nil }
        switch count {
        case ...1: return first
        case 2 where paper.authors.count == 2: return first + " and " + paper.authors[1]
        default: return "\(first) and \(count - 1) others"
        }
    }
}
