import Wording

/// A table of texts on a terminal, with as many of its columns as fit; the first is aligned to the left.
struct TextColumns {
    private let head: [String]
    private let rows: [[String]]
    private let widths: [Int]
    private let ink: Ink

    init(head: [String], rows: [[String]], width: Int, ink: Ink) {
        (self.head, self.rows, self.ink) = (head, rows, ink)
        var widths: [Int] = []
        var room = width
        for (index, title) in head.enumerated() {
            let cells = rows.map { DisplayWidth.of(SafeText.line($0[index])) }.max() ?? 0
            // A name may be cut, a number not.
            let wanted =
                index == 0 ? min(max(cells, 5), 22) : max(cells, min(DisplayWidth.of(SafeText.line(title)), 14))
            room -= wanted + (index > 0 ? 2 : 0)
            if room < 0, index > 0 { break }
            widths.append(wanted)
        }
        self.widths = widths
    }

    /// The head and the rows.
    var lines: [String] { [ink.faint(line(head))] + rows.map(line) }

    private func line(_ cells: [String]) -> String {
        zip(cells, widths).enumerated().map { index, cell in
            let text = DisplayWidth.fitted(SafeText.line(cell.0), to: cell.1)
            return index == 0 ? DisplayWidth.padded(text, to: cell.1) : DisplayWidth.rightAligned(text, to: cell.1)
        }.joined(separator: "  ")
    }
}
