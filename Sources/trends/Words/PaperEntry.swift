import PaperArchive
import PaperDesk
import Papers
import Reporter
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
        let day = (paper.listed ?? paper.published)?.description
        return [paper.id ?? paper.doi ?? paper.nameInArchive, day, authors].compactMap { $0 }.map(SafeText.line).joined(
            separator: " · ")
    }

    /// `Video · Robotics (you, 24 Aug) · not Speech (you, 24 Aug)`: the topics assigned, and those that a person
    /// denied; nil where there are none.
    func topics(_ topics: PaperTopics) -> String? {
        let words =
            topics.assigned.map { marked($0.name, $0.saidOn) }
            + topics.denied.map { marked("not \($0.name)", $0.saidOn) }
        return words.isEmpty ? nil : words.joined(separator: " · ")
    }

    private func marked(_ name: String, _ saidOn: CalendarDay?) -> String {
        let day = (paper.listed ?? paper.published)?.day
        return SafeText.line(name) + (saidOn.map { " (\(PersonMark.words($0, beside: day)))" } ?? "")
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
