import Papers
import Timelines

/// Finds the terms that rose with each topic: counts them in the period's papers and in the baseline's, and says which papers carry them.
struct TopicTerms {
    /// How many terms a topic is given, and how many papers a term.
    static let termsShown = 5
    static let carriersShown = 3

    /// How many papers are read at most, roughly: beyond that an even sample says as much.
    static let periodPapers = 3_000
    static let baselinePapers = 6_000

    private var inventory: TermInventory
    private let topics: [String]
    private let topicNumbers: [String: Int]
    /// The terms that are frequent enough in the period to be shown, each with its number; only they are counted elsewhere.
    private let candidates: [TermKey: Int]
    private let ranking: (fewestPapers: Int, limit: Int)
    private var period: TermTable
    private var baseline: TermTable
    /// The numbers of the terms in each of the period's papers.
    private var papers: [(paper: ClassifiedPaper, terms: [Int])] = []

    /// Counts the papers of the period, or of a long one every so many. A term must be in three of them, in many papers in one of five hundred.
    init(topics: [String], period all: [ClassifiedPaper]) {
        let step = Self.step(all.count, atMost: Self.periodPapers)
        let papers = step == 1 ? all : stride(from: 0, to: all.count, by: step).map { all[$0] }
        self.topics = topics
        topicNumbers = Dictionary(topics.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let fewestPapers = max(3, papers.count / 500)
        ranking = (fewestPapers, 8 * Self.termsShown)
        var inventory = TermInventory()
        let terms = papers.map { inventory.terms(of: $0.paper) }
        self.inventory = inventory
        var counts: [TermKey: Int] = [:]
        for term in terms.joined() { counts[term, default: 0] += 1 }
        let frequent = counts.filter { $0.value >= fewestPapers }.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: frequent.enumerated().map { ($1, $0) })
        candidates = numbers
        period = TermTable(topics: topics.count, terms: frequent.count)
        baseline = period
        for (paper, terms) in zip(papers, terms) {
            let known = terms.compactMap { numbers[$0] }
            period.add(known, of: terms.count, topics: assigned(paper))
            self.papers.append((paper, known))
        }
    }

    /// One of how many papers to take, so that few more than `limit` are read.
    static func step(_ papers: Int, atMost limit: Int) -> Int { max(1, (papers + limit / 2) / limit) }

    /// Counts a paper of the baseline.
    mutating func addToBaseline(_ paper: ClassifiedPaper) {
        let terms = inventory.terms(of: paper.paper)
        baseline.add(terms.compactMap { candidates[$0] }, of: terms.count, topics: assigned(paper))
    }

    /// The terms that rose with each topic, in the order of the topics.
    func rising() -> [[RisingTerm]] {
        let texts = candidates.sorted { $0.value < $1.value }.map { inventory.text($0.key) }
        let numbers = Dictionary(texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let rising = RisingTerms(
            background: period.background(texts, with: baseline), fewestPapers: ranking.fewestPapers)
        return topics.indices.map { topic in
            let ranked = rising.rank(period.counts(topic, texts), against: baseline.counts(topic, texts), limit: ranking.limit)
            return PreferredTerms.of(ranked).prefix(Self.termsShown).map { term in
                var term = term
                term.carriers = numbers[term.term].map { carriers(of: $0, topic: topics[topic]) } ?? []
                return term
            }
        }
    }

    private func assigned(_ paper: ClassifiedPaper) -> [Int] { paper.classification.assigned.compactMap { topicNumbers[$0.topic] } }

    /// The papers of a topic that have a term: the surest first, ties by title and identifier.
    private func carriers(of term: Int, topic: String) -> [TermPaper] {
        var found: [(probability: Double, paper: TermPaper)] = []
        for (entry, terms) in papers where terms.contains(term) {
            guard let mark = entry.classification.topics.first(where: { $0.topic == topic }), mark.assigned else { continue }
            found.append((mark.probability, TermPaper(id: entry.paper.id, title: entry.paper.title)))
        }
        found.sort { ($1.probability, $0.paper.title, $0.paper.id ?? "") < ($0.probability, $1.paper.title, $1.paper.id ?? "") }
        return found.prefix(Self.carriersShown).map(\.paper)
    }
}

/// In how many papers of each topic, and of all, each term is.
private struct TermTable {
    private let terms: Int
    private let topics: Int
    /// Topic by topic, and all papers as one more.
    private var papers: [Int32]
    private var totals: [Int]

    init(topics: Int, terms: Int) {
        (self.topics, self.terms) = (topics, terms)
        papers = [Int32](repeating: 0, count: (topics + 1) * terms)
        totals = [Int](repeating: 0, count: topics + 1)
    }

    /// Counts a paper with these terms, of so many that it has.
    mutating func add(_ known: [Int], of count: Int, topics assigned: [Int]) {
        for topic in assigned + [topics] {
            totals[topic] += count
            for term in known { papers[topic * terms + term] += 1 }
        }
    }

    func counts(_ topic: Int, _ texts: [String]) -> TermCounts {
        var counts: [String: Int] = [:]
        for (term, text) in texts.enumerated() where papers[topic * terms + term] > 0 {
            counts[text] = Int(papers[topic * terms + term])
        }
        return TermCounts(papers: counts, total: totals[topic])
    }

    /// The counts of all papers, those of another table included.
    func background(_ texts: [String], with other: TermTable) -> TermCounts {
        let sums = texts.indices.map { Int(papers[topics * terms + $0]) + Int(other.papers[topics * terms + $0]) }
        return TermCounts(
            papers: Dictionary(zip(texts, sums), uniquingKeysWith: { first, _ in first }), total: totals[topics] + other.totals[topics])
    }
}
