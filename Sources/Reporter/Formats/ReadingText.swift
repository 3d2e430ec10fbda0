import Wording

/// What is worth opening, on a terminal: the reading list, its texts wrapped and never cut short of their sense, then
/// a row for each topic.
struct ReadingText {
    private let report: Report
    private let width: Int
    private let ink: Ink

    init(_ report: Report, width: Int, ink: Ink) { (self.report, self.width, self.ink) = (report, width, ink) }

    /// The reading list, several lines a paper.
    var list: [String] {
        report.readingList.enumerated().flatMap { place, paper in
            let number = DisplayWidth.rightAligned(String(place + 1), to: 2) + "  "
            let title = wrapped(ReadingWords.title(paper)).enumerated().map { line, text in
                ink.faint(line == 0 ? number : "    ") + text
            }
            let facts = facts(paper) + (ReadingWords.authors(paper).map(wrapped) ?? [])
            return title + facts.map { "    " + ink.faint($0) } + wrapped(paper.sentence).map { "    " + $0 }
        }
    }

    /// The facts in lines that are broken between them where that is possible.
    private func facts(_ paper: ReadingPaper) -> [String] {
        var lines: [String] = []
        for fact in ReadingWords.facts(paper) {
            if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(fact) <= width - 4 {
                lines[lines.count - 1] = "\(last) · \(fact)"
            } else {
                lines += wrapped(fact)
            }
        }
        return lines
    }

    /// A line for each topic; on few columns the paper stands below its topic.
    var rows: [String] {
        let rows = ReadingRows(report).rows
        let names = rows.map { DisplayWidth.of(SafeText.line($0.topic.name)) }.max() ?? 0
        let ids = width < 70 ? 0 : rows.map { DisplayWidth.of(Self.id($0.paper)) }.max() ?? 0
        return rows.flatMap { row -> [String] in
            let name = SafeText.line(row.topic.name)
            let id = ids > 0 ? DisplayWidth.padded(Self.id(row.paper), to: ids) + "  " : ""
            let votes = width < 100 ? nil : row.paper.upvotes.map(ReadingWords.votes)
            let notes = [votes, row.paper.mark].compactMap { $0 }.map { " · " + $0 }.joined()
            let title = SafeText.line(row.paper.title)
            func line(_ head: String, _ faint: String) -> String {
                let room = width - DisplayWidth.of(head + faint + notes)
                return head + ink.faint(faint) + DisplayWidth.fitted(title.isEmpty ? "(no title)" : title, to: room)
                    + ink.faint(notes)
            }
            if width < 50 { return [DisplayWidth.fitted(name, to: width), line("  ", id)] }
            return [line(DisplayWidth.padded(name, to: min(names, width < 90 ? 22 : 30)) + "  ", id)]
        }
    }

    private func wrapped(_ text: String) -> [String] { DisplayWidth.wrapped(SafeText.line(text), to: width - 4) }

    private static func id(_ paper: EvidencePaper) -> String {
        DisplayWidth.fitted(SafeText.line(paper.id ?? ""), to: 18)
    }
}
