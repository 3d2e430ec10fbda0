import Timelines

/// The table of topics on a terminal: which columns there are and how wide, and one line a topic.
struct TopicTable {
    private let ink: Ink
    private let topics: [ReportTopic]
    private let largestShare: Double
    private let nameWidth: Int
    private let barWidth: Int
    private let showsInterval: Bool
    private let showsHistory: Bool

    private static let papersWidth = 6
    private static let shareWidth = 7
    private static let intervalWidth = 13
    private static let changeWidth = 10
    private static let historyWidth = 12

    /// A table of topics for so many columns: the interval is shown from 72 on, the history from 100 on.
    init(topics: [ReportTopic], width: Int, ink: Ink) {
        self.ink = ink
        self.topics = topics
        largestShare = topics.compactMap(\.movement.share).max() ?? 0
        showsInterval = Self.showsInterval(at: width)
        showsHistory = width >= 100
        var fixed = Self.papersWidth + Self.shareWidth + Self.changeWidth + 8
        fixed += showsInterval ? Self.intervalWidth + 2 : 0
        fixed += showsHistory ? Self.historyWidth + 2 : 0
        let longest = topics.map { DisplayWidth.of(SafeText.line($0.name)) }.max() ?? 0
        let free = width - fixed
        nameWidth = max(5, min(longest, free - 6, 36))
        barWidth = max(4, min(30, free - nameWidth))
    }

    /// Whether a table of so many columns has room for the intervals.
    static func showsInterval(at width: Int) -> Bool { width >= 72 }

    /// The head and the rows.
    var lines: [String] { [ink.faint(head)] + topics.map(row) }

    private var head: String {
        var cells = [DisplayWidth.padded("Topic", to: nameWidth), DisplayWidth.rightAligned("Papers", to: Self.papersWidth)]
        cells.append(DisplayWidth.rightAligned("Share", to: Self.shareWidth))
        if showsInterval { cells.append(DisplayWidth.padded("95 % interval", to: Self.intervalWidth)) }
        cells.append(DisplayWidth.padded("", to: barWidth))
        if showsHistory { cells.append(DisplayWidth.padded("History", to: Self.historyWidth)) }
        cells.append(DisplayWidth.rightAligned("Change", to: Self.changeWidth))
        return cells.joined(separator: "  ")
    }

    private func row(_ topic: ReportTopic) -> String {
        let movement = topic.movement
        var cells = [DisplayWidth.padded(SafeText.line(topic.name), to: nameWidth)]
        cells.append(DisplayWidth.rightAligned(String(movement.papers), to: Self.papersWidth))
        cells.append(DisplayWidth.rightAligned(Figures.percent(movement.share), to: Self.shareWidth))
        if showsInterval { cells.append(ink.faint(DisplayWidth.padded(Figures.interval(movement.interval), to: Self.intervalWidth))) }
        cells.append(bar(movement.share ?? 0))
        if showsHistory { cells.append(Self.sparkline(movement.history)) }
        cells.append(change(movement))
        return cells.joined(separator: "  ")
    }

    private func change(_ movement: TopicMovement) -> String {
        guard let change = movement.change else { return ink.faint(DisplayWidth.rightAligned("–", to: Self.changeWidth)) }
        let text = Figures.mark(movement) + DisplayWidth.rightAligned(Figures.change(change), to: Self.changeWidth - 1)
        if !movement.significant { return ink.faint(text) }
        return change < 0 ? ink.fallen(text) : ink.risen(text)
    }

    private func bar(_ share: Double) -> String {
        let eighths = largestShare > 0 ? Int((share / largestShare * Double(barWidth * 8)).rounded()) : 0
        // A paper is never nothing.
        let shown = share > 0 ? max(1, eighths) : 0
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let blocks = String(repeating: "█", count: shown / 8) + parts[shown % 8]
        return ink.bar(blocks) + String(repeating: " ", count: barWidth - DisplayWidth.of(blocks))
    }

    /// One block a period, scaled to the topic's own largest share; a gap is a blank, and only zero is the lowest block.
    static func sparkline(_ history: [HistoryPoint]) -> String {
        let shown = history.suffix(historyWidth)
        let largest = shown.compactMap(\.share).max() ?? 0
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let drawn = shown.map { point in
            guard let share = point.share else { return " " }
            return share > 0 ? blocks[1 + Int(share / largest * 6)] : blocks[0]
        }
        return DisplayWidth.rightAligned(drawn.joined(), to: historyWidth)
    }
}
