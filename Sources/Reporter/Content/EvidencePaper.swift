public import Papers
import Timelines

/// A paper that shows a topic.
public struct EvidencePaper: Hashable, Sendable {
    /// The title, as the listing has it.
    public var title: String
    /// The identifier, as the listing has it.
    public var id: String?
    /// The probability that the paper is about the topic.
    public var probability: Double
    /// Whether the topic is the one under which the paper is filed.
    public var primary: Bool
    /// Upvotes, where the listing has them.
    public var upvotes: Int?
    /// The day by which it is counted, or the month or year.
    public var date: PaperDate
    /// The day on which a person gave it the topic; nil where the model alone speaks.
    public var saidOn: CalendarDay?

    /// A paper that shows a topic.
    public init(
        title: String, id: String? = nil, probability: Double, primary: Bool, upvotes: Int? = nil, date: PaperDate,
        saidOn: CalendarDay? = nil
    ) {
        self.title = title
        self.id = id
        self.probability = probability
        self.primary = primary
        self.upvotes = upvotes
        self.date = date
        self.saidOn = saidOn
    }

    /// The mark of a topic that a person gave: `you, 24 Aug`; nil where the model alone speaks.
    var mark: String? { saidOn.map { PersonMark.words($0, beside: date.day) } }

    /// The page of the paper, where the identifier is one of arXiv.
    public var url: String? { id.flatMap(ArXivLink.init)?.url }

    /// The papers of a period that are most worth opening, by topic slug.
    ///
    /// Their order is that of `EvidenceRank`.
    static func best(
        of papers: [ClassifiedPaper], in timeline: Timeline, topics: [String], limit: Int
    ) -> [String: [EvidencePaper]] {
        var found: [String: [EvidencePaper]] = [:]
        let wanted = Set(topics)
        for entry in papers {
            guard let date = entry.paper.date(timeline.dateKind), timeline.counts(date) else { continue }
            for topic in entry.classification.assigned where wanted.contains(topic.topic) {
                found[topic.topic, default: []].append(
                    EvidencePaper(
                        title: entry.paper.title, id: entry.paper.id, probability: topic.probability,
                        primary: entry.classification.primary == topic.topic, upvotes: entry.paper.upvotes, date: date,
                        saidOn: topic.saidOn))
            }
        }
        return found.mapValues { Array($0.sorted(by: isBetter).prefix(limit)) }
    }

    static func isBetter(_ left: EvidencePaper, _ right: EvidencePaper) -> Bool {
        left.rank < right.rank
    }

    private var rank: EvidenceRank {
        EvidenceRank(primary: primary, upvotes: upvotes, probability: probability, title: title, id: id)
    }
}

extension ReportTopic {
    /// The papers that a page for reading shows: those filed under the topic, at most `limit`;
    /// where there are none, the best of the others.
    ///
    /// A paper has several topics; shown under each, the same few papers would fill the page.
    func worthOpening(limit: Int) -> [EvidencePaper] {
        let filed = evidence.filter(\.primary)
        return Array(filed.isEmpty ? evidence.prefix(1) : filed.prefix(limit))
    }

    /// The papers to list: those worth opening, or, without a limit, all that the report holds.
    func papersToShow(limit: Int?) -> [EvidencePaper] { limit.map(worthOpening) ?? evidence }
}
