import Papers
import ReadableText

extension ListingFormat {
    /// A conference's papers as Paper Copilot lists them: a JSON array.
    public static let paperCopilot = ListingFormat("papercopilot", title: "Paper Copilot JSON")
}

/// Lists of a conference's papers as Paper Copilot collects them: a JSON array of objects.
///
/// Source: <https://github.com/papercopilot/paperlists>. Several values in one field are separated
/// by `;`. Submissions that were withdrawn or rejected are papers, too: they are kept without
/// venue, since they did not come out there, and a note counts them. Days are not given.
struct PaperCopilot: ListingFormatReader {
    let format = ListingFormat.paperCopilot

    private static let tellingFields: Set<String> = [
        "track", "aff", "authorids", "gs_citation", "rating_avg", "or_profile", "aff_unique_norm", "author_site",
    ]

    func recognizes(_ head: ListingHead) -> Bool {
        guard head.first == UInt8(ascii: "["), let sample = JSONEntries.sample(head), sample.fields["title"] == .string
        else {
            return false
        }
        return sample.fields["status"] != nil && !Self.tellingFields.isDisjoint(with: sample.fields.keys)
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        let conference = Self.conference(file: stream.name)
        let bytes = try stream.readText(droppingCutCharacter: true)
        var notAccepted = 0
        JSONEntries.read(bytes, settings, into: &sink) { entry, day, _, sink in
            var fields = PaperCopilotFields()
            try entry.readObject { scanner, key in try fields.read(key, from: &scanner) }
            let paper = try fields.paper(conference: conference, listedDay: day)
            if !fields.isAccepted { notAccepted += 1 }
            sink.add(paper)
        }
        if notAccepted > 0 { sink.note(.notAccepted(notAccepted, of: sink.listing.paperCount)) }
    }

    /// The conference that a file's name says, where it is one that the collection has: `COLM 2025` of `colm2025.json`.
    static func conference(file: String) -> String? {
        let name = file.split(separator: "/").last ?? ""
        guard let stem = name.split(separator: ".").first?.split(whereSeparator: { $0 == "_" || $0 == "-" }).last else {
            return nil
        }
        let (letters, year) = (stem.dropLast(4).lowercased(), stem.suffix(4))
        guard let number = Int(year), (1950...2100).contains(number) else { return nil }
        return (unusualNames[letters] ?? (usualNames.contains(letters) ? letters.uppercased() : nil)).map {
            "\($0) \(year)"
        }
    }

    private static let unusualNames = [
        "nips": "NeurIPS", "neurips": "NeurIPS", "corl": "CoRL", "acmmm": "ACM MM", "siggraphasia": "SIGGRAPH Asia",
    ]
    private static let usualNames: Set<String> = [
        "3dv", "aaai", "acl", "acml", "aistats", "alt", "automl", "coling", "colm", "colt", "cvpr", "eacl", "eccv",
        "emnlp", "iccv", "iclr",
        "icml",
        "icra", "ijcai", "iros", "kdd", "naacl", "rss", "siggraph", "uai", "wacv", "www",
    ]
}

/// The fields of an entry while it is read.
private struct PaperCopilotFields {
    private var paper = Paper(title: "")
    private var statedID: String?
    private var arXivID: WrittenIdentifier?
    private var site: String?
    private var openReviewID: WrittenIdentifier?
    private var bibTeX: String?
    private(set) var isAccepted = true

    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "id": statedID = try scanner.readOptionalLabel(key).flatMap { $0.isEmpty ? nil : $0 }
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "keywords": paper.keywords = try scanner.readTextsIfAny { $0 == UInt8(ascii: ";") }
        case "primary_area": paper.categories = try scanner.readTextIfAny().map { [$0] } ?? []
        case "author": paper.authors = try scanner.readTextsIfAny { $0 == UInt8(ascii: ";") }
        case "status": isAccepted = !Self.isRefusal(try scanner.readTextIfAny() ?? "")
        case "arxiv": arXivID = try scanner.readTextIfAny().flatMap { WrittenIdentifier(arXiv: $0) }
        case "doi": paper.doi = try scanner.readTextIfAny().flatMap(PaperIdentifier.doi)
        case "site": site = try scanner.readTextIfAny()
        case "openreview": openReviewID = try scanner.readTextIfAny().flatMap { WrittenIdentifier(address: $0) }
        case "bibtex" where try scanner.peekKind() == .string: bibTeX = try scanner.readString()
        case "published", "published_at":
            paper.published = try scanner.readTextIfAny().flatMap { PaperDate(written: $0) }
        default: return false
        }
        return true
    }

    func paper(conference: String?, listedDay: CalendarDay?) throws -> Paper {
        var paper = paper
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        paper.authorCount = paper.authors.isEmpty ? nil : paper.authors.count
        paper.listed = listedDay.map { PaperDate($0, .stated) }
        let reviewed = openReviewID ?? site.flatMap { WrittenIdentifier(address: $0) }
        paper.identify(by: arXivID ?? reviewed ?? ownID)
        let cited = citation
        if isAccepted { paper.venue = cited?.venue ?? conference }
        paper.doi = paper.doi ?? cited?.doi
        return paper
    }

    /// The identifier that the conference gave. A mere number is one of many conferences' and
    /// stands with its site, or not at all.
    private var ownID: WrittenIdentifier? {
        guard let statedID else { return nil }
        return (statedID.utf8.allSatisfy(ASCII.isDigit) ? site : statedID).flatMap { WrittenIdentifier($0) }
    }

    private var citation: Paper? {
        guard let bibTeX else { return nil }
        var scanner = BibTeXScanner(Array(bibTeX.utf8))
        guard case .success(let entry)? = scanner.next() else { return nil }
        return BibTeXPapers.paper(entry)
    }

    /// `Reject`, `Desk Reject`, `Withdraw`, `Withdrawn`.
    private static func isRefusal(_ status: String) -> Bool {
        let status = status.lowercased().bytes
        return status.firstRange(ofMark: "reject".utf8) != nil || status.firstRange(ofMark: "withdr".utf8) != nil
    }
}

/// So many submissions were withdrawn or rejected.
struct NotAccepted: FormatFact {
    let count: Int
    let all: Int

    var description: String {
        "\(count) of \(all) submissions were withdrawn or rejected: they are kept without a venue"
    }
}

extension ListingNote.Kind {
    static func notAccepted(_ count: Int, of all: Int) -> Self { .ofFormat(NotAccepted(count: count, all: all)) }
}
