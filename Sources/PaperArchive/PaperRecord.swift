import Papers
import ReadableText

/// What the listings of one paper say together.
struct PaperRecord: Hashable {
    /// How well a day is known; the lower raw value wins.
    enum Rank: Int, Comparable {
        /// The listing says it.
        case stated = 0
        /// It was concluded in a listing whose own day is stated: the user, or the page, made the year certain.
        case inferredFromStated = 1
        /// It was concluded in a listing whose own day was concluded, or is unknown.
        case inferred = 2

        var provenance: Provenance { self == .stated ? .stated : .inferred }

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// A date with its rank; nil where it is unknown. Of a month or year the day is the first.
    struct RankedDay: Hashable {
        var day: CalendarDay
        var rank: Rank
        var precision = DatePrecision.day

        var date: PaperDate { PaperDate(day, rank.provenance, precision) }
    }

    /// A text, and what the listing had in its place where making it readable changed it.
    struct Text: Hashable {
        var readable: String
        var original: String?
    }

    var identity: PaperIdentity
    var text: TextUnit
    var published: RankedDay?
    var listed: RankedDay?
    var authors: [String]
    var authorCount: Int?
    var upvotes: Int?
    var comments: Int?
    var categories: [String]
    var keywords: [String]
    var venue: String?
    var language: String?
    var type: String?
    var importedOn: CalendarDay
    /// Which listing gave each field its value.
    var sources: FieldSources

    var title: Text { text.title }
    var abstract: Text { text.abstract }
    var fingerprint: PaperFingerprint { PaperFingerprint(title: title.readable, abstract: abstract.readable) }

    var paper: Paper {
        let hasOriginal = title.original != nil || abstract.original != nil
        return Paper(
            id: identity.ids.first?.id, idScope: identity.ids.first?.scope, title: title.readable,
            abstract: abstract.readable,
            published: published?.date, listed: listed?.date, version: text.version, updated: text.updated,
            authors: authors,
            authorCount: authorCount, upvotes: upvotes,
            comments: comments, categories: categories, keywords: keywords,
            doi: identity.dois.first, venue: venue, language: language, type: type,
            original: hasOriginal ? OriginalText(title: title.original, abstract: abstract.original) : nil)
    }
}

extension PaperRecord {
    /// What one listing says of a paper; nil for the listing leaves the provenance of its fields unknown.
    init(_ prepared: PreparedPaper, from listing: KnownListing? = nil, importedOn day: CalendarDay) {
        let paper = prepared.paper
        let isCertain = paper.listed?.provenance == .stated
        self.init(
            identity: prepared.identity,
            text: TextUnit(
                title: Text(readable: paper.title, original: paper.original?.title),
                abstract: Text(readable: paper.abstract, original: paper.original?.abstract), version: paper.version,
                updated: paper.updated, isPieced: paper.history?.isPieced ?? false),
            published: paper.published.map { RankedDay($0, inferred: isCertain ? .inferredFromStated : .inferred) },
            listed: paper.listed.map { RankedDay($0, inferred: .inferred) },
            authors: paper.authors, authorCount: paper.authorCount, upvotes: paper.upvotes, comments: paper.comments,
            categories: paper.categories, keywords: paper.keywords, venue: paper.venue,
            language: paper.language, type: paper.type, importedOn: day,
            sources: listing.map { FieldSources(all: $0) } ?? FieldSources())
    }

    /// Whether a field has a value, and so a source.
    func has(_ field: PaperField) -> Bool {
        switch field {
        case .title: !title.readable.isEmpty
        case .abstract: !abstract.readable.isEmpty
        case .published: published != nil
        case .listed: listed != nil
        case .authors: !authors.isEmpty
        case .authorCount: authorCount != nil
        case .upvotes: upvotes != nil
        case .comments: comments != nil
        case .categories: !categories.isEmpty
        case .keywords: !keywords.isEmpty
        case .doi: !identity.dois.isEmpty
        case .venue: venue != nil
        case .language: language != nil
        case .type: type != nil
        }
    }
}

extension PaperRecord.RankedDay {
    /// A date as a listing gives it; `inferred` is the rank of one that is not stated.
    init(_ date: PaperDate, inferred: PaperRecord.Rank) {
        self.init(
            day: date.day, rank: date.provenance == .stated ? .stated : inferred, precision: date.precision)
    }
}

extension String {
    /// Whether two texts are the same byte by byte: Swift holds differently composed accents equal.
    func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && Array(utf8) == Array(other.utf8)
    }

    /// The text with U+FFFD in place of U+0000, at which SQLite's texts end.
    var withoutNulls: String {
        UTF8Check.hasNull(self)
            ? String(decoding: utf8.flatMap { $0 == 0 ? [0xef, 0xbf, 0xbd] : [$0] }, as: UTF8.self) : self
    }

    /// Whether any byte of the text is of a kind. Of an array and without leaving the loop early,
    /// since the compiler then looks at many bytes at once.
    @inline(__always)
    func anyByte(_ isOfKind: (UInt8) -> Bool) -> Bool {
        var found: UInt8 = 0
        for byte in Array(utf8) { found |= isOfKind(byte) ? 1 : 0 }
        return found != 0
    }
}
