import Papers
import Timelines
import Wording

/// The table of topics on a terminal: which columns there are and how wide, and one line a topic.
struct TopicTable {
    /// A column beside the name.
    enum Column: CaseIterable { case papers, share, interval, bar, history, change }

    private let ink: Ink
    private let title: String
    private let topics: [ReportTopic]
    private let largestShare: Double
    private let columns: [Column]
    private let nameWidth: Int
    private let barWidth: Int

    private static let historyWidth = 12
    private static let gap = 2

    /// A table of topics for so many columns of a terminal; the title stands over their names.
    init(topics: [ReportTopic], width: Int, ink: Ink, title: String = "Topic") {
        (self.ink, self.title) = (ink, title)
        self.topics = topics
        largestShare = topics.compactMap(\.movement.share).max() ?? 0
        let longest = topics.map { DisplayWidth.of(SafeText.line($0.name)) }.max() ?? 0
        columns = Self.columns(at: width, longest: longest)
        let fixed = columns.reduce(0) { $0 + Self.least($1) + Self.gap }
        nameWidth = max(5, min(longest, width - fixed, 36))
        barWidth = Self.least(.bar) + max(0, min(24, width - fixed - nameWidth))
    }

    /// Whether a table of so many columns has room for the intervals.
    static func showsInterval(at width: Int, topics: [ReportTopic]) -> Bool {
        columns(at: width, longest: topics.map { DisplayWidth.of(SafeText.line($0.name)) }.max() ?? 0).contains(
            .interval)
    }

    /// The columns that fit, beginning with the one that is missed most; a name keeps 17 columns,
    /// and its whole length before there are bars.
    private static func columns(at width: Int, longest: Int) -> [Column] {
        var room = width
        var chosen: Set<Column> = []
        for (column, least) in [(.share, 5), (.change, 5), (.history, 17), (.interval, 17), (.papers, 17), (.bar, 36)]
            as [(Column, Int)]
        {
            let rest = room - Self.least(column) - gap
            guard rest >= min(least, max(longest, 5)) else { continue }
            room = rest
            chosen.insert(column)
        }
        return Column.allCases.filter(chosen.contains)
    }

    private static func least(_ column: Column) -> Int {
        switch column {
        case .papers: 6
        case .share: 7
        case .interval: 13
        case .bar: 6
        case .history: historyWidth
        case .change: 10
        }
    }

    /// The head and the rows.
    var lines: [String] { [ink.faint(head)] + topics.map(row) }

    private var head: String {
        let cells = columns.map { column in
            switch column {
            case .papers: "Papers"
            case .share: DisplayWidth.rightAligned("Share", to: Self.least(.share))
            case .interval: DisplayWidth.padded("95 % interval", to: Self.least(.interval))
            case .bar: DisplayWidth.padded("", to: barWidth)
            case .history: DisplayWidth.padded("History", to: Self.historyWidth)
            case .change: DisplayWidth.rightAligned("Change", to: Self.least(.change))
            }
        }
        return ([DisplayWidth.padded(title, to: nameWidth)] + cells).joined(separator: "  ")
    }

    private func row(_ topic: ReportTopic) -> String {
        let movement = topic.movement
        let cells = columns.map { column in
            switch column {
            case .papers: DisplayWidth.rightAligned(String(movement.papers), to: Self.least(.papers))
            case .share: DisplayWidth.rightAligned(Figures.percent(movement.share), to: Self.least(.share))
            case .interval:
                ink.faint(DisplayWidth.padded(Figures.interval(movement.interval), to: Self.least(.interval)))
            case .bar: bar(movement.share ?? 0)
            case .history: Self.sparkline(movement.history)
            case .change: change(movement)
            }
        }
        return ([DisplayWidth.padded(SafeText.line(topic.name), to: nameWidth)] + cells).joined(separator: "  ")
    }

    private func change(_ movement: TopicMovement) -> String {
        guard let change = movement.change else {
            return ink.faint(DisplayWidth.rightAligned("–", to: Self.least(.change)))
        }
        let text =
            Figures.mark(movement) + DisplayWidth.rightAligned(Figures.change(change), to: Self.least(.change) - 1)
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

    /// One block for each of the last twelve periods, scaled to the topic's own largest share of
    /// them; a gap is a blank. The lowest block is for no paper and next to no share: estimates are
    /// never quite zero.
    static func sparkline(_ history: [HistoryPoint]) -> String {
        let shown = history.suffix(historyWidth)
        let largest = shown.compactMap(\.share).max() ?? 0
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let drawn = shown.map { point in
            guard let share = point.share, !point.missing else { return " " }
            guard largest > 0, point.papers > 0 || share / largest > 1 / 14 else { return blocks[0] }
            return blocks[1 + Int(share / largest * 6)]
        }
        return DisplayWidth.rightAligned(drawn.joined(), to: historyWidth)
    }

    /// One block for each share, scaled to the largest; a blank where there is none, the lowest block for 0.
    static func sparkline(shares: [Double?]) -> String {
        let largest = shares.compactMap { $0 }.max() ?? 0
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return shares.map { share in
            guard let share else { return " " }
            return share > 0 && largest > 0 ? blocks[1 + Int(share / largest * 6)] : blocks[0]
        }.joined()
    }
}
