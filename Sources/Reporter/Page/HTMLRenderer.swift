import Papers
import Timelines
import Wording

/// A report as one page of HTML that needs nothing else: no network, no script, no font of others.
///
/// The page is well-formed XML too. Its first element of policy forbids the browser to fetch
/// anything. Charts are pictures in the page, with a title and a description for those who hear it,
/// values under a pointer, and the numbers behind them in a table below.
public struct HTMLRenderer: ReportRenderer {
    private let options: RenderOptions

    /// A renderer.
    public init(options: RenderOptions = RenderOptions()) { self.options = options }

    /// The whole page.
    public func render(_ report: Report) -> String {
        let report = report.withoutFolders
        let prose = ReportProse(report: report)
        let hasPapers = report.papers.counted > 0
        var sections =
            hasPapers
            ? [
                watches(report), themes(report), chart(report), movers(report), tiles(report), map(report),
                reading(report),
                papers(report),
            ] : []
        sections.append(basis(prose))
        return PageFrame(
            title: prose.title, over: prose.counts, lead: prose.headlines.map(Self.sentence), sections: sections,
            style: PageStyle.sheet(ChartColors(report).styles(all: true)), skip: "To the report"
        ).html
    }

    private static func sentence(_ headline: Headline) -> PageFrame.Sentence {
        let kind: PageFrame.Sentence.Kind =
            switch headline.kind {
            case .rise: .rise
            case .fall: .fall
            case .course: .large
            case .summary, .largest, .nothing: .small
            }
        return PageFrame.Sentence(kind: kind, text: headline.text)
    }

    private func chart(_ report: Report) -> String {
        guard let wide = ShareChart(report, layout: .wide), let narrow = ShareChart(report, layout: .narrow) else {
            return ""
        }
        let note = ChartWords.note(report, named: wide.topics, window: wide.window) + ChartWords.incomplete(wide.topics)
        let table = PeriodTable(wide.topics, intervals: true)
        let numbers = DataTable(caption: "Shares of papers with 95 % intervals", head: table.head, rows: table.rows)
        return PageFrame.section(
            wide.finding, note: note,
            "<figure>\(wide.svg(id: "wide"))\n\(narrow.svg(id: "narrow"))"
                + "\(numbers.details("The numbers behind this chart"))</figure>"
        )
    }

    private func movers(_ report: Report) -> String {
        guard report.baseline.requested > 0 else { return "" }
        return PageFrame.section("What moved, and why", MoverCards(report: report).html)
    }

    private func tiles(_ report: Report) -> String {
        let shown = report.topics.filter { topic in topic.movement.history.contains { !$0.missing } }
        guard !shown.isEmpty else { return "" }
        let scale = ShareScale(largest: shown.flatMap { $0.movement.history.compactMap(\.share) }.max() ?? 0)
        let periods = shown[0].movement.history.map(\.period)
        let span = "\(periods[0]) to \(periods[periods.count - 1])"
        let note = "Share of papers, all on one scale from 0 to \(scale.label(scale.top)) %, \(span)."
        let colors = ChartColors(report)
        let tiles = shown.map { TopicTile(topic: $0, scale: scale, color: colors[$0.slug].name).html }
        return PageFrame.section(
            "Every topic", note: note,
            "<div class=\"tiles\">\n\(tiles.joined(separator: "\n"))\n</div>"
                + figures(report).details("All topics in numbers")
                + forecasts(report))
    }

    private func forecasts(_ report: Report) -> String {
        let table = ForecastTable(report)
        guard !table.rows.isEmpty else { return "" }
        let caption = "Expected shares, and how wrong such forecasts were in the past, in percentage points"
        return DataTable(caption: caption, head: table.head, rows: table.rows).details(
            "Forecast for the next \(PeriodPhrases.noun(report.period))")
    }

    private func figures(_ report: Report) -> DataTable {
        figures(report.topics, title: "Topic", caption: ReportProse(report: report).caption(withIntervals: true))
    }

    private func themes(_ report: Report) -> String {
        let markup = ThemeMarkup.list(report)
        return markup.isEmpty ? "" : PageFrame.section(ThemeWords.title(report), note: ThemeWords.caption, markup)
    }

    private func watches(_ report: Report) -> String {
        if report.watches.isEmpty { return "" }
        let topics = report.watches.map(\.topic)
        let papers = topics.filter { !$0.evidence.isEmpty }.map { topic in
            "<h3>\(Markup.text(topic.name))</h3>\(PaperList.html(topic.evidence))"
        }
        return PageFrame.section(
            WatchWords.title,
            figures(topics, title: "Watch", caption: WatchWords.caption).framed + papers.joined(separator: "\n"))
    }

    private func figures(_ topics: [ReportTopic], title: String, caption: String) -> DataTable {
        DataTable(
            caption: caption,
            head: [title, "Papers", "Share", "95 % interval", "Before", "Change", "p", ""],
            rows: topics.map { topic in
                let movement = topic.movement
                return [
                    topic.name, String(movement.papers), Figures.percent(movement.share),
                    Figures.interval(movement.interval),
                    Figures.percent(movement.baseline), Figures.change(movement.change),
                    Figures.pValue(movement.pValue),
                    Figures.mark(movement),
                ]
            })
    }

    private func map(_ report: Report) -> String {
        let map = HeatMap(report)
        guard !map.topics.isEmpty else { return "" }
        let table = PeriodTable(map.topics)
        let numbers = DataTable(caption: "Share of papers by topic and period", head: table.head, rows: table.rows)
        let shown = options.periodTable ? numbers.framed : numbers.details("The numbers behind this map")
        return PageFrame.section(
            "Topics by period", note: "Share of papers, %. A column is a \(PeriodPhrases.stepNoun(report)).",
            "<figure>\(map.html)\(shown)</figure>")
    }

    private func reading(_ report: Report) -> String {
        let (list, rows) = (ReadingMarkup.list(report), options.allPapers ? "" : ReadingMarkup.rows(report))
        guard !list.isEmpty else { return "" }
        let more = rows.isEmpty ? "" : "<h3>\(ReadingWords.rows)</h3>\(rows)"
        return PageFrame.section("Worth opening", list + more)
    }

    private func papers(_ report: Report) -> String {
        guard options.allPapers else { return "" }
        let shelves = report.topics.compactMap { topic -> String? in
            let papers = topic.evidence
            guard !papers.isEmpty else { return nil }
            let share = "\(Figures.percent(topic.movement.share)), \(Figures.count(topic.movement.papers, "paper"))"
            return
                "<section><h3>\(Markup.text(topic.name)) <span "
                + "class=\"soft\">\(share)</span></h3>\(PaperList.html(papers))</section>"
        }
        guard !shelves.isEmpty else { return "" }
        return PageFrame.section(
            "All papers", "<div class=\"shelf\">\(shelves.joined(separator: "\n"))</div>")
    }

    private func basis(_ prose: ReportProse) -> String {
        PageFrame.section("What this rests on", PageFrame.facts(prose.basis))
    }
}
