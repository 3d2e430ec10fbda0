import PaperArchive
import Papers
import Themes
import TopicEngine

/// What is proposed of the papers of an archive: which are about a topic that is new, and which are not, so that one
/// can be told from the other.
struct TopicProposals {
    /// Of each topic the papers that are proposed to have it, and not to have it.
    private(set) var topics: [(slug: String, about: [StoredPaper.Key], notAbout: [StoredPaper.Key])] = []
    private var papers = 0

    /// So many papers that are not about a topic are proposed, where there are as many: the share of papers with it,
    /// which a calibration borrows from the other topics, is small.
    static let fewestOthers = 500
    /// Or as many for each paper that is about it, where that is more.
    static let othersForEach = 10

    /// A theme that becomes a topic, with its papers in an archive.
    struct Theme {
        /// The topic, whose cues are the terms that tell the theme's papers from others.
        var topic: Topic
        /// The papers that are about it.
        var core: Set<StoredPaper.Key>
        /// Papers that may be about it: nothing is proposed of them.
        var uncertain: Set<StoredPaper.Key> = []

        func leavesOut(_ key: StoredPaper.Key) -> Bool { core.contains(key) || uncertain.contains(key) }
    }

    /// The papers of each theme; of those of the others that have none of its terms some, by the hashes of their names,
    /// so that neither order nor number of imports matters.
    init(of themes: [Theme], in archive: Archive) throws {
        let terms = themes.enumerated().flatMap { number, theme in theme.topic.cues.map { (theme: number, cue: $0) } }
        var cues = CuePhrases(terms.map(\.cue))
        var others = themes.map {
            LowestHashes<StoredPaper.Key>(limit: max(Self.fewestOthers, Self.othersForEach * $0.core.count))
        }
        try archive.forEachBatch { batch in
            for stored in batch {
                papers += 1
                let paper = stored.paper
                let found = Set(cues.found(in: [paper.title, paper.abstract]).map { terms[$0].theme })
                for (number, theme) in themes.enumerated()
                where !found.contains(number) && !theme.leavesOut(stored.id) {
                    others[number].add(stored.id, named: paper.nameInArchive)
                }
            }
        }
        topics = zip(themes, others).map { ($0.topic.slug, $0.core.sorted(), $1.elements) }
    }

    /// The papers of a topic shared out among its parts: each is proposed to be about the parts of which it has a cue,
    /// and not about the others; papers that are not about the topic are about no part.
    init(sharing slug: String, among parts: [Topic], in archive: Archive, _ model: TopicModel?) throws {
        let phrases = parts.flatMap { part in part.cues.map { (part: part.slug, cue: $0) } }
        var cues = CuePhrases(phrases.map(\.cue))
        var about: [String: [StoredPaper.Key]] = [:]
        var inside: [(key: StoredPaper.Key, parts: Set<String>)] = []
        var others: [(name: String, key: StoredPaper.Key)] = []
        try archive.forEachBatch { batch in
            let topics = try archive.classifications(of: batch.map(\.id), model: model?.fingerprint)
            for stored in batch {
                papers += 1
                let has = topics[stored.id]?.topics.contains { $0.topic == slug && $0.assigned } ?? false
                guard has else {
                    others.append((stored.paper.nameInArchive, stored.id))
                    continue
                }
                let found = Set(
                    cues.found(in: [stored.paper.title, stored.paper.abstract]).map { phrases[$0].part })
                inside.append((stored.id, found))
                for part in found { about[part, default: []].append(stored.id) }
            }
        }
        topics = parts.map { part in
            let own = about[part.slug] ?? []
            let inner = inside.filter { !$0.parts.isEmpty && !$0.parts.contains(part.slug) }.map(\.key)
            let wanted = max(Self.fewestOthers, Self.othersForEach * own.count)
            return (part.slug, own, inner + Self.lowest(max(0, wanted - inner.count), of: others))
        }
    }

    /// How many papers each topic is proposed for.
    var counts: [ProposedTopic] {
        topics.map {
            ProposedTopic(topic: $0.slug, about: $0.about.count, notAbout: $0.notAbout.count, papers: papers)
        }
    }

    /// The proposals as an archive takes them.
    func entries(on day: CalendarDay) -> [(paper: StoredPaper.Key, entry: LabelEntry)] {
        topics.flatMap { topic in
            topic.about.map { ($0, LabelEntry(topic: topic.slug, isAbout: true, day: day)) }
                + topic.notAbout.map { ($0, LabelEntry(topic: topic.slug, isAbout: false, day: day)) }
        }
    }

    private static func lowest(_ count: Int, of papers: [(name: String, key: StoredPaper.Key)]) -> [StoredPaper.Key] {
        if count == 0 { return [] }
        var sample = LowestHashes<StoredPaper.Key>(limit: count)
        for paper in papers { sample.add(paper.key, named: paper.name) }
        return sample.elements
    }
}
