import Papers
import ReadableText

extension ListingFormat {
    /// A feed of a journal, a publisher, an archive of preprints or anyone else: RSS or Atom.
    public static let feed = ListingFormat("feed", title: "RSS or Atom feed")
}

/// Feeds of journals, publishers and archives of preprints, and any others: RSS 2.0, RSS 1.0 and Atom.
///
/// An entry's day is that on which the paper came out. Where an entry has a text in several places, the longest that
/// is no whole article is the abstract; what publishers put around it (issue, DOI, names) is taken off.
///
/// Sources: RSS 2.0, https://www.rssboard.org/rss-specification; RSS 1.0, https://web.resource.org/rss/1.0/spec; Atom,
/// https://www.rfc-editor.org/rfc/rfc4287; PRISM, https://www.w3.org/submissions/2020/SUBM-prism-20200910/; Dublin
/// Core, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/.
struct PaperFeed: ListingFormatReader {
    let format = ListingFormat.feed
    let knowsEncoding = true

    func recognizes(_ head: ListingHead) -> Bool {
        guard let head = XMLHead(head) else { return false }
        switch head.root {
        case "rss": return true
        case "feed": return head.has("<entry") || head.has("www.w3.org/2005/atom")
        case "RDF": return head.isRSS1
        default: return false
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var frame = FeedFrame()
        let isWhole = try sink.readXML(stream, records: ["entry", "item"]) { piece, sink in
            frame.take(piece)
            guard case .record(let entry) = piece else { return }
            guard var paper = Self.paper(entry) else { return sink.reject(line: entry.line, .noText) }
            switch Self.date(entry) {
            case .success(let date): paper.published = date
            case .failure(let bad): sink.note(line: entry.line, .badDate(bad.text))
            }
            paper.listed = settings.listedDay.map { PaperDate($0, .stated) }
            sink.add(paper)
        }
        sink.tellLacks(.fields, notUnderstood: [])
        if isWhole, frame.isThere { sink.declareEmpty(because: "the feed has no entries") }
    }

    private static func paper(_ entry: XMLItem) -> Paper? {
        // Some put the issue before the title, but not before Dublin Core's.
        let plain = entry.children.first { $0.name == "title" && $0.space == XMLSpace.dublinCore }?.singleLine ?? ""
        let title = plain.isEmpty ? entry.line(of: "title") ?? "" : plain
        let body = FeedBody(entry, title: HTMLText.singleLine(title))
        var paper = Paper(title: HTMLText.singleLine(title), abstract: body.abstract)
        if paper.title.isEmpty, paper.abstract.isEmpty { return nil }
        let addresses = entry.addresses.compactMap { $0 }
        let identifiers = entry.lines(ofAny: "identifier")
        paper.doi =
            (entry.lines(ofAny: "doi") + identifiers + addresses).lazy.compactMap { PaperIdentifier.doi($0) }.first
            ?? addresses.lazy.compactMap(doi(inPathOf:)).first
        paper.identify(by: identifier(identifiers + addresses, doi: paper.doi))
        let names = entry.authorNames
        paper.setAuthors(names.count >= body.authors.count ? names : body.authors)
        let (categories, keywords) = subjects(entry)
        (paper.categories, paper.keywords) = (categories, keywords)
        paper.venue = entry.lines(ofAny: "publicationName").first
        return paper
    }

    private static func identifier(_ texts: [String], doi: String?) -> WrittenIdentifier? {
        let arXiv = (texts + [doi].compactMap { $0 }).lazy.compactMap { WrittenIdentifier(arXiv: $0) }.first
        return arXiv ?? texts.lazy.compactMap { WrittenIdentifier(address: $0) }.first
    }

    /// The DOI in the path of a publisher's address: `…/doi/abs/10.1002/x?af=R`, `…/content/10.1101/2025.11.30.1v2`.
    private static func doi(inPathOf address: String) -> String? {
        let bytes = address.bytes
        guard let host = bytes.firstRange(ofMark: "://".utf8), let mark = bytes.firstRange(ofMark: "/10.".utf8) else {
            return nil
        }
        let path = bytes[host.upperBound..<mark.lowerBound]
        let ofPreprint = path.firstRange(ofMark: "rxiv.org/content".utf8) != nil
        guard ofPreprint || path.firstRange(ofMark: "/doi".utf8) != nil else { return nil }
        var name = bytes[(mark.lowerBound + 1)...].prefix { !"?#".utf8.contains($0) }
        if ofPreprint, let version = name.lastIndex(of: UInt8(ascii: "v")), version + 1 < name.endIndex,
            name[(version + 1)...].allSatisfy(ASCII.isDigit)
        {
            name = name[..<version]
        }
        return PaperIdentifier.doi(String(decoding: name, as: UTF8.self))
    }

    /// Categories of arXiv, and all others as keywords.
    private static func subjects(_ entry: XMLItem) -> (categories: [String], keywords: [String]) {
        let subjects = entry.all("subject", in: XMLSpace.dublinCore).map(\.singleLine).filter { !$0.isEmpty }
        let names = entry.categories + subjects
        return (names.filter(JSONScanner.isCategoryOfArXiv), names.filter { !JSONScanner.isCategoryOfArXiv($0) })
    }

    /// What stands in place of a date, and is none.
    private struct BadDate: Error { let text: String }

    /// The date on which an entry came out: the finest that it states, of several the first.
    private static func date(_ entry: XMLItem) -> Result<PaperDate?, BadDate> {
        let texts = ["publicationDate", "date", "pubDate", "published", "coverDate", "issued", "updated"].flatMap {
            entry.lines(ofAny: $0)
        }
        let dates = texts.lazy.compactMap { PaperDate(written: $0) }
        if let date = dates.min(by: { $0.precision < $1.precision }) { return .success(date) }
        return texts.first.map { .failure(BadDate(text: $0)) } ?? .success(nil)
    }
}
