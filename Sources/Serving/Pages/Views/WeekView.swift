import PaperArchive
import PaperDesk
import Papers
import Reporter
import Timelines
import Wording

/// The report on a period, by default the last week that is over: what is new first, then what is followed, what is
/// worth opening, how the topics went and what moved.
struct WeekView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// The report that an address asks for: `period`, `by`, `query`.
    static func request(_ visit: Visit) throws -> ReportRequest {
        var request = ReportRequest(archive: visit.archive, model: visit.model)
        if let period = try visit.period("period") {
            request.selection = .period(period)
        } else {
            request.granularity = try visit.word("by", Granularity.self)
        }
        request.query = try visit.value("query").map { text throws(SearchQueryError) in try SearchQuery(text) }
        return request
    }

    func document() throws -> String? { JSONRenderer().render(try report()) }

    /// The report, worded as the command line words it.
    func report() throws -> Report {
        visit.context.reportWords(try visit.desk.report(Self.request(visit)), visit.value("period") != nil)
    }

    func page() throws -> Page {
        let report: Report
        // Without the flags of the command line, which nobody can give here.
        do { report = try visit.desk.report(Self.request(visit)).report } catch DeskError.noDates {
            return try nothingYet()
        }
        let parts = ReportSections(report)
        let body: [String]
        if report.papers.counted == 0 {
            body = [parts.lead, steps(report), parts.basis]
        } else {
            body = [
                parts.lead, steps(report), ThemeCards(report).section, WatchRows(report).section,
                try ReadingCards(report, visit).section, parts.chart, TopicRows(report).section, parts.movers,
                parts.basis,
            ]
        }
        return Page(
            title: report.title, over: counts(report), part: "week",
            body: body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json])
    }

    /// The first page of an archive that has nothing to report on.
    private func nothingYet() throws -> Page {
        let papers = try visit.desk.archiveInfo(visit.archive).info.papers
        let words =
            papers == 0
            ? "The archive has no papers yet."
            : "The archive has \(Figures.count(papers, "paper")), and none has a day by which it could count. A listing "
                + "that is added once more with its day gives them one."
        let ways = [PageParts.link("/archive", "Add a listing"), PageParts.link("/papers", "All papers")]
        return Page(
            title: "Nothing to report yet", part: "week",
            body: PageParts.paragraph(words, style: "lead") + "<p class=\"steps\">\(ways.joined(separator: "\n"))</p>")
    }

    private func counts(_ report: Report) -> String {
        "\(Figures.count(report.papers.counted, "paper")) of \(report.papers.found) found"
    }

    /// The period before, the one after, all papers of this one, and the report to be kept.
    private func steps(_ report: Report) -> String {
        let period = report.period
        var links: [String] = []
        if period.granularity != nil {
            links.append(PageParts.link(address(period.previous).text, "← \(period.previous)"))
            if period.next.first <= visit.desk.today {
                links.append(PageParts.link(address(period.next).text, "\(period.next) →"))
            }
        }
        links.append(PageParts.link(PageAddress.papers([("week", "\(period)")]).text, "All its papers"))
        let alone = PageAddress(["report.html"], visit.here.query).text
        links.append(Markup.element("a", ["href": alone, "download": "\(period).html"], "Download as one page"))
        return "<p class=\"steps\">\(links.joined(separator: "\n"))</p>"
    }

    private func address(_ period: Period) -> PageAddress {
        visit.here.with("by", nil).with("period", "\(period)")
    }
}
