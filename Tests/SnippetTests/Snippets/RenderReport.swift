import Papers
import Reporter
import Timelines

/// A format of one's own: a line for a chat.
struct ChatLine: ReportRenderer {
    func render(_ report: Report) -> String {
        let largest = report.topics.first.map { ", most of them on \($0.name)" } ?? ""
        return "\(report.papers.counted) papers\(largest)\n"
    }
}

/// A report as a page for a browser, and as a line for a chat.
func pages(
    of timeline: Timeline, _ taxonomy: Taxonomy, _ papers: [ClassifiedPaper]
) -> (page: String, line: String) {
    let report = Report(timeline: timeline, taxonomy: taxonomy, papers: papers)
    return (HTMLRenderer().render(report), ChatLine().render(report))
}
