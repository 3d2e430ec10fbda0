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
        let parts = ReportSections(report, options: options)
        let sections =
            report.papers.counted > 0
            ? [
                parts.watches, parts.themes, parts.chart, parts.movers, parts.tiles, parts.map, parts.reading,
                parts.papers,
            ] : []
        return PageFrame(
            title: prose.title, over: prose.counts, lead: parts.sentences,
            sections: sections + [parts.basis],
            style: PageStyle.sheet(ChartColors(report).styles(all: true)), skip: "To the report"
        ).html
    }
}
