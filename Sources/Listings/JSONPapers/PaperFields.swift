import Papers
import ReadableText

/// The fields of a JSON object that is a paper, under the names that we and other collectors give
/// them, while they are read.
///
/// Identifier and text are insisted on; for the rest no paper is given up. Of several names for one
/// thing, the more telling goes first: an identifier of arXiv before another, `published` before
/// `date` and `update`, `doi` and addresses of arXiv where there is no `id`.
struct PaperFields {
    /// What stands in place of dates and is none.
    private(set) var badDates: [String] = []
    private var paper = Paper(title: "")
    private var text: String?
    private var statedID: WrittenIdentifier?
    private var arXivID: WrittenIdentifier?
    private var linkedID: WrittenIdentifier?
    private var date: CalendarDay?
    private var update: CalendarDay?
    private var versions: VersionList?
    private var primaryCategory: String?

    /// What a field is about.
    private enum Subject {
        case id, arXivID, link, doi
        case title, abstract, text
        case authors, categories, primaryCategory, keywords, venue, upvotes, comments
        case published, listed, date, update, versions
    }

    /// The names of fields. Looked up, since comparing with one after the other takes a twentieth
    /// of the time of reading.
    private static let subjects: [String: Subject] = [
        "id": .id, "paper_id": .id, "paperId": .id,
        "arxiv_id": .arXivID, "arxivId": .arXivID, "arxiv": .arXivID, "eprint": .arXivID,
        "abs": .link, "pdf": .link, "link": .link, "url": .link, "entry_id": .link, "abs_url": .link, "pdf_url": .link,
        "arxiv_url": .link,
        "html": .link,
        "doi": .doi, "DOI": .doi,
        "title": .title, "abstract": .abstract, "text": .text, "summary": .text,
        "authors": .authors, "author": .authors,
        "categories": .categories, "primary_category": .primaryCategory,
        "keywords": .keywords, "ai_keywords": .keywords,
        "venue": .venue, "journal_ref": .venue, "journal-ref": .venue, "journal": .venue,
        "upvotes": .upvotes, "comments": .comments, "numComments": .comments, "num_comments": .comments,
        "published": .published, "publishedAt": .published, "published_at": .published, "published_date": .published,
        "publication_date": .published, "publish_date": .published,
        "listed": .listed, "date": .date, "update": .update, "updated": .update, "update_date": .update,
        "updated_at": .update, "updatedAt": .update, "updated_date": .update, "versions": .versions,
    ]

    /// Takes a field; false where it is none of a paper.
    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        guard let subject = Self.subjects[key] else { return false }
        switch subject {
        case .id: statedID = try scanner.readOptionalLabel("id").flatMap { WrittenIdentifier($0) } ?? statedID
        case .title: paper.title = try scanner.readOptionalText(key) ?? ""
        case .abstract: paper.abstract = try scanner.readOptionalText(key) ?? ""
        case .text: text = try scanner.readOptionalText(key) ?? text
        case .authors: try scanner.readAuthors(into: &paper)
        case .categories: paper.categories = try scanner.readCategories()
        case .keywords: paper.keywords = try scanner.readKeywords()
        case .upvotes: paper.upvotes = try scanner.readIntegerIfAny()
        case .comments: paper.comments = try scanner.readIntegerIfAny() ?? paper.comments
        case .published: paper.published = try readDate(from: &scanner) ?? paper.published
        case .listed: paper.listed = try readDate(from: &scanner)
        case .doi: paper.doi = try scanner.readTextIfAny().flatMap(PaperIdentifier.doi) ?? paper.doi
        case .venue: paper.venue = try scanner.readTextIfAny() ?? paper.venue
        case .arXivID: arXivID = try scanner.readTextIfAny().flatMap { WrittenIdentifier(arXiv: $0) } ?? arXivID
        case .link:
            guard let address = try scanner.readTextIfAny() else { break }
            let written = WrittenIdentifier(address: address)
            linkedID = linkedID?.completed(by: written) ?? written
        case .date: date = try scanner.readDayIfAny()
        case .update: update = try scanner.readDayIfAny()
        case .versions: versions = try scanner.readVersions()
        case .primaryCategory: primaryCategory = try scanner.readTextIfAny()
        }
        return true
    }

    /// The paper, or why it is none. To be asked for once.
    mutating func paper(listedDay: CalendarDay?) throws -> Paper {
        // Taken out, since a copy would share every text.
        var paper = Paper(title: "")
        swap(&paper, &self.paper)
        if paper.abstract.isEmpty, let text { paper.abstract = ReadableText.body(of: text, without: paper.title) }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        let written = arXivID ?? statedID ?? linkedID ?? paper.doi.flatMap { WrittenIdentifier(arXiv: $0) }
        paper.identify(by: written?.completed(by: statedID).completed(by: linkedID))
        paper.version = versions?.last ?? paper.version
        paper.updated = update ?? versions?.lastDay
        paper.published = paper.published ?? (date ?? versions?.firstDay ?? update).map { PaperDate($0, .stated) }
        paper.listed = paper.listed ?? listedDay.map { PaperDate($0, .stated) }
        if let primaryCategory {
            paper.categories.removeAll { $0 == primaryCategory }
            paper.categories.insert(primaryCategory, at: 0)
        }
        return paper
    }

    private mutating func readDate(from scanner: inout JSONScanner) throws -> PaperDate? {
        let (day, bad) = try scanner.readDay()
        if let bad { badDates.append(bad) }
        return day.map { PaperDate($0, .stated) }
    }
}
