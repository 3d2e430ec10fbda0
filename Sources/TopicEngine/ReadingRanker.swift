import Featurizer
import LinearAlgebra

/// What a reader likes, as a linear function of a text: learned from papers that they called good and bad.
///
/// Logistic regression (`DualCoordinateDescent`) on the rows of the model's text vectorizer, both kinds of papers
/// weighing the same however many there are of each. The score of a text is the sum over its terms of weight times
/// TF-IDF, and a constant; it is positive for what is more like the good papers than like the bad ones. Scores order
/// papers and are no probabilities: a few marks do not tell how sure one may be.
public struct ReadingRanker: Sendable {
    /// A paper with a reader's word on it.
    public struct Judged: Sendable, Hashable {
        /// The title.
        public var title: String
        /// The abstract.
        public var abstract: String
        /// Whether the paper was called good, and not bad.
        public var isGood: Bool

        /// A paper with a reader's word on it.
        public init(title: String, abstract: String, isGood: Bool) {
            (self.title, self.abstract, self.isGood) = (title, abstract, isGood)
        }
    }

    /// What a text's terms add up to.
    public struct Score: Sendable, Hashable {
        /// The score; positive for what is rather like the good papers.
        public var value: Double
        /// What each term adds to it, the largest magnitude first; a phrase holds what its words add.
        public var terms: [TermContribution]
    }

    /// From so many judged papers on there is a ranking: fewer make a stranger of every text.
    public static let fewestMarks = 5

    /// Whether a ranking can be learned: from at least ``fewestMarks`` papers, of which at least one is good and one bad.
    public static func isEnough(good: Int, bad: Int) -> Bool { good + bad >= fewestMarks && good > 0 && bad > 0 }

    private let vocabulary: Vocabulary
    private var reader: TermReader
    /// By column of the vocabulary; the constant is the last.
    private let weights: [Float]

    /// Learns from papers; nil where these are not enough. The same papers in the same order give the same weights.
    public init?(_ papers: [Judged], model: TopicModel) {
        let good = papers.count(where: \.isGood)
        guard Self.isEnough(good: good, bad: papers.count - good) else { return nil }
        vocabulary = model.text.vocabulary
        reader = TermReader(model.text)
        var terms = SparseMatrix(columns: vocabulary.count)
        for paper in papers {
            Self.read(paper.title, paper.abstract, &reader)
            terms.append(columns: reader.vector.columns, values: reader.vector.values)
        }
        let rows = FeatureRows(
            sparse: terms, dense: Matrix(rows: papers.count, columns: 0),
            weights: papers.map { Float(papers.count) / Float(2 * ($0.isGood ? good : papers.count - good)) })
        let target = DualCoordinateDescent.Target(
            signs: papers.map { $0.isGood ? .positive : .negative }, cost: Self.cost)
        let learned = DualCoordinateDescent(loss: .logistic, epochs: Self.epochs, seed: 1)
            .fit(rows, on: (0..<Int32(papers.count)).map { $0 }, targets: [target])
        weights = (0..<rows.width).map { learned.weights[$0][0] }
    }

    /// The inverse of the regularization: as much as a handful of papers can bear.
    private static let cost = 4.0
    private static let epochs = 100

    /// The score of a text.
    public mutating func score(title: String, abstract: String) -> Score {
        Self.read(title, abstract, &reader)
        var merger = PhraseMerger()
        for (column, value) in zip(reader.vector.columns, reader.vector.values) {
            merger.add(vocabulary.term(Int(column)), Double(weights[Int(column)]) * Double(value))
        }
        // A term that no judged paper has says nothing.
        let terms = merger.contributions(vocabulary.spelling).filter { $0.weight != 0 }
        return Score(value: terms.reduce(Double(weights.last ?? 0)) { $0 + $1.weight }, terms: terms)
    }

    /// The terms that weigh most, for and against a text: at most so many each, ties by spelling.
    public func telling(_ limit: Int) -> (good: [TermContribution], bad: [TermContribution]) {
        let known = weights.indices.dropLast().filter { weights[$0] != 0 }.map {
            TermContribution(term: vocabulary.spelling($0), weight: Double(weights[$0]))
        }
        let ranked = known.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }
        let least = known.sorted { ($0.weight, $0.term) < ($1.weight, $1.term) }
        return (
            Array(ranked.prefix { $0.weight > 0 }.prefix(limit)), Array(least.prefix { $0.weight < 0 }.prefix(limit))
        )
    }

    private static func read(_ title: String, _ abstract: String, _ reader: inout TermReader) {
        reader.read(title.utf8.span)
        reader.read(abstract.utf8.span)
        reader.finish()
    }
}
