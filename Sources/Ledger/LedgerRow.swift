public import Papers

/// The papers of a date in numbers, topics aside.
public struct DateTally: Hashable, Sendable {
    /// All papers.
    public var papers = 0
    /// How many of them have a year that was inferred in the date.
    public var inferred = 0
    /// How many have no topic.
    public var untagged = 0

    /// No papers.
    public init() {}
}

/// A paper that shows a topic.
public struct LedgerEvidence: Hashable, Sendable {
    /// The title, as the listing has it.
    public var title: String
    /// The identifier, where the listing has one.
    public var id: String?
    /// The probability that the paper is about the topic.
    public var probability: Double
    /// Whether the paper is filed under the topic.
    public var primary: Bool
    /// Upvotes, where the listing has them.
    public var upvotes: Int?
    /// Whether the year of its date was inferred.
    public var isInferred = false

    /// How many papers are kept of each topic and date.
    public static let papers = 5

    var rank: EvidenceRank {
        EvidenceRank(primary: primary, upvotes: upvotes, probability: probability, title: title, id: id)
    }

    /// The best first. Papers of one rank differ in nothing but how their date is known.
    static func comesFirst(_ left: LedgerEvidence, _ right: LedgerEvidence) -> Bool {
        let (one, other) = (left.rank, right.rank)
        if one != other { return one < other }
        if left.upvotes != right.upvotes { return left.upvotes == nil }
        if left.id != right.id { return left.id == nil }
        return !left.isInferred && right.isInferred
    }
}

/// A paper with its text, drawn for the terms that rose.
public struct LedgerText: Hashable, Sendable {
    /// The scattered hash of its name in an archive, by which it is drawn.
    public var hash: UInt64
    /// The identifier, where the listing has one.
    public var id: String?
    /// The title.
    public var title: String
    /// The abstract, possibly empty.
    public var abstract: String
    /// The topics that it has, by slug.
    public var topics: [Topic]

    /// A topic that it has, with its probability.
    public struct Topic: Hashable, Sendable {
        /// The slug.
        public var slug: String
        /// The probability.
        public var probability: Double
    }

    /// Of two papers with one name the one that is kept, whichever came first.
    static func isKept(_ left: LedgerText, before right: LedgerText) -> Bool {
        if left.title != right.title { return left.title < right.title }
        if left.abstract != right.abstract { return left.abstract < right.abstract }
        if left.id != right.id { return (left.id ?? "") < (right.id ?? "") }
        let (one, other) = (left.topics, right.topics)
        return one.lexicographicallyPrecedes(other) { ($0.slug, $0.probability) < ($1.slug, $1.probability) }
    }
}

/// A line of a ledger behind its head.
public enum LedgerRow: Hashable, Sendable {
    /// What a date adds.
    case date(LedgerDate, DateTally)
    /// What the papers of a date add to a topic.
    case topic(LedgerDate, String, TopicTally)
    /// What the labelled papers of a month say of a topic.
    case labelled(LedgerDate, String, LabelledTally)
    /// A paper of a date that shows a topic.
    case evidence(LedgerDate, String, LedgerEvidence)
    /// The text of a paper of a date.
    case text(LedgerDate, LedgerText)
    /// The name of a paper, drawn to find those that stand in two parts.
    case name(LedgerName)

    /// Where the line stands: lines of one place are merged.
    struct Place: Hashable, Comparable {
        let kind: Int
        let date: LedgerDate
        let topic: String
        let hash: UInt64
        var part = 0

        static func < (left: Place, right: Place) -> Bool {
            if left.kind != right.kind { return left.kind < right.kind }
            if left.date != right.date { return left.date < right.date }
            return (left.topic, left.hash, left.part) < (right.topic, right.hash, right.part)
        }
    }

    private static let noDate = LedgerDate(.listed, CalendarDay(daysSinceEpoch: 0))

    var place: Place {
        switch self {
        case .date(let date, _): Place(kind: 0, date: date, topic: "", hash: 0)
        case .topic(let date, let topic, _): Place(kind: 1, date: date, topic: topic, hash: 0)
        case .labelled(let month, let topic, _): Place(kind: 2, date: month, topic: topic, hash: 0)
        case .evidence(let date, let topic, _): Place(kind: 3, date: date, topic: topic, hash: 0)
        case .text(let date, let text): Place(kind: 4, date: date, topic: "", hash: text.hash)
        case .name(let name): Place(kind: 5, date: Self.noDate, topic: "", hash: name.hash, part: name.part)
        }
    }
}
