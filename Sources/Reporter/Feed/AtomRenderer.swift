import Papers
import Timelines
import Wording

/// Reports as a feed (Atom, RFC 4287): an entry for the report and for each that it holds of the year before
/// (`Report.earlier`), the newest first.
///
/// Identifiers are `tag:` addresses (RFC 4151) made of the sender's address and the period, and an
/// entry's day is the one after its period, so that both are the same in every run. An entry on a
/// period that is not complete has the day on which the report was made.
///
/// A feed that was written before goes on: its entries stay, with their identifiers, whoever the sender is now. What
/// it says of periods that are over is not said again in other words; only the entry on the period of the report is
/// written anew.
public struct AtomRenderer: ReportRenderer {
    private let options: RenderOptions

    /// A renderer.
    public init(options: RenderOptions = RenderOptions()) { self.options = options }

    /// The whole feed.
    public func render(_ report: Report) -> String { render(report, continuing: nil) }

    /// The whole feed, with the entries of the feed that was written before.
    public func render(_ report: Report, continuing earlier: WrittenFeed?) -> String {
        let entries = ([report] + report.earlier).map(entry)
        return feed(
            "reports", title: "Trends in papers", url: options.feedAddress?.reports, entries: entries,
            renewed: "report/\(report.period)", earlier: earlier)
    }

    /// A feed for each topic, under the name of its file, with an entry for each period of its
    /// history that is complete, and those of the feeds that were written before.
    ///
    /// - Parameters:
    ///   - report: the report.
    ///   - earlier: the feed that was written before under the name of a file.
    public func feeds(
        of report: Report, continuing earlier: (String) throws -> WrittenFeed?
    ) rethrows -> [(file: String, content: String)] {
        try report.topics.map { topic in
            let name = TopicFileName(slug: topic.slug)
            let entries = points(of: topic, report).map { entry($0.point, of: topic, stem: name.stem, in: $0.report) }
            let xml = feed(
                "topic/\(name.stem)", title: "\(topic.name): trends in papers",
                url: options.feedAddress?.url(of: name.file), entries: entries,
                renewed: "topic/\(name.stem)/\(report.period)", earlier: try earlier(name.file))
            return (name.file, xml)
        }
    }

    /// A feed for each topic, with the entries of this report alone.
    public func feeds(of report: Report) -> [(file: String, content: String)] { feeds(of: report) { _ in nil } }

    private func feed(
        _ name: String, title: String, url: String?, entries: [FeedEntry], renewed: String, earlier: WrittenFeed?
    ) -> String {
        let envelope = options.envelope
        return Feed(
            prefix: Markup.text("tag:\(envelope.from.address)\(WrittenFeed.place)"), name: name, title: title,
            author: envelope.from.name.isEmpty ? "trends" : envelope.from.name, url: url, entries: entries,
            renewed: renewed, earlier: earlier
        ).xml
    }

    private func entry(_ report: Report) -> FeedEntry {
        let prose = ReportProse(report: report)
        return FeedEntry(
            name: "report/\(report.period)", updated: report.dayOfIssue, title: NewsLine(report: report).text,
            summary: prose.headline.joined(separator: " "), content: content(report, prose), isOpen: report.partial)
    }

    /// The complete periods of a topic, the newest first, each with the report on it where there is one.
    private func points(of topic: ReportTopic, _ report: Report) -> [(point: HistoryPoint, report: Report?)] {
        var reports: [Period: Report] = [:]
        var points: [Period: HistoryPoint] = [:]
        for point in topic.movement.history { points[point.period] = point }
        for source in [report] + report.earlier {
            reports[source.period] = source
            let movement = source.topics.first { $0.slug == topic.slug }?.movement
            if points[source.period] == nil {
                points[source.period] = movement?.history.last { $0.period == source.period }
            }
        }
        return points.values.filter { !$0.missing && !$0.partial && $0.share != nil }
            .sorted { $1.period.last < $0.period.last }.map { ($0, reports[$0.period]) }
    }

    private func entry(_ point: HistoryPoint, of topic: ReportTopic, stem: String, in report: Report?) -> FeedEntry {
        let then = report?.topics.first { $0.slug == topic.slug }
        var summary = "\(PeriodPhrases.title(point.period, partial: false)): \(ChartWords.figures(point))."
        if let report, let then, then.movement.significant {
            summary += " " + MovementWords(topic: then, report: report).sentence
        }
        let papers = then?.papersToShow(limit: options.paperLimit) ?? []
        return FeedEntry(
            name: "topic/\(stem)/\(point.period)", updated: point.period.last.adding(days: 1),
            title: "\(topic.name), \(point.period): \(Figures.percent(point.share))", summary: summary,
            content: "<p>\(Markup.text(summary, limit: 2_000))</p>" + (papers.isEmpty ? "" : PaperList.html(papers)))
    }

    private func content(_ report: Report, _ prose: ReportProse) -> String {
        let counted = "\(prose.title) · \(Figures.count(report.papers.counted, "paper"))"
        let sentences = ([counted] + prose.headline).map { "<p>\(Markup.text($0, limit: 600))</p>" }
        let themes = ThemeMarkup.list(report)
        let news = themes.isEmpty ? "" : "<h3>\(ThemeWords.title(report))</h3>\(themes)"
        let list = [WatchMarkup.html(report), news, ReadingMarkup.list(report)].filter { !$0.isEmpty }
        guard options.allPapers else {
            return (sentences + list + [ReadingMarkup.rows(report)]).filter { !$0.isEmpty }.joined(separator: "\n")
        }
        let papers = report.topics.filter { !$0.evidence.isEmpty }.map { topic in
            "<h3>\(Markup.text(topic.name)): \(Figures.percent(topic.movement.share))</h3>"
                + PaperList.html(topic.evidence)
        }
        return (sentences + list + papers).joined(separator: "\n")
    }
}

extension Report {
    /// The day of the report for those who wait for it: the one after a complete period, else the
    /// one on which it was made.
    var dayOfIssue: CalendarDay { partial ? made ?? period.last.adding(days: 1) : period.last.adding(days: 1) }
}

/// The name of a topic's feed: small letters, digits, dashes and, where there have to be any, one point, so that no slug
/// leads out of its folder, and no two topics have one file, on file systems without capitals too.
///
/// A slug of small letters, digits, dashes and underscores, at most 100 of them, is the name itself. Of any other slug,
/// which labels without a taxonomy may have given to older models, it is the slug that its name would have today
/// (`Taxonomy.slug(ofName:)`), a point and 16 hexadecimal digits, FNV-1a of the slug's UTF-8:
///
///     TopicFileName(slug: "agents").file                  // "agents.atom"
///     TopicFileName(slug: "Graph Neural Networks").file   // "graph-neural-networks.b10e1173ab37cc59.atom"
package struct TopicFileName: Hashable {
    let stem: String

    package init(slug: String) {
        let isSafe = slug.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        // The feed of the reports has a name already.
        let isOwn = isSafe && !slug.isEmpty && slug.utf8.count <= 100 && slug + Self.ending != FeedAddress.fileOfReports
        stem = isOwn ? slug : "\(Taxonomy.slug(ofName: slug)).\(FNV1a.of(slug).hexDigits)"
    }

    package var file: String { stem + Self.ending }

    private static let ending = ".atom"
}
