/// The fields of a JSON object that is a paper, under the names that we and other collectors give them, while they are read.
///
/// Identifier and text are insisted on; for the rest no paper is given up. Of several names for one thing, the more telling goes first: an
/// identifier of arXiv before another, `published` before `date` and `update`, `doi` and addresses of arXiv where there is no `id`.
struct PaperFields {
    /// What stands in place of dates and is none.
    private(set) var badDates: [String] = []
    private var paper = Paper(title: "")
    private var text: String?
    private var statedID: String?
    private var arXivID: String?
    private var linkedID: String?
    private var date: CalendarDay?
    private var update: CalendarDay?
    private var primaryCategory: String?

    /// Takes a field; false where it is none of a paper.
    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "id", "paper_id", "paperId": statedID = try scanner.readOptionalLabel("id").flatMap(PaperIdentifier.normalized) ?? statedID
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "text", "summary": text = try scanner.readOptionalText(key) ?? text
        case "authors", "author": try scanner.readAuthors(into: &paper)
        case "categories": paper.categories = try scanner.readCategories()
        case "keywords", "ai_keywords": paper.keywords = try scanner.readKeywords()
        case "upvotes": paper.upvotes = try scanner.readIntegerIfAny()
        case "comments", "numComments", "num_comments": paper.comments = try scanner.readIntegerIfAny() ?? paper.comments
        case "published", "publishedAt", "published_at", "published_date", "publication_date", "publish_date":
            paper.published = try readDate(from: &scanner) ?? paper.published
        case "listed": paper.listed = try readDate(from: &scanner)
        default: return try readRarer(key, from: &scanner)
        }
        return true
    }

    private mutating func readRarer(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "doi", "DOI": paper.doi = try scanner.readTextIfAny().flatMap(PaperIdentifier.doi) ?? paper.doi
        case "venue", "journal_ref", "journal-ref", "journal": paper.venue = try scanner.readTextIfAny() ?? paper.venue
        case "arxiv_id", "arxivId", "arxiv", "eprint": arXivID = try scanner.readTextIfAny().flatMap(PaperIdentifier.arXiv) ?? arXivID
        case "abs", "pdf", "link", "url", "entry_id", "abs_url", "pdf_url", "arxiv_url", "html":
            guard let address = try scanner.readTextIfAny() else { break }
            linkedID = linkedID ?? PaperIdentifier.arXiv(address) ?? PaperIdentifier.openReview(address)
        case "date": date = try scanner.readDayIfAny()
        case "update", "updated", "update_date": update = try scanner.readDayIfAny()
        case "primary_category": primaryCategory = try scanner.readTextIfAny()
        default: return false
        }
        return true
    }

    /// The paper, or why it is none. To be asked for once.
    mutating func paper(listedDay: CalendarDay?) throws -> Paper {
        // Taken out, since a copy would share every text.
        var paper = Paper(title: "")
        swap(&paper, &self.paper)
        if paper.abstract.isEmpty, let text { paper.abstract = PaperText.body(of: text, without: paper.title) }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        paper.id = arXivID ?? statedID ?? linkedID ?? paper.doi.flatMap(PaperIdentifier.arXiv)
        paper.published = paper.published ?? (date ?? update).map { PaperDate($0, .stated) }
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
