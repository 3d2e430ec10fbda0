import Papers
import ReadableText

extension ListingFormat {
    /// A news feed of arXiv: RSS or Atom.
    public static let arXivFeed = ListingFormat("arxiv-feed", title: "arXiv news feed", source: .arXiv)
}

/// The news feeds of arXiv: RSS 2.0 and Atom as of 2024, and RSS 1.0 before; also feeds that others make of them.
///
/// A feed's day is that of the announcement, as the feed writes it. An entry that announces a new
/// version says nothing of when the paper came out: it is kept, without listing day, and counted in
/// a note. The day of submission does not stand in these feeds.
///
/// Source: https://info.arxiv.org/help/rss_specifications.html and
/// https://info.arxiv.org/help/rss.html; RSS 1.0: https://web.resource.org/rss/1.0/spec.
struct ArXivFeed: ListingFormatReader {
    let format = ListingFormat.arXivFeed
    let knowsEncoding = true

    func recognizes(_ head: ListingHead) -> Bool {
        guard let head = XMLHead(head), ["feed", "rss", "RDF"].contains(head.root) else { return false }
        if head.root == "RDF", !head.isRSS1 { return false }
        return head.frameHas("arxiv") || Self.signs.contains(where: head.has)
    }

    /// What entries of others' feeds have where they are papers of arXiv: a text that speaks of one is none.
    private static let signs: [String] = {
        let before = [
            "<link>", "<link><![cdata[", "<id>", "<guid>", "<guid ispermalink=\"true\">",
            "<guid ispermalink=\"false\">",
            "about=\"", "<link href=\"", "alternate\" href=\"", "text/html\" href=\"",
        ]
        return ["oai:arxiv.org:"] + before.flatMap { ["\($0)http://arxiv.org/abs/", "\($0)https://arxiv.org/abs/"] }
    }()

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var frame = FeedFrame()
        var replacements = 0
        let isWhole = try sink.readXML(stream, records: ["entry", "item"]) { piece, sink in
            frame.take(piece)
            guard case .record(let entry) = piece else { return }
            guard let paper = Self.paper(entry, frame, settings, &replacements, &sink) else {
                return sink.reject(line: entry.line, .noText)
            }
            sink.add(paper)
        }
        if replacements > 0 { sink.note(.replacements(replacements)) }
        guard isWhole, frame.isThere else { return }
        sink.declareEmpty(
            because: frame.hasSkipDays
                ? "the feed has no entries, as on Saturdays, Sundays and holidays of arXiv"
                : "the feed has no entries, as on days without announcements")
    }

    private static func paper(
        _ entry: XMLItem, _ frame: FeedFrame, _ settings: ListingSettings, _ replacements: inout Int,
        _ sink: inout ListingSink
    ) -> Paper? {
        let title = entry.line(of: "title") ?? ""
        let old = Announcement(title: title)
        let type = entry.line(of: "announce_type", in: XMLSpace.arXiv)
        let announcement = Announcement(description: HTMLText.singleLine(entry.feedDescription), type: type)
        var paper = Paper(title: old?.text ?? title, abstract: announcement.text)
        if paper.title.isEmpty, paper.abstract.isEmpty { return nil }
        paper.identify(by: WrittenIdentifier.first(in: entry.addresses + [old?.identifier, announcement.identifier]))
        paper.setAuthors(entry.authorNames)
        paper.categories = entry.categories
        if let category = old?.category, !paper.categories.contains(category) {
            paper.categories.insert(category, at: 0)
        }
        // Both spellings are about: the specification has `DOI`, the interface for programs `doi`.
        let doi = entry.line(of: "DOI", in: XMLSpace.arXiv) ?? entry.line(of: "doi", in: XMLSpace.arXiv)
        paper.doi = doi.flatMap(PaperIdentifier.doi)
        paper.venue =
            entry.line(of: "journal_reference", in: XMLSpace.arXiv) ?? entry.line(of: "journal_ref", in: XMLSpace.arXiv)
        if announcement.isReplacement || old?.isReplacement == true {
            replacements += 1
        } else {
            paper.listed =
                sink.date(entry.dateElement) ?? (frame.day ?? settings.listedDay).map { PaperDate($0, .stated) }
        }
        return paper
    }
}
