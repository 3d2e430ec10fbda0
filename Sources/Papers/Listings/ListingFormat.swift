/// The forms in which listings come. The raw values are the names that people give to override the sniffing.
public enum ListingFormat: String, Sendable, Hashable, CaseIterable {
    /// The answer of arXiv's interface for programs: Atom.
    case arXivAtom = "arxiv-atom"
    /// A news feed of arXiv: RSS or Atom.
    case arXivFeed = "arxiv-feed"
    /// The plain-text mail in which arXiv announces a day's papers, or a mailbox of such mails.
    case arXivMail = "arxiv-mail"
    /// An answer of the Open Archives protocol for harvesting.
    case oaiPMH = "oai-pmh"
    /// A feed of Daily Papers: RSS or Atom.
    case dailyPapersFeed = "daily-papers-rss"
    /// The text of a Daily Papers page, as a browser saves or copies it.
    case dailyPapersPage = "page"
    /// The answer of the Daily Papers interface: a JSON array of entries, or an object around one.
    case dailyPapersAPI = "daily-papers-json"
    /// One JSON object a line, with our own field names or those of other collectors.
    case jsonl
    /// What `trends archive export` writes: JSON Lines with all that an archive knows of its papers.
    case archiveExport = "archive-export"
    /// JSON documents of such objects.
    case json
    /// The arXiv metadata on Kaggle, one JSON object a line.
    case kaggle
    /// A bibliography in BibTeX.
    case bibTeX = "bibtex"
    /// A conference's papers as Paper Copilot lists them: a JSON array.
    case paperCopilot = "papercopilot"
    /// A table with a header; commas, semicolons, tabs or bars between its columns.
    case csv
    /// Lines that begin with `Title:`, `PDF:`, `Summary:`.
    case metadataText = "metadata-text"

    /// The name for people.
    public var title: String {
        switch self {
        case .arXivAtom: "arXiv API answer"
        case .arXivFeed: "arXiv news feed"
        case .arXivMail: "arXiv mail"
        case .oaiPMH: "OAI-PMH answer"
        case .dailyPapersFeed: "Daily Papers feed"
        case .dailyPapersPage: "Daily Papers page text"
        case .dailyPapersAPI: "Daily Papers JSON"
        case .jsonl: "JSON Lines"
        case .archiveExport: "an archive's export"
        case .json: "JSON"
        case .kaggle: "arXiv metadata of Kaggle"
        case .bibTeX: "BibTeX"
        case .paperCopilot: "Paper Copilot JSON"
        case .csv: "CSV"
        case .metadataText: "metadata text"
        }
    }

    /// Whether a file of the format may be a day's listing without saying so inside: then the day in its name counts for papers without any date.
    var mayLeaveDayToFileName: Bool { [.jsonl, .json, .csv, .metadataText].contains(self) }

    /// All formats with their names, for help and errors: `page (Daily Papers page text), …`.
    public static var summary: String { allCases.map { "\($0.rawValue) (\($0.title))" }.joined(separator: ", ") }
}
