import Papers
import Timelines

/// Finds the terms that rose with each topic: counts them in the period's papers and in the baseline's, and says which papers carry them.
struct TopicTerms {
    /// How many terms a topic is given, and how many papers a term.
    static let termsShown = 5
    static let carriersShown = 3

    private var inventory = TermInventory()
    private let topics: [String]
    /// The terms that are frequent enough in the period to be shown; only they are counted elsewhere.
    private var candidates: Set<TermKey> = []
    private var period: [Counts]
    private var baseline: [Counts]
    private var background = Counts()
    /// The period's papers with the candidates each has.
    private var papers: [(paper: ClassifiedPaper, terms: [TermKey])] = []

    private struct Counts {
        var papers: [TermKey: Int] = [:]
        var total = 0
    }

    /// Counts the papers of the period. Papers without assigned topic take part in the background alone.
    init(topics: [String], period papers: [ClassifiedPaper], fewestPapers: Int) {
        self.topics = topics
        period = [Counts](repeating: Counts(), count: topics.count)
        baseline = period
        var counts: [TermKey: Int] = [:]
        for entry in papers {
            for term in inventory.terms(of: entry.paper) { counts[term, default: 0] += 1 }
        }
        candidates = Set(counts.lazy.filter { $0.value >= fewestPapers }.map(\.key))
        for entry in papers { self.papers.append((entry, add(entry, to: \.period))) }
    }

    /// Counts a paper of the baseline.
    mutating func addToBaseline(_ entry: ClassifiedPaper) { _ = add(entry, to: \.baseline) }

    /// The terms that rose with each topic, in the order of the topics.
    func rising() -> [[RisingTerm]] {
        let ranking = RisingTerms(background: counts(background))
        let byTopic = topics.indices.map { index -> [RisingTerm] in
            let ranked = ranking.rank(counts(period[index]), against: counts(baseline[index]), limit: 8 * Self.termsShown)
            return Array(PreferredTerms.of(ranked).prefix(Self.termsShown))
        }
        return zip(topics, byTopic).map { topic, terms in
            terms.map { term in
                var term = term
                term.carriers = carriers(of: term.term, topic: topic)
                return term
            }
        }
    }

    /// Counts a paper's candidates under its assigned topics; returns them.
    private mutating func add(_ entry: ClassifiedPaper, to side: WritableKeyPath<TopicTerms, [Counts]>) -> [TermKey] {
        let all = inventory.terms(of: entry.paper)
        let known = all.filter(candidates.contains)
        background.total += all.count
        for term in known { background.papers[term, default: 0] += 1 }
        let assigned = Set(entry.classification.assigned.map(\.topic))
        for index in topics.indices where assigned.contains(topics[index]) {
            self[keyPath: side][index].total += all.count
            for term in known { self[keyPath: side][index].papers[term, default: 0] += 1 }
        }
        return known
    }

    private func counts(_ counts: Counts) -> TermCounts {
        TermCounts(
            papers: Dictionary(counts.papers.map { (inventory.text($0.key), $0.value) }, uniquingKeysWith: max), total: counts.total)
    }

    /// The papers of a topic that have a term: the surest first, ties by title and identifier.
    private func carriers(of term: String, topic: String) -> [TermPaper] {
        var found: [(probability: Double, paper: TermPaper)] = []
        for (entry, terms) in papers where terms.contains(where: { inventory.text($0) == term }) {
            guard let mark = entry.classification.topics.first(where: { $0.topic == topic }), mark.assigned else { continue }
            found.append((mark.probability, TermPaper(id: entry.paper.id, title: entry.paper.title)))
        }
        let sorted = found.sorted {
            ($1.probability, $0.paper.title, $0.paper.id ?? "") < ($0.probability, $1.paper.title, $1.paper.id ?? "")
        }
        return sorted.prefix(Self.carriersShown).map(\.paper)
    }
}

/// Leaves out the terms that say again what another one says.
enum PreferredTerms {
    /// The terms in their order, without the single tokens that are part of a pair with at least half of their papers ("cache" beside "kv cache"), and
    /// without the pairs that share a token and nearly all of their papers with a clearer one.
    static func of(_ ranked: [RisingTerm]) -> [RisingTerm] {
        let tokens = ranked.map { $0.term.split(separator: " ").map(String.init) }
        var kept: [Int] = []
        for index in ranked.indices {
            let repeats =
                tokens[index].count == 1
                ? ranked.indices.contains {
                    tokens[$0].count > 1 && tokens[$0].contains(tokens[index][0]) && 2 * ranked[$0].papers >= ranked[index].papers
                }
                : kept.contains {
                    tokens[$0].contains(where: tokens[index].contains)
                        && 10 * min(ranked[$0].papers, ranked[index].papers) >= 8 * max(ranked[$0].papers, ranked[index].papers)
                }
            if !repeats { kept.append(index) }
        }
        return kept.map { ranked[$0] }
    }
}
