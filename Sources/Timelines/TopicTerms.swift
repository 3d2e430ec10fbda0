public import Papers

/// Finds the terms that rose with each topic: counts them in the period's papers and in the
/// baseline's, and says which papers have them.
///
/// Whoever took the texts apart knows how a term is spelled.
public struct TopicTerms: Sendable {
    /// A paper with its terms, each once.
    public struct Paper: Sendable {
        let entry: ClassifiedPaper
        let terms: [Term]

        /// A paper and its terms.
        public init(_ entry: ClassifiedPaper, terms: [Term]) {
            self.entry = entry
            self.terms = terms
        }
    }

    /// How many terms a topic is given, and how many papers a term.
    static let termsShown = 5
    static let carriersShown = 3

    /// How many papers of the period are read at most: beyond that a sample says as much.
    public static let periodPapers = 3_000
    /// How many of the baseline.
    public static let baselinePapers = 6_000

    private let topics: [String]
    private let topicNumbers: [String: Int]
    /// The terms that are frequent enough in the period to be shown, each with its place; only they
    /// are counted elsewhere.
    private let candidates: [Term: Int]
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
        var counts: [Term: Int] = [:]
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

    /// Counts a paper of the baseline.
    public mutating func addToBaseline(_ paper: Paper) {
        baseline.add(paper.terms.compactMap { candidates[$0] }, of: paper.terms.count, topics: assigned(paper.entry))
    }

    /// The terms that rose with each topic, in the order of the topics; `spelling` gives a term in words.
    public func rising(_ spelling: (Term) -> String) -> [[RisingTerm]] {
        let terms = candidates.keys.sorted()
        let rising = RisingTerms(
            background: period.background(terms, with: baseline), fewestPapers: ranking.fewestPapers)
        return topics.indices.map { topic in
            let ranked = rising.rank(
                period.counts(topic, terms), against: baseline.counts(topic, terms), limit: ranking.limit,
                spelling: spelling)
            return PreferredTerms.of(ranked).prefix(Self.termsShown).map { term in
                RisingTerm(
                    term, spelling: spelling(term.term),
                    carriers: candidates[term.term].map { carriers(of: $0, topic: topics[topic]) } ?? [])
            }
        }
    }

    private func assigned(_ paper: ClassifiedPaper) -> [Int] {
        paper.classification.assigned.compactMap { topicNumbers[$0.topic] }
    }

    /// The papers of a topic that have a term: the surest first, ties by title and identifier.
    private func carriers(of term: Int, topic: String) -> [TermPaper] {
        var found: [(probability: Double, paper: TermPaper)] = []
        for (entry, terms) in papers where terms.contains(term) {
            guard let mark = entry.classification.topics.first(where: { $0.topic == topic }), mark.assigned else {
                continue
            }
            found.append((mark.probability, TermPaper(id: entry.paper.id, title: entry.paper.title)))
        }
        found.sort {
            ($1.probability, $0.paper.title, $0.paper.id ?? "") < ($0.probability, $1.paper.title, $1.paper.id ?? "")
        }
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

    func counts(_ topic: Int, _ named: [Term]) -> TermCounts {
        var counts: [Term: Int] = [:]
        for (place, term) in named.enumerated() where papers[topic * terms + place] > 0 {
            counts[term] = Int(papers[topic * terms + place])
        }
        return TermCounts(papers: counts, total: totals[topic])
    }

    /// The counts of all papers, those of another table included.
    func background(_ named: [Term], with other: TermTable) -> TermCounts {
        let sums = named.indices.map { Int(papers[topics * terms + $0]) + Int(other.papers[topics * terms + $0]) }
        return TermCounts(
            papers: Dictionary(zip(named, sums), uniquingKeysWith: { first, _ in first }),
            total: totals[topics] + other.totals[topics])
    }
}
