import Papers
import Timelines
import Wording

/// The sections of a report's page, each an element of its own: what a page that stands alone has, and what a page with
/// others around it takes of them.
package struct ReportSections {
    private let report: Report
    private let options: RenderOptions

    /// The sections of a report; what it names of folders is left out.
    package init(_ report: Report, options: RenderOptions = RenderOptions()) {
        (self.report, self.options) = (report.withoutFolders, options)
    }

    /// What it comes to, a sentence each.
    package var lead: String { PageFrame.lead(sentences) }

    /// The same for the frame of a page.
    var sentences: [PageFrame.Sentence] { ReportProse(report: report).headlines.map(Self.sentence) }

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

    /// How the topics with most to tell went, as a picture with a table behind it; empty where none has a history.
    package var chart: String { chart(titled: nil) }

    /// The same under a title that says what it is of; nil for one that says what moved.
    package func chart(titled title: String?) -> String {
        guard let wide = ShareChart(report, layout: .wide), let narrow = ShareChart(report, layout: .narrow) else {
            return ""
        }
        let note = ChartWords.note(report, named: wide.topics, window: wide.window) + ChartWords.incomplete(wide.topics)
        let table = PeriodTable(wide.topics, intervals: true)
        let numbers = DataTable(caption: "Shares of papers with 95 % intervals", head: table.head, rows: table.rows)
        return PageFrame.section(
            title ?? wide.finding, note: note,
            "<figure>\(wide.svg(id: "wide"))\n\(narrow.svg(id: "narrow"))"
                + "\(numbers.details("The numbers behind this chart"))</figure>"
        )
    }

    /// What moved, with the facts behind it.
    package var movers: String {
        guard report.baseline.requested > 0 else { return "" }
        return PageFrame.section("What moved, and why", MoverCards(report: report).html)
    }

    /// Every topic as a small picture.
    package var tiles: String {
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
                + figures.details("All topics in numbers")
                + forecasts)
    }

    private var forecasts: String {
        let table = ForecastTable(report)
        guard !table.rows.isEmpty else { return "" }
        let caption = "Expected shares, and how wrong such forecasts were in the past, in percentage points"
        return DataTable(caption: caption, head: table.head, rows: table.rows).details(
            "Forecast for the next \(PeriodPhrases.noun(report.period))")
    }

    private var figures: DataTable {
        figures(report.topics, title: "Topic", caption: ReportProse(report: report).caption(withIntervals: true))
    }

    /// The themes that rise; empty where none does.
    package var themes: String {
        let markup = ThemeMarkup.list(report)
        return markup.isEmpty ? "" : PageFrame.section(ThemeWords.title(report), note: ThemeWords.caption, markup)
    }

    /// What the reader follows; empty where they follow nothing.
    package var watches: String {
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

    /// Topics by periods.
    package var map: String {
        let map = HeatMap(report)
        guard !map.topics.isEmpty else { return "" }
        let table = PeriodTable(map.topics)
        let numbers = DataTable(caption: "Share of papers by topic and period", head: table.head, rows: table.rows)
        let shown = options.periodTable ? numbers.framed : numbers.details("The numbers behind this map")
        return PageFrame.section(
            "Topics by period", note: "Share of papers, %. A column is a \(PeriodPhrases.stepNoun(report)).",
            "<figure>\(map.html)\(shown)</figure>")
    }

    /// What is worth opening; empty where nothing is.
    package var reading: String {
        let (list, rows) = (ReadingMarkup.list(report), options.allPapers ? "" : ReadingMarkup.rows(report))
        guard !list.isEmpty else { return "" }
        let more = rows.isEmpty ? "" : "<h3>\(ReadingWords.rows)</h3>\(rows)"
        return PageFrame.section("Worth opening", list + more)
    }

    /// All papers under their topics, where that is wanted.
    package var papers: String {
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

    /// What the figures rest on.
    package var basis: String {
        PageFrame.section("What this rests on", PageFrame.facts(ReportProse(report: report).basis))
    }
}
