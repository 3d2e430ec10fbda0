import Timelines
import Wording

/// The main chart: how the shares of at most five topics went over the periods, each with its name at the end of its
/// line.
struct ShareChart {
    /// What the chart shows, in one line.
    let finding: String
    /// The colours of its topics.
    let colors: ChartColors
    private let selection: ChartSelection
    private let frame: ChartFrame
    private let title: String
    private let description: String
    /// The topic that the title tells of first: its band shows where nothing is pointed at.
    private let lead: ReportTopic
    private let key: [String]

    /// A chart of a report; nil where no topic has a history to draw.
    init?(_ report: Report, layout: ChartLayout) {
        selection = ChartSelection(report)
        guard let first = selection.named.first else { return nil }
        let shares = selection.named.flatMap { $0.movement.history.compactMap(\.share) }
        let highs = selection.named.flatMap { $0.movement.history.compactMap { $0.interval?.high } }
        // A single period with few papers has an interval up to 1, which would press all lines to
        // the floor; such a band is cut at the top.
        let largest = shares.max() ?? 0
        frame = ChartFrame(
            layout: layout, scale: ShareScale(largest: max(largest, min(highs.max() ?? 0, largest * 1.6))),
            period: report.period, periods: first.movement.history.map(\.period),
            window: HistoryRuns.window(for: selection.named))
        colors = ChartColors(selection, of: report)
        let (named, words) = (selection.named, CourseWords(report: report))
        finding = words.finding(among: named, periods: frame.periods)
        title = ChartWords.title(frame.periods)
        description = ChartWords.description(report, named: named)
        lead = words.trending.map(\.topic).first { topic in named.contains { $0.slug == topic.slug } } ?? first
        key = ChartWords.key(lead, unit: PeriodPhrases.stepNoun(report), in: frame)
    }

    /// The topics that have a name in the chart.
    var topics: [ReportTopic] { selection.named }

    /// How many periods a point of a line is the mean of.
    var window: Int { frame.window }

    /// The picture. `id` begins the identifiers in it, so that a page can hold several; with `style` it stands alone,
    /// on a ground and with its finding above it.
    func svg(id: String, style: String? = nil) -> String {
        // Within a page, a title would show under the pointer, besides the value that is pointed at.
        var parts = style == nil ? [] : [Markup.element("title", [:], Markup.text(title))]
        parts.append(Markup.element("desc", ["id": "\(id)-desc"], Markup.text(description, limit: 2_000)))
        var height = frame.layout.height
        let drawn = (axes + [plot]).joined(separator: "\n")
        if let style {
            let heading = heading
            height += heading.height
            parts.append("<style>\(style)</style>")
            parts.append(Markup.empty("rect", ["class": "ground", "width": "100%", "height": "100%"]))
            parts += heading.lines
            parts.append(Markup.element("g", ["transform": "translate(0 \(Markup.number(heading.height)))"], drawn))
        } else {
            parts.append(drawn)
        }
        let (width, tall) = (Markup.number(frame.layout.width), Markup.number(height))
        return Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart \(id)", "viewBox": "0 0 \(width) \(tall)",
                "width": width, "height": tall, "role": "group", "aria-label": title, "aria-describedby": "\(id)-desc",
            ], parts.joined(separator: "\n"))
    }

    /// The finding, on at most two lines, and below it what the chart is of.
    private var heading: (lines: [String], height: Double) {
        let room = (frame.layout.width - 2 * frame.start) / 20
        let lines = LetterWidth.wrapped(SafeText.line(finding), to: room, limit: 2)
        var parts = lines.enumerated().map { index, line in
            frame.text(line, x: frame.start, y: 34 + Double(index) * 26, style: "finding")
        }
        let below = 34 + Double(lines.count - 1) * 26 + 24
        if title != finding { parts.append(frame.text(title, x: frame.start, y: below, style: "soft")) }
        return (parts, title == finding ? below - 6 : below + 14)
    }

    private var axes: [String] {
        let layout = frame.layout
        var parts = frame.scale.ticks.flatMap { tick -> [String] in
            let height = frame.height(tick)
            let path = "M\(Markup.number(layout.left)) \(Markup.number(height))H\(Markup.number(layout.plotEnd))"
            return [
                Markup.empty("path", ["class": tick == 0 ? "zero" : "grid", "d": path]),
                frame.text(frame.scale.label(tick), x: layout.left - 7, y: height + 4, style: "soft end"),
            ]
        }
        parts.append(
            frame.text(
                "share of papers, %", x: frame.start, y: layout.top - 12, style: "soft"))
        let axis = DateAxis(periods: frame.periods, limit: layout.dateLimit)
        for tick in axis.ticks {
            let x = layout.x(tick.index, of: frame.periods.count)
            parts.append(frame.text(tick.label, x: x, y: layout.plotFloor + 19, style: "soft mid"))
            if !tick.year.isEmpty {
                parts.append(frame.text(tick.year, x: x, y: layout.plotFloor + 35, style: "soft mid"))
            }
        }
        parts.append(frame.text(axis.title, x: layout.plotEnd, y: layout.plotFloor + 54, style: "soft end"))
        return parts
    }

    /// All lines, and what stands above them where nothing is pointed at.
    private var plot: String {
        let places = labelPlaces
        let reaches = reaches
        let series = selection.named.map { topic in
            ChartSeries(
                topic: topic, color: colors[topic.slug].name, frame: frame, isFirst: topic.slug == lead.slug,
                reaches: reaches[topic.slug] ?? [:], labelPlace: places[topic.slug] ?? 0
            ).svg
        }
        let parts = [frame.above(key, style: "legend soft")] + series
        return Markup.element("g", ["class": "lines"], parts.joined(separator: "\n"))
    }

    private var labelPlaces: [String: Double] {
        let ends = selection.named.compactMap { topic in
            frame.runs(topic).places.last.map { (topic: topic, height: frame.height($0.share)) }
        }
        let places = LabelPlacement.places(
            for: ends.map(\.height), heights: ends.map { frame.labelHeight($0.topic) },
            in: (frame.layout.top - 12)...(frame.layout.plotFloor + 14))
        return Dictionary(zip(ends.map(\.topic.slug), places)) { first, _ in first }
    }

    /// For each topic and period, from where to where its line is the nearest one in the period's column.
    private var reaches: [String: [Int: ClosedRange<Double>]] {
        var heights: [Int: [(slug: String, height: Double)]] = [:]
        for topic in selection.named {
            for place in frame.runs(topic).places {
                heights[place.index, default: []].append((topic.slug, frame.height(place.mean)))
            }
        }
        var result: [String: [Int: ClosedRange<Double>]] = [:]
        for (index, column) in heights {
            let sorted = column.enumerated().sorted { ($0.element.height, $0.offset) < ($1.element.height, $1.offset) }
                .map(\.element)
            var start = frame.layout.top
            for (place, item) in sorted.enumerated() {
                let next = place + 1 < sorted.count ? sorted[place + 1].height : nil
                let end = next.map { ($0 + item.height) / 2 } ?? frame.layout.plotFloor
                if end > start { result[item.slug, default: [:]][index] = start...end }
                start = max(start, end)
            }
        }
        return result
    }
}
