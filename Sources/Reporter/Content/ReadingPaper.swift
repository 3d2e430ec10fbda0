public import Papers
import Timelines
import Wording

/// A paper of the reading list: one of those that a reader of the period opens first.
///
/// Papers that readers voted for come first, by their votes, ties by title and identifier. Then come the others,
/// those without votes and those without a count of them, topic by topic: the surest of the largest topic, the
/// surest of the second largest and so on, then the second surest of each. The surest of a topic is the paper filed
/// under it that has the highest probability of it, ties by title and identifier; so the list shows the field where
/// no one has voted. Papers without a topic are the last. The order of import never matters.
///
/// Where the reader's marks rank papers, those most like what they called good come first, whatever the votes. Papers
/// that they have read are not on the list, and those that they called good or bad, and so know, come behind all others.
/// In a report on what is like a paper the most like come first.
public struct ReadingPaper: Hashable, Sendable {
    /// A topic of the paper.
    public struct Topic: Hashable, Sendable {
        /// The permanent identifier.
        public var slug: String
        /// The name for people.
        public var name: String
        /// The day on which a person gave the paper the topic; nil where the model alone speaks.
        public var saidOn: CalendarDay?

        /// A topic of a paper.
        public init(slug: String, name: String, saidOn: CalendarDay? = nil) {
            (self.slug, self.name, self.saidOn) = (slug, name, saidOn)
        }
    }

    /// Why a paper is on the list.
    public enum Reason: Hashable, Sendable {
        /// Readers voted for it, so many, at least one.
        case votes(Int)
        /// It has the highest probability among the papers filed under the topic of that name, or the `rank`-th
        /// highest (1 is the highest).
        case surest(topic: String, rank: Int, probability: Double)
        /// There is nothing else to read.
        case withoutTopic
        /// It is like papers that the reader called good, by these terms, the heaviest first.
        case liked([String])
        /// It is like the paper that the query names, so much, 0...1.
        case alike(Double)
    }

    /// The title, as the listing has it.
    public var title: String
    /// The identifier, as the listing has it.
    public var id: String?
    /// The names of the authors, where given.
    public var authors: [String]
    /// The number of authors; more than `authors.count` where the listing gives only the number.
    public var authorCount: Int?
    /// The day by which it is counted, or the month or year.
    public var date: PaperDate
    /// The topics that it has, the most probable first.
    public var topics: [Topic]
    /// Upvotes, where the listing has them.
    public var upvotes: Int?
    /// Why it is on the list.
    public var reason: Reason
    /// The first sentence of the abstract, at most 240 columns of it; empty where there is no abstract.
    public var sentence: String
    /// What the reader's marks say of it; nil where they rank nothing.
    public var taste: ReadingTaste?

    /// A paper of a reading list.
    public init(
        title: String, id: String? = nil, authors: [String] = [], authorCount: Int? = nil, date: PaperDate,
        topics: [Topic] = [], upvotes: Int? = nil, reason: Reason, sentence: String = ""
    ) {
        (self.title, self.id, self.authors, self.date) = (title, id, authors, date)
        self.authorCount = authorCount ?? (authors.isEmpty ? nil : authors.count)
        (self.topics, self.upvotes, self.reason, self.sentence) = (topics, upvotes, reason, sentence)
    }

    /// The page of the paper, where the identifier is one of arXiv.
    public var url: String? { id.flatMap(ArXivLink.init)?.url }

    /// How long a reading list is at most.
    static let limit = 10
}

