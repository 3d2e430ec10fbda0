import Papers

/// What the listings of one paper say together.
///
/// Merging takes the fuller value field by field, and does not depend on the order or number of its operands: it is
/// commutative, associative and idempotent. So an archive says the same whichever listing was imported first, or twice.
struct PaperRecord: Hashable {
    /// How well a day is known; the lower raw value wins.
    enum Rank: Int, Comparable {
        /// The listing says it.
        case stated = 0
        /// It was concluded in a listing whose own day is stated: the user, or the page, settled the year.
        case inferredFromStated = 1
        /// It was concluded in a listing whose own day was concluded, or is unknown.
        case inferred = 2

        var provenance: Provenance { self == .stated ? .stated : .inferred }

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// A day with its rank; nil where the day is unknown.
    struct RankedDay: Hashable {
        var day: CalendarDay
        var rank: Rank

        var date: PaperDate { PaperDate(day, rank.provenance) }
    }

    var id: String?
    var title: String
    var abstract: String
    var published: RankedDay?
    var listed: RankedDay?
    var authors: [String]
    var authorCount: Int?
    var upvotes: Int?
    var comments: Int?
    var categories: [String]
    var keywords: [String]
    var importedOn: CalendarDay

    var fingerprint: PaperFingerprint { PaperFingerprint(title: title, abstract: abstract) }

    var paper: Paper {
        Paper(
            id: id, title: title, abstract: abstract, published: published?.date, listed: listed?.date, authors: authors,
            authorCount: authorCount, upvotes: upvotes, comments: comments, categories: categories, keywords: keywords)
    }
}

extension PaperRecord {
    /// What one listing says of a paper.
    init(_ paper: Paper, importedOn day: CalendarDay) {
        let settled = paper.listed?.provenance == .stated
        self.init(
            id: paper.id.flatMap { $0.isEmpty ? nil : $0.withoutNulls }, title: paper.title.withoutNulls,
            abstract: paper.abstract.withoutNulls,
            published: paper.published.map { RankedDay($0, inferred: settled ? .inferredFromStated : .inferred) },
            listed: paper.listed.map { RankedDay($0, inferred: .inferred) },
            authors: paper.authors, authorCount: paper.authorCount, upvotes: paper.upvotes, comments: paper.comments,
            categories: paper.categories, keywords: paper.keywords, importedOn: day)
    }

    /// This record, completed by another of the same paper.
    func merged(with other: PaperRecord) -> PaperRecord {
        PaperRecord(
            id: Self.chosen(id, other.id, min),
            title: Self.fuller(title, other.title), abstract: Self.fuller(abstract, other.abstract),
            published: Self.chosen(published, other.published, Self.betterKnown),
            listed: Self.chosen(listed, other.listed, Self.betterKnown),
            authors: Self.fuller(authors, other.authors),
            authorCount: Self.chosen(authorCount, other.authorCount, max),
            upvotes: Self.chosen(upvotes, other.upvotes, max), comments: Self.chosen(comments, other.comments, max),
            categories: Self.fuller(categories, other.categories), keywords: Self.fuller(keywords, other.keywords),
            importedOn: min(importedOn, other.importedOn))
    }

    private static func chosen<Value>(_ left: Value?, _ right: Value?, _ choose: (Value, Value) -> Value) -> Value? {
        guard let left, let right else { return left ?? right }
        return choose(left, right)
    }

    /// The stated day, and of two equally known ones the earlier: a paper is listed when it is first listed.
    private static func betterKnown(_ left: RankedDay, _ right: RankedDay) -> RankedDay {
        (left.rank, left.day) <= (right.rank, right.day) ? left : right
    }

    /// The longer text in bytes; of two equally long ones the first in byte order. Equal means equal bytes: Swift holds
    /// differently composed accents equal, and then the order of import would show.
    private static func fuller(_ left: String, _ right: String) -> String {
        if left.utf8.count != right.utf8.count { return left.utf8.count > right.utf8.count ? left : right }
        if left.hasBytes(of: right) { return left }
        return right.utf8.lexicographicallyPrecedes(left.utf8) ? right : left
    }

    /// The longer list; of two equally long ones the first in byte order of their elements.
    private static func fuller(_ left: [String], _ right: [String]) -> [String] {
        if left.count != right.count { return left.count > right.count ? left : right }
        for (one, other) in zip(left, right) where !one.hasBytes(of: other) {
            return one.utf8.lexicographicallyPrecedes(other.utf8) ? left : right
        }
        return left
    }
}

extension PaperRecord.RankedDay {
    /// A date as a listing gives it; `inferred` is the rank of one that is not stated.
    init(_ date: PaperDate, inferred: PaperRecord.Rank) {
        self.init(day: date.day, rank: date.provenance == .stated ? .stated : inferred)
    }
}

extension String {
    /// Whether two texts are the same byte by byte; as arrays, because the bytes of strings are compared one at a time.
    func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && Array(utf8) == Array(other.utf8)
    }

    /// The text with U+FFFD in place of U+0000, at which SQLite's texts end.
    var withoutNulls: String {
        utf8.contains(0) ? String(decoding: utf8.flatMap { $0 == 0 ? [0xef, 0xbf, 0xbd] : [$0] }, as: UTF8.self) : self
    }
}
