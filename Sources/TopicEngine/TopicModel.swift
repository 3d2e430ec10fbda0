import Featurizer
import LinearAlgebra
public import Papers

/// A model that tells what a text is about: two vocabularies, one weight a term and decision function, a decision rule.
///
/// Every decision function is linear in the terms of the text and of the title, so that an answer is a sum of contributions of terms. The latent
/// projection that took part in learning is folded into those weights.
public struct TopicModel: Sendable {
    /// What the model says of itself.
    public let header: ModelHeader
    let text: TFIDFVectorizer
    let title: TFIDFVectorizer
    let textWeights: TermWeights
    let titleWeights: TermWeights
    /// The size of a step of each function's weights.
    let scales: [Float]
    /// What each function starts with: scores of the topics first, then scores as the topic to file under.
    let biases: [Float]
    /// From each topic's score to its log-odds.
    let curves: [CalibrationCurve]
    let thresholds: [Double]
    /// What tells texts of the field from others.
    public let fieldTest: FieldTest
    /// The checksum of the model's file, in hexadecimal: equal fingerprints, equal answers.
    public internal(set) var fingerprint = ""

    /// The slugs of the topics, in the model's order.
    public var topics: [String] { header.topics.map(\.slug) }

    /// How the topics' scores become probabilities, in words: "Platt", "Platt, then beta for 23 of 23 topics".
    public var calibrationMethod: String {
        let isotonic = curves.count { $0.isotonic != nil }
        let beta = curves.count { $0.beta != .identity } - isotonic
        let parts = [beta > 0 ? "beta for \(beta)" : nil, isotonic > 0 ? "beta and isotonic for \(isotonic)" : nil].compactMap { $0 }
        return parts.isEmpty ? "Platt" : "Platt, then " + parts.joined(separator: ", ") + " of \(curves.count) topics"
    }

    /// The name of a topic, its slug where the model has none.
    public func name(of slug: String) -> String { header.topics.first { $0.slug == slug }?.name ?? slug }

    /// The functions of the topics to file under begin here.
    var firstPrimary: Int { (header.topics.count + 7) / 8 * 8 }
    /// Whether the model learned under which topic papers are filed.
    var knowsPrimary: Bool { scales.count > firstPrimary }
}

/// Classifies texts one after another with one model; it keeps its working memory, so use one a thread.
public struct Classifier: Sendable {
    /// The model that answers.
    public let model: TopicModel
    private var scanner: TokenScanner
    private var tokens = TokenBuffer()

    /// A classifier for a model.
    public init(model: TopicModel) {
        self.model = model
        scanner = TokenScanner(rule: model.text.rule)
    }

    /// The topics of a text: title (empty where there is none) and abstract.
    ///
    /// O(bytes + terms · topics). The answer depends on the text alone.
    public mutating func classify(title: String, abstract: String) -> Classification {
        let vectors = vectors(title: title, abstract: abstract)
        if let reason = model.fieldTest.abstention(for: vectors.text.familiarity) {
            // Digits and signs are no words, but somebody wrote them.
            let isBlank = title.allSatisfy(\.isWhitespace) && abstract.allSatisfy(\.isWhitespace)
            return model.abstained(reason == .empty && !isBlank ? .tooShort : reason)
        }
        return model.classification(of: vectors)
    }

    /// The rows of a text and of its title.
    mutating func vectors(title: String, abstract: String) -> DocumentVectors {
        tokens.removeAll()
        scanner.scan(PaperText(id: "", title: title, abstract: abstract).bytes, into: &tokens)
        let text = model.text.vector(of: tokens)
        tokens.removeAll()
        scanner.scan(Array(title.utf8), into: &tokens)
        return DocumentVectors(text: text, title: model.title.vector(of: tokens))
    }
}

/// The rows of one document.
struct DocumentVectors: Sendable {
    var text: TermVector
    var title: TermVector
}

extension TopicModel {
    /// The values of all decision functions: scores of the topics, then scores as the topic to file under.
    func decisionValues(of vectors: DocumentVectors) -> [Double] {
        var sums = [SIMD8<Float>](repeating: .zero, count: scales.count / 8)
        textWeights.addScores(of: vectors.text, times: 1, to: &sums)
        titleWeights.addScores(of: vectors.title, times: 1, to: &sums)
        return scales.indices.map { Double(sums[$0 / 8][$0 % 8]) * Double(scales[$0]) + Double(biases[$0]) }
    }

    func classification(of vectors: DocumentVectors) -> Classification {
        let values = decisionValues(of: vectors)
        let count = header.topics.count
        let primaryScores = knowsPrimary ? Array(values[firstPrimary..<firstPrimary + count]) : []
        let probabilities = DecisionRule.probabilities(
            logOdds: (0..<count).map { curves[$0].logOdds(values[$0]) }, primaryScores: primaryScores)
        return DecisionRule.classification(
            topics: topics, probabilities: probabilities, thresholds: thresholds, assignsOne: header.assignsOne)
    }

    func abstained(_ reason: Abstention) -> Classification {
        let topics = header.topics.map { TopicProbability(topic: $0.slug, probability: 0, assigned: false) }
        return Classification(topics: topics.sorted { $0.topic < $1.topic }, primary: nil, abstention: reason)
    }
}
