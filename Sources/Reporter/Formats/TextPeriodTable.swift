/// The table of periods on a terminal, with as many topics as fit.
struct TextPeriodTable {
    private let table: PeriodTable
    private let widths: [Int]
    private let ink: Ink

    init(_ topics: [ReportTopic], width: Int, ink: Ink) {
        self.ink = ink
        let all = PeriodTable(topics)
        var widths: [Int] = []
        var room = width
        for (index, head) in all.head.enumerated() {
            let cells = all.rows.map { DisplayWidth.of($0[index]) }.max() ?? 0
            // A name may be cut, a number not.
            let wanted = max(cells, index < 2 ? DisplayWidth.of(head) : min(DisplayWidth.of(SafeText.line(head)), 14))
            room -= wanted + (index > 0 ? 2 : 0)
            if room < 0, index > 0 { break }
            widths.append(wanted)
        }
        self.widths = widths
        table = all
    }

    /// The head and a row for each period.
    var lines: [String] { [ink.faint(line(table.head))] + table.rows.map(line) }

    private func line(_ cells: [String]) -> String {
        zip(cells, widths).enumerated().map { index, cell in
            let text = DisplayWidth.fitted(SafeText.line(cell.0), to: cell.1)
            return index == 0 ? DisplayWidth.padded(text, to: cell.1) : DisplayWidth.rightAligned(text, to: cell.1)
        }.joined(separator: "  ")
    }
}
