import PaperArchive
import Papers
import Wording

/// A paper in a list of papers.
struct PaperEntry {
    private let paper: Paper

    init(_ paper: Paper) { self.paper = paper }

    /// The title, bold where colours are wanted.
    func title(_ isColored: Bool) -> String {
        let title = SafeText.line(paper.title)
        return isColored ? "\u{1B}[1m\(title)\u{1B}[0m" : title
    }

    /// Identifier, day and authors.
    var facts: String {
        let day = (paper.listed ?? paper.published)?.day.description
        return [paper.id ?? paper.doi ?? paper.nameInArchive, day, authors].compactMap { $0 }.map(SafeText.line).joined(
            separator: " · ")
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
