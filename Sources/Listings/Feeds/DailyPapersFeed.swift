import Papers
import ReadableText

extension ListingFormat {
    /// A feed of Daily Papers: RSS or Atom.
    public static let dailyPapersFeed = ListingFormat(
        "daily-papers-rss", title: "Daily Papers feed", source: .dailyPapers)
}

/// Feeds of Daily Papers. The site has none of its own; several programs make them.
///
/// Some give the day of publication with each paper, others the day of the listing. Papers of one
/// listing came out on several days, so that where the entries share a day it is taken for the
/// listing's, and for the publication's otherwise. The listing's day is then inferred from when the
/// feed was written: the last working day.
///
/// Source: RSS 2.0, https://www.rssboard.org/rss-specification; what stands in the descriptions is
/// known from the feeds alone.
struct DailyPapersFeed: ListingFormatReader {
    let format = ListingFormat.dailyPapersFeed
    let knowsEncoding = true

    /// So many papers that share a day are no accident.
    private static let manyPapers = 5
    /// A feed of more papers than this is no listing of a day; its papers are handed on as they come.
    private static let largestListing = 10_000

    func recognizes(_ head: ListingHead) -> Bool {
        guard let head = XMLHead(head), ["feed", "rss", "RDF"].contains(head.root) else { return false }
        if ["huggingface.co/papers", "hugging face", "huggingface", "daily papers"].contains(where: head.frameHas) {
            return true
        }
        return !head.frameHas("arxiv") && head.has("huggingface.co/papers/")
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var frame = FeedFrame()
        var papers: [Paper] = []
        let isWhole = try sink.readXML(stream, records: ["entry", "item"]) { piece, sink in
            frame.take(piece)
            guard case .record(let entry) = piece else { return }
            guard let paper = Self.paper(entry, &sink) else { return sink.reject(line: entry.line, .noText) }
            papers.append(paper)
            if papers.count == Self.largestListing { Self.add(&papers, frame, settings, to: &sink) }
        }
        Self.add(&papers, frame, settings, to: &sink)
        if isWhole, frame.isThere { sink.declareEmpty(because: "the feed has no entries, as on days without papers") }
    }

    /// A paper with the day of its entry as that of publication.
    private static func paper(_ entry: XMLItem, _ sink: inout ListingSink) -> Paper? {
        let description = FeedDescription(entry.feedDescription)
        var paper = Paper(title: entry.line(of: "title") ?? "", abstract: description.abstract)
        if paper.title.isEmpty, paper.abstract.isEmpty { return nil }
        paper.identify(by: WrittenIdentifier.first(in: entry.addresses))
        paper.published = sink.date(entry.dateElement)
        paper.setAuthors(entry.authorNames.isEmpty ? description.authors : entry.authorNames)
        paper.upvotes = description.upvotes
        return paper
    }

    private static func add(
        _ papers: inout [Paper], _ frame: FeedFrame, _ settings: ListingSettings, to sink: inout ListingSink
    ) {
        let days = Set(papers.map { $0.published?.day })
        let isListingDay =
            days.count == 1 && (papers.count >= manyPapers || frame.buildDay.map { days.contains($0) } ?? true)
        let listed = isListingDay ? nil : listingDay(frame, papers, settings, &sink)
        for var paper in papers {
            if isListingDay {
                paper.listed = paper.published ?? settings.listedDay.map { PaperDate($0, .stated) }
                paper.published = nil
            } else {
                paper.listed = listed
            }
            sink.add(paper)
        }
        papers.removeAll()
    }

    /// The day that was given, else the last working day on which the feed can have been written.
    private static func listingDay(
        _ frame: FeedFrame, _ papers: [Paper], _ settings: ListingSettings, _ sink: inout ListingSink
    ) -> PaperDate? {
        if let given = settings.listedDay { return PaperDate(given, .stated) }
        guard let built = frame.buildDay ?? frame.day, let latest = papers.compactMap({ $0.published?.day }).max()
        else { return nil }
        let day = built.adding(days: -max(0, built.weekday - 5))
        guard latest <= day else { return nil }
        sink.note(
            .dayInferred(
                day,
                because: "the feed was written on \(built), and its entries have the days on which the papers came out")
        )
        return PaperDate(day, .inferred)
    }
}
