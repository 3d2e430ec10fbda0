public import Papers

/// Finds the terms that rose with each topic: counts them in the period's papers and in the baseline's, and says which papers carry them.
///
/// A term is a number here; whoever took the texts apart knows how it is spelled.
public struct TopicTerms: Sendable {
    /// A paper with the numbers of its terms, each once.
    public struct Paper: Sendable {
        let entry: ClassifiedPaper
        let terms: [UInt64]

        /// A paper and its terms.
        public init(_ entry: ClassifiedPaper, terms: [UInt64]) {
            self.entry = entry
            self.terms = terms
        }
    }

    /// How many terms a topic is given, and how many papers a term.
    static let termsShown = 5
    static let carriersShown = 3

    /// How many papers of the period are read at most, roughly: beyond that an even sample says as much.
    public static let periodPapers = 3_000
    /// How many of the baseline.
    public static let baselinePapers = 6_000

    private let topics: [String]
    private let topicNumbers: [String: Int]
    /// The terms that are frequent enough in the period to be shown, each with its place; only they are counted elsewhere.
    private let candidates: [UInt64: Int]
    private let ranking: (fewestPapers: Int, limit: Int)
    private var period: TermTable
    private var baseline: TermTable
    /// The period's papers with the places of their terms.
    private var papers: [(entry: ClassifiedPaper, terms: [Int])] = []

    /// Counts the papers of the period. A term must be in three of them, in many papers in one of five hundred.
    public init(topics: [String], period papers: [Paper]) {
        self.topics = topics
        topicNumbers = Dictionary(topics.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let fewestPapers = max(3, papers.count / 500)
        ranking = (fewestPapers, 8 * Self.termsShown)
        var counts: [UInt64: Int] = [:]
        for paper in papers {
            for term in paper.terms { counts[term, default: 0] += 1 }
        }
        let frequent = counts.filter { $0.value >= fewestPapers }.keys.sorted()
        let places = Dictionary(frequent.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        candidates = places
        period = TermTable(topics: topics.count, terms: frequent.count)
        baseline = period
        for paper in papers {
            let known = paper.terms.compactMap { places[$0] }
            period.add(known, of: paper.terms.count, topics: assigned(paper.entry))
            self.papers.append((paper.entry, known))
        }
    }

    /// One of how many papers to take, so that few more than `limit` are read.
    public static func step(_ papers: Int, atMost limit: Int) -> Int { max(1, (papers + limit / 2) / limit) }

    /// Counts a paper of the baseline.
    public mutating func addToBaseline(_ paper: Paper) {
        baseline.add(paper.terms.compactMap { candidates[$0] }, of: paper.terms.count, topics: assigned(paper.entry))
    }

    /// The terms that rose with each topic, in the order of the topics; `spelling` gives a term in words.
    public func rising(_ spelling: (UInt64) -> String) -> [[RisingTerm]] {
        let texts = candidates.sorted { $0.value < $1.value }.map { spelling($0.key) }
        let places = Dictionary(texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let rising = RisingTerms(background: period.background(texts, with: baseline), fewestPapers: ranking.fewestPapers)
        return topics.indices.map { topic in
            let ranked = rising.rank(period.counts(topic, texts), against: baseline.counts(topic, texts), limit: ranking.limit)
            return PreferredTerms.of(ranked).prefix(Self.termsShown).map { term in
                var term = term
                term.carriers = places[term.term].map { carriers(of: $0, topic: topics[topic]) } ?? []
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
private struct TermTable: Sendable {
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
