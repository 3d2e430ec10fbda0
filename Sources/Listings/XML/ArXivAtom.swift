import Papers
import ReadableText

extension ListingFormat {
    /// The answer of arXiv's interface for programs: Atom.
    public static let arXivAtom = ListingFormat("arxiv-atom", title: "arXiv API answer", source: .arXiv)
}

/// The answers of arXiv's interface for programs: Atom with elements of arXiv's own.
///
/// Source: arXiv API User's Manual, section 3.3,
/// https://info.arxiv.org/help/api/user-manual.html#33-outline-of-an-atom-feed.
struct ArXivAtom: ListingFormatReader {
    let format = ListingFormat.arXivAtom
    let knowsEncoding = true

    func recognizes(_ head: ListingHead) -> Bool {
        guard let head = XMLHead(head), head.root == "feed" else { return false }
        let signs = ["arxiv.org/api/", "arxiv query", "arxiv search results"]
        if signs.contains(where: head.frameHas) { return true }
        // Entries that were put together by somebody else.
        return !head.has("announce") && head.has("<published>") && head.has("<id>http")
            && head.has("://arxiv.org/abs/") && !head.has("rss.arxiv.org")
            && !head.has("huggingface.co/papers")
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var total: Int?
        var isFeed = false
        let isWhole = try sink.readXML(stream, records: ["entry"]) { piece, sink in
            switch piece {
            case .document(let root): isFeed = isFeed || root.name == "feed"
            case .frame(let item, in: "feed") where item.name == "totalResults": total = Int(item.singleLine)
            case .record(let entry): Self.add(entry, settings, to: &sink)
            case .frame, .oversized: break
            }
        }
        guard isWhole, isFeed else { return }
        let isBeyond = (total ?? 0) > 0
        sink.declareEmpty(
            because: isBeyond
                ? "of \(total ?? 0) results none is in this part; ask for one that begins earlier"
                : "the query found nothing"
        )
    }

    private static func add(_ entry: XMLItem, _ settings: ListingSettings, to sink: inout ListingSink) {
        let address = entry.line(of: "id") ?? ""
        if address.bytes.firstRange(ofMark: "arxiv.org/api/errors".utf8) != nil {
            return sink.reject(line: entry.line, .answeredError(by: "arXiv", entry.line(of: "summary") ?? address))
        }
        var paper = Paper(title: entry.line(of: "title") ?? "", abstract: entry.line(of: "summary") ?? "")
        if paper.title.isEmpty, paper.abstract.isEmpty { return sink.reject(line: entry.line, .noText) }
        paper.identify(by: WrittenIdentifier(address))
        paper.published = sink.date(entry.first("published"))
        paper.updated = sink.date(entry.first("updated"))?.day
        paper.listed = settings.listedDay.map { PaperDate($0, .stated) }
        paper.setAuthors(entry.all("author").compactMap { $0.line(of: "name") })
        paper.categories = entry.categories
        paper.doi = entry.line(of: "doi", in: XMLSpace.arXiv).flatMap(PaperIdentifier.doi)
        paper.venue = entry.line(of: "journal_ref", in: XMLSpace.arXiv)
        sink.add(paper)
    }
}
