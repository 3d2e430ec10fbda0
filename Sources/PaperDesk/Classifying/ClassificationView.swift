import Listings
import Papers
import TopicEngine

/// Which part of a classification is shown.
public struct ClassificationView: Hashable, Sendable {
    /// Whether every topic of the model is listed.
    public var all: Bool
    /// How many of the most probable topics are listed; nil for those assigned.
    public var top: Int?
    /// From which probability on topics are assigned; nil for each topic's own threshold.
    public var threshold: Double?
    /// Whether the terms that decided are shown.
    public var explain: Bool

    /// How many terms a topic is explained by.
    public static let termsShown = 8

    /// A view; the topics assigned by default.
    public init(all: Bool = false, top: Int? = nil, threshold: Double? = nil, explain: Bool = false) {
        self.all = all
        self.top = top
        self.threshold = threshold
        self.explain = explain
    }

    /// Decides about a document; the decision is the classifier's.
    func judge(_ document: Document, _ classifier: inout Classifier) -> Decision {
        classifier.judge(title: document.title, abstract: document.abstract)
        guard let threshold else { return classifier.decision }
        var decision = classifier.decision
        decision.assign(threshold: threshold)
        return decision
    }

    /// Classifies a document and keeps what is shown.
    func answer(_ document: Document, _ classifier: inout Classifier) -> ClassificationAnswer {
        let decision = judge(document, &classifier)
        let shown = decision.ranked.reduce(into: [Int]()) { shown, topic in
            if shows(decision.isAssigned[topic], place: shown.count) { shown.append(topic) }
        }
        let explanations: [TopicExplanation?] =
            explain && decision.abstention == nil ? classifier.explanations(of: shown) : shown.map { _ in nil }
        return ClassificationAnswer(
            id: document.id,
            shown: zip(shown, explanations).map { .init($0, decision, classifier.model, $1) },
            nearest: decision.ranked.first.map { .init($0, decision, classifier.model, nil) },
            primary: decision.primary.map { classifier.model.header.topics[$0].slug }, abstention: decision.abstention,
            isExplained: explain)
    }
}
