import PaperArchive
import PaperDesk
import Papers

/// A list of papers as cards, with what the reader said of each.
struct PaperCards {
    private let visit: Visit
    private let marks: [String: Set<PaperMark.Kind>]

    init(_ visit: Visit) throws {
        self.visit = visit
        let marked = try visit.desk.marks(in: visit.archive).papers
        marks = Dictionary(
            marked.map { ($0.paper.paper.nameInArchive, Set($0.marks.map(\.kind))) }, uniquingKeysWith: { $1 })
    }

    /// What the reader said last of a paper.
    func marks(of paper: Paper) -> Set<PaperMark.Kind> { (marks[paper.nameInArchive] ?? []).subtracting([.unread]) }

    /// Cards in their order.
    func html(_ cards: [PaperCard]) -> String {
        if cards.isEmpty { return "" }
        let entries = cards.map { card in
            var card = card
            card.marks = marks(of: card.paper)
            return card.html(visit)
        }
        return "<div class=\"entries\">\(entries.joined(separator: "\n"))</div>"
    }

    /// The cards of what a search found.
    func html(_ answer: SearchAnswer) -> String {
        html(answer.page.hits.map { PaperCard(paper: $0.paper.paper, topics: answer.topics(of: $0), found: $0) })
    }
}
