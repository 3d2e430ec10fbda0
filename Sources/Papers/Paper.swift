/// Which of a paper's dates a count goes by.
public enum DateKind: String, Sendable, CaseIterable {
    /// The day on which the listing showed the paper.
    case listed
    /// The day on which the paper was published.
    case published
}

/// One paper as a listing gives it.
///
/// The text is readable: white space is made single, and what LaTeX and HTML left in it is resolved
/// where it came in; ``original`` keeps what the listing had. Nothing in it is trusted: whoever
/// shows it must make control characters and markup harmless.
public struct Paper: Hashable, Sendable {
    /// The identifier of the source, for arXiv papers without version (`2412.07730`); nil where the listing has none.
    public var id: String?
    /// The collection or the listing within which the identifier names the paper, where that is
    /// known and the identifier does not say it itself: see ``ScopedIdentifier``. Of a listing's
    /// papers it is known where the listing names a collection; an archive adds its own listings'
    /// names.
    public var idScope: String?
    /// The title, on one line.
    public var title: String
    /// The abstract, possibly empty.
    public var abstract: String
    /// The day of publication, or its month or year where no more is known.
    public var published: PaperDate?
    /// The day on which the listing showed the paper.
    public var listed: PaperDate?
    /// The version of title and abstract, at least 1, where the listing says it (`2412.07730v2`).
    public var version: Int?
    /// The day on which the paper, as these texts have it, was last changed.
    public var updated: CalendarDay?
    /// The names of the authors, where given.
    public var authors: [String]
    /// The number of authors; more than `authors.count` where the listing gives only the number.
    public var authorCount: Int?
    /// Upvotes, where given.
    public var upvotes: Int?
    /// Comments, where given.
    public var comments: Int?
    /// Categories of the source, the primary one first (`cs.LG`).
    public var categories: [String]
    /// Keywords given by the source.
    public var keywords: [String]
    /// The digital object identifier in lower case, without address (`10.1103/physrevd.93.016005`);
    /// nil where the listing has none.
    public var doi: String?
    /// Where the paper came out, in the listing's words: a journal reference, a proceedings title,
    /// a conference with its year.
    public var venue: String?
    /// The language of the texts, as a ``LanguageCode``, where the listing says it.
    public var language: String?
    /// What kind of work it is, as a ``WorkType``, where the listing says it.
    public var type: String?
    /// What the listing had in place of the texts, where making them readable changed them.
    public var original: OriginalText?
    /// What another archive knew of the paper, where it comes out of one's export; nil for a paper
    /// of any other listing.
    public var history: PaperHistory?

    /// A paper; everything but the title has a default.
    public init(
        id: String? = nil, idScope: String? = nil, title: String, abstract: String = "", published: PaperDate? = nil,
        listed: PaperDate? = nil, version: Int? = nil, updated: CalendarDay? = nil,
        authors: [String] = [], authorCount: Int? = nil, upvotes: Int? = nil, comments: Int? = nil,
        categories: [String] = [], keywords: [String] = [], doi: String? = nil, venue: String? = nil,
        language: String? = nil, type: String? = nil,
        original: OriginalText? = nil,
        history: PaperHistory? = nil
    ) {
        self.id = id
        self.idScope = idScope
        self.title = title
        self.abstract = abstract
        self.published = published
        self.listed = listed
        self.version = version
        self.updated = updated
        self.authors = authors
        self.authorCount = authorCount ?? (authors.isEmpty ? nil : authors.count)
        self.upvotes = upvotes
        self.comments = comments
        self.categories = categories
        self.keywords = keywords
        self.doi = doi
        self.venue = venue
        self.language = language
        self.type = type
        self.original = original
        self.history = history
    }

    /// The date of a kind.
    public func date(_ kind: DateKind) -> PaperDate? {
        switch kind {
        case .listed: listed
        case .published: published
        }
    }
}
