import Papers
import Timelines
import Wording

/// A report as a feed of one entry (Atom, RFC 4287).
///
/// Identifiers are `tag:` addresses (RFC 4151) made of the sender's address and the period, and an
/// entry's day is the one after its period, so that both are the same in every run. An entry on a
/// period that is not complete has the day on which the report was made.
public struct AtomRenderer: ReportRenderer {
    private let options: RenderOptions

    /// A renderer.
    public init(options: RenderOptions = RenderOptions()) { self.options = options }

    /// The whole feed.
    public func render(_ report: Report) -> String {
        let prose = ReportProse(report: report)
        let entry = FeedEntry(
            id: tag("report/\(report.period)"), updated: report.dayOfIssue, title: "\(prose.title): \(prose.counts)",
            summary: prose.headline.joined(separator: " "), content: content(report, prose))
        return Feed(id: tag("reports"), title: "Trends in papers", author: author, entries: [entry]).xml
    }

    /// A feed for each topic, under the name of its file, with an entry for each period of its
    /// history that is complete.
    public func feeds(of report: Report) -> [(file: String, content: String)] {
        report.topics.compactMap { topic in
            guard let name = TopicFileName(slug: topic.slug) else { return nil }
            let points = topic.movement.history.filter { !$0.missing && !$0.partial && $0.share != nil }.reversed()
            let feed = Feed(
                id: tag("topic/\(name.stem)"), title: "\(topic.name): trends in papers", author: author,
                entries: points.map { entry($0, topic: topic, stem: name.stem, report: report) })
            return (name.file, feed.xml)
        }
    }

    private func entry(_ point: HistoryPoint, topic: ReportTopic, stem: String, report: Report) -> FeedEntry {
        let isSelected = point.period == report.period
        let moved =
            isSelected && topic.movement.significant ? " " + MovementWords(topic: topic, report: report).sentence : ""
        let papers = isSelected ? topic.papersToShow(limit: options.paperLimit) : []
        return FeedEntry(
            id: tag("topic/\(stem)/\(point.period)"), updated: point.period.last.adding(days: 1),
            title: "\(topic.name), \(point.period): \(Figures.percent(point.share))",
            summary: "\(PeriodPhrases.title(point.period, partial: false)): \(ChartWords.figures(point)).\(moved)",
            content: papers.isEmpty ? nil : PaperList.html(papers))
    }

    private func content(_ report: Report, _ prose: ReportProse) -> String {
        let sentences = prose.headline.map { "<p>\(Markup.text($0, limit: 600))</p>" }
        let list = [ReadingMarkup.list(report)]
        guard options.allPapers else {
            return (sentences + list + [ReadingMarkup.rows(report)]).filter { !$0.isEmpty }.joined(separator: "\n")
        }
        let papers = report.topics.filter { !$0.evidence.isEmpty }.map { topic in
            "<h3>\(Markup.text(topic.name)): \(Figures.percent(topic.movement.share))</h3>"
                + PaperList.html(topic.evidence)
        }
        return (sentences + list + papers).joined(separator: "\n")
    }

    private var author: String {
        options.envelope.from.name.isEmpty ? "trends" : options.envelope.from.name
    }

    private func tag(_ name: String) -> String { "tag:\(options.envelope.from.address),2025:trends/\(name)" }
}

extension Report {
    /// The day of the report for those who wait for it: the one after a complete period, else the
    /// one on which it was made.
    var dayOfIssue: CalendarDay { partial ? made ?? period.last.adding(days: 1) : period.last.adding(days: 1) }
}

/// The name of a topic's feed: letters, digits and dashes of its slug alone, so that no slug leads out of its folder.
struct TopicFileName: Hashable {
    let stem: String

    init?(slug: String) {
        let isSafe = slug.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        guard isSafe, !slug.isEmpty, slug.utf8.count <= 100 else { return nil }
        stem = slug
    }

    var file: String { stem + ".atom" }
}