extension ReadingPaper {
    /// The first papers of a period, and of each of its topics, in the order of the list: of any choice of topics
    /// the first ten are among them.
    ///
    /// - Parameters:
    ///   - topics: The topics of the report, the largest first.
    ///   - readings: What the reader's marks say of each paper; empty where nothing is marked.
    static func candidates(
        of papers: [ClassifiedPaper], in timeline: Timeline, topics: [ReportTopic], readings: [PaperReading] = []
    ) -> [ReadingPaper] {
        let places = Dictionary(topics.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(topics.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
        let found = Place.all(of: papers, in: timeline, topics: places, readings: readings)
        var room: [String: Int] = [:]
        var chosen: [ReadingPaper] = []
        for (number, place) in found.enumerated() {
            let assigned = place.entry.classification.assigned
            guard number < limit || assigned.contains(where: { room[$0.topic, default: 0] < limit }) else { continue }
            for topic in assigned { room[topic.topic, default: 0] += 1 }
            chosen.append(ReadingPaper(place, names: names))
        }
        return chosen
    }

    private init(_ place: Place, names: [String: String]) {
        let paper = place.entry.paper
        let reason: Reason =
            if let likeness = place.likeness {
                .alike(likeness)
            } else if let taste = place.taste, !taste.reasons.isEmpty {
                .liked(taste.reasons)
            } else if place.votes > 0 {
                .votes(place.votes)
            } else if let filed = place.filed {
                .surest(
                    topic: names[filed.topic] ?? filed.topic, rank: place.rank + 1, probability: filed.probability)
            } else {
                .withoutTopic
            }
        self.init(
            title: paper.title, id: paper.id, authors: paper.authors, authorCount: paper.authorCount, date: place.date,
            topics: place.entry.classification.assigned.map {
                Topic(slug: $0.topic, name: names[$0.topic] ?? $0.topic, saidOn: $0.saidOn)
            },
            upvotes: paper.upvotes, reason: reason, sentence: FirstSentence.of(paper.abstract))
        taste = place.taste
    }

    /// A paper and what decides on its place in the list.
    private struct Place {
        let entry: ClassifiedPaper
        let date: PaperDate
        /// The topic under which it is filed.
        let filed: TopicProbability?
        /// The place of that topic among those of the report; behind all of them where it has no share there.
        let topic: Int
        /// What the reader's marks say of it.
        let taste: ReadingTaste?
        /// Whether they called it good or bad.
        let isJudged: Bool
        /// How like the paper that the query names it is.
        let likeness: Double?
        /// How many papers filed under the same topic are surer.
        var rank = 0

        /// The papers of a period in the order of the list.
        static func all(
            of papers: [ClassifiedPaper], in timeline: Timeline, topics: [String: Int], readings: [PaperReading]
        ) -> [Place] {
            var found = papers.enumerated().compactMap { number, entry -> Place? in
                let reading = readings.indices.contains(number) ? readings[number] : PaperReading()
                guard !reading.isRead, let date = entry.paper.date(timeline.dateKind), timeline.counts(date) else {
                    return nil
                }
                let classification = entry.classification
                let filed = classification.primary.flatMap { slug in
                    classification.assigned.first { $0.topic == slug }
                }
                return Place(
                    entry: entry, date: date, filed: filed, topic: filed.flatMap { topics[$0.topic] } ?? topics.count,
                    taste: reading.taste, isJudged: reading.isJudged, likeness: reading.likeness)
            }
            found.sort(by: isSurer)
            var ranks: [String: Int] = [:]
            for index in found.indices {
                guard let slug = found[index].filed?.topic else { continue }
                found[index].rank = ranks[slug, default: 0]
                ranks[slug, default: 0] += 1
            }
            return found.sorted(by: comesFirst)
        }

        var votes: Int { max(0, entry.paper.upvotes ?? 0) }

        private static func isSurer(_ left: Place, _ right: Place) -> Bool {
            let (one, other) = (left.filed?.probability ?? -1, right.filed?.probability ?? -1)
            return one == other ? left.isNamedBefore(right) : other < one
        }

        private static func comesFirst(_ left: Place, _ right: Place) -> Bool {
            if left.isJudged != right.isJudged { return right.isJudged }
            if let one = left.likeness, let other = right.likeness, one != other { return other < one }
            if let one = left.taste?.score, let other = right.taste?.score, one != other { return other < one }
            if left.votes != right.votes { return right.votes < left.votes }
            if left.votes > 0 { return left.isNamedBefore(right) }
            if (left.filed == nil) != (right.filed == nil) { return right.filed == nil }
            let (one, other) = ((left.rank, left.topic), (right.rank, right.topic))
            if one != other { return one < other }
            if let slug = left.filed?.topic, let next = right.filed?.topic, slug != next { return slug < next }
            return left.isNamedBefore(right)
        }

        private func isNamedBefore(_ other: Place) -> Bool {
            let (mine, theirs) = (entry.paper, other.entry.paper)
            if mine.title != theirs.title { return mine.title < theirs.title }
            if mine.id != theirs.id { return (mine.id ?? "") < (theirs.id ?? "") }
            return (date.day, mine.abstract) < (other.date.day, theirs.abstract)
        }
    }
}
