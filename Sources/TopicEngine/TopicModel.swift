import Featurizer
import LinearAlgebra
public import Papers

/// A model that tells what a text is about: two vocabularies, one weight a term and decision function, a decision rule.
///
/// Every decision function is linear in the terms of the text and of the title, so that an answer
/// is a sum of contributions of terms. The latent projection that took part in learning is folded
/// into those weights.
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
    /// How the topic to file under is chosen. Models of file formats 1 and 2 have none: they raise its probability
    /// to the largest.
    let primaryRule: PrimaryRule?
    /// What tells texts of the field from others.
    public let fieldTest: FieldTest
    /// The checksum of the model's file, in hexadecimal: equal fingerprints, equal answers.
    public internal(set) var fingerprint = ""
    /// Names that topics got since the model was learned, by slug.
    var shownNames: [String: String] = [:]
    /// The model's file where it is mapped.
    var mapping: FlatStorage?
    /// The bytes of the model's file where they were made for its fingerprint, so that who writes the model
    /// need not make them again.
    var file: [UInt8]?

    /// The slugs of the topics, in the model's order.
    public var topics: [String] { header.topics.map(\.slug) }

    /// How the topics' scores become probabilities, in words: "Platt", "Platt, then beta for 23 of 23 topics".
    public var calibrationMethod: String {
        let isotonic = curves.count { $0.isotonic != nil }
        let beta = curves.count { $0.beta != .identity } - isotonic
        let parts = [beta > 0 ? "beta for \(beta)" : nil, isotonic > 0 ? "beta and isotonic for \(isotonic)" : nil]
            .compactMap { $0 }
        let common = curves.contains { $0.line != nil } ? "Platt, then a line of all topics" : "Platt"
        return parts.isEmpty
            ? common : common + ", then " + parts.joined(separator: ", ") + " of \(curves.count) topics"
    }

    /// The name of a topic, its slug where the model has none.
    public func name(of slug: String) -> String {
        shownNames[slug] ?? header.topics.first { $0.slug == slug }?.name ?? slug
    }

    /// The model with other names for people; slugs, answers and the fingerprint stay.
    public func showing(_ names: [String: String]) -> TopicModel {
        var model = self
        model.shownNames = names
        return model
    }

    /// The functions of the topics to file under begin here.
    var firstPrimary: Int { (header.topics.count + 7) / 8 * 8 }
    /// The functions of the topics to file under; none where nobody learned them.
    var primaryFunctions: Range<Int> { knowsPrimary ? firstPrimary..<firstPrimary + header.topics.count : 0..<0 }
    /// Whether the model learned under which topic papers are filed.
    var knowsPrimary: Bool { scales.count > firstPrimary }
}

/// Classifies texts one after another with one model; it keeps its working memory, so use one a thread.
public struct Classifier: Sendable {
    /// The model that answers.
    public let model: TopicModel
    /// What was decided about the text that was judged last.
    public private(set) var decision: Decision
    /// The row of the text that was judged last, title and abstract together, and of its title.
    private(set) var text: TermReader
    private(set) var title: TermReader
    private var scores: [Float]
    private(set) var values: [Double]

    /// A classifier for a model.
    public init(model: TopicModel) {
        self.model = model
        decision = Decision(topics: model.topics)
        scores = [Float](repeating: 0, count: model.scales.count)
        values = [Double](repeating: 0, count: model.scales.count)
        text = TermReader(model.text)
        title = TermReader(model.title)
    }

    /// The topics of a text: title (empty where there is none) and abstract.
    ///
    /// O(bytes + terms · topics). The answer depends on the text alone.
    public mutating func classify(title: String, abstract: String) -> Classification {
        judge(title: title, abstract: abstract)
        return decision.classification(topics: model.topics)
    }

    /// Decides about a text: title (empty where there is none) and abstract. The answer is then ``decision``.
    public mutating func judge(title titleText: String, abstract: String) {
        read(titleText, abstract)
        if let reason = model.fieldTest.abstention(for: text.vector.familiarity) {
            // Digits and signs are no words, but somebody wrote them.
            let isBlank = [titleText, abstract].allSatisfy { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
            return decision.abstain(reason == .empty && !isBlank ? .tooShort : reason)
        }
        model.decisionValues(text: text.vector, title: title.vector, scores: &scores, into: &values)
        model.probabilities(values, into: &decision.probabilities)
        decision.assign(thresholds: model.thresholds, assignsOne: model.header.assignsOne)
        if let rule = model.primaryRule { decision.file(by: rule, scores: values[model.primaryFunctions]) }
    }

    private mutating func read(_ titleText: String, _ abstract: String) {
        text.read(titleText.utf8.span)
        text.read(abstract.utf8.span)
        text.finish()
        title.read(titleText.utf8.span)
        title.finish()
    }
}

extension TopicModel {
    /// The values of all decision functions: scores of the topics, then scores as the topic to file under.
    func decisionValues(text: TermVector, title: TermVector, scores: inout [Float], into values: inout [Double]) {
        for function in scores.indices { scores[function] = 0 }
        textWeights.addScores(of: text, to: &scores)
        titleWeights.addScores(of: title, to: &scores)
        for function in scores.indices {
            values[function] = Double(scores[function]) * Double(scales[function]) + Double(biases[function])
        }
    }

    /// The topics' probabilities, given the values of all decision functions.
    func probabilities(_ values: [Double], into probabilities: inout [Double]) {
        let count = header.topics.count
        for topic in 0..<count { probabilities[topic] = Sigmoid.of(curves[topic].logOdds(values[topic])) }
        guard primaryRule == nil else { return }
        DecisionRule.raisePrimary(&probabilities, primaryScores: values[primaryFunctions])
    }
}
