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
            ? [chart(report), movers(report), tiles(report), map(report), reading(report), papers(report)] : []
        sections.append(basis(prose))
        return """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="referrer" content="no-referrer"/>
            <meta name="generator" content="trends"/>
            <title>\(Markup.text(prose.title)) · trends</title>
            <style>
            \(PageStyle.sheet(ChartColors(report).styles(all: true)))
            </style>
            </head>
            <body>
            <a class="skip" href="#main">To the report</a>
            \(head(prose))
            <main id="main">
            \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private func head(_ prose: ReportProse) -> String {
        let sentences = prose.headlines.map { headline in
            let words = Markup.text(headline.text, limit: 600)
            switch headline.kind {
            case .rise: return "<li class=\"rise\"><span class=\"mark\">▲</span> \(words)</li>"
            case .fall: return "<li class=\"fall\"><span class=\"mark\">▼</span> \(words)</li>"
            case .course: return "<li class=\"course\">\(words)</li>"
            case .summary, .largest, .nothing: return "<li class=\"plain\">\(words)</li>"
            }
        }
        return """
            <header>
            <p class="over">\(Markup.text(prose.counts))</p>
            <h1>\(Markup.text(prose.title))</h1>
            <ul class="lead">
            \(sentences.joined(separator: "\n"))
            </ul>
            </header>
            """
    }

    private func chart(_ report: Report) -> String {
        guard let wide = ShareChart(report, layout: .wide), let narrow = ShareChart(report, layout: .narrow) else {
            return ""
        }
        let note = ChartWords.note(report, named: wide.topics, window: wide.window) + ChartWords.incomplete(wide.topics)
        let table = PeriodTable(wide.topics, intervals: true)
        let numbers = DataTable(caption: "Shares of papers with 95 % intervals", head: table.head, rows: table.rows)
        return section(
            wide.finding, note: note,
            "<figure>\(wide.svg(id: "wide"))\n\(narrow.svg(id: "narrow"))"
                + "\(numbers.details("The numbers behind this chart"))</figure>"
        )
    }

    private func movers(_ report: Report) -> String {
        guard report.baseline.requested > 0 else { return "" }
        return section("What moved, and why", note: "", MoverCards(report: report).html)
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
        return section(
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
        DataTable(
            caption: ReportProse(report: report).caption(withIntervals: true),
            head: ["Topic", "Papers", "Share", "95 % interval", "Before", "Change", "p", ""],
            rows: report.topics.map { topic in
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
        return section(
            "Topics by period", note: "Share of papers, %. A column is a \(PeriodPhrases.stepNoun(report)).",
            "<figure>\(map.html)\(shown)</figure>")
    }

    private func reading(_ report: Report) -> String {
        let (list, rows) = (ReadingMarkup.list(report), options.allPapers ? "" : ReadingMarkup.rows(report))
        guard !list.isEmpty else { return "" }
        let more = rows.isEmpty ? "" : "<h3>\(ReadingWords.rows)</h3>\(rows)"
        return section("Worth opening", note: "", list + more)
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
        return section(
            "All papers", note: "", "<div class=\"shelf\">\(shelves.joined(separator: "\n"))</div>")
    }

    private func basis(_ prose: ReportProse) -> String {
        let rows = prose.basis.map { "<dt>\(Markup.text($0.label))</dt><dd>\(Markup.text($0.text, limit: 1_000))</dd>" }
        return section("What this rests on", note: "", "<dl>\(rows.joined(separator: "\n"))</dl>")
    }

    private func section(_ title: String, note: String, _ content: String) -> String {
        let words = note.isEmpty ? "" : "\n<p class=\"note\">\(Markup.text(note, limit: 1_000))</p>"
        return "<section>\n<h2>\(Markup.text(title))</h2>\(words)\n\(content)\n</section>"
    }
}
