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

    /// Classifies a document and keeps what is shown; what people said of it stands before the model's word.
    func answer(
        _ document: Document, _ classifier: inout Classifier, words: [LabelEntry] = []
    ) -> ClassificationAnswer {
        let decision = judge(document, &classifier)
        let model = classifier.model
        let classification = decision.classification(topics: model.topics).corrected(by: words)
        let shown = classification.topics.reduce(into: [TopicProbability]()) { shown, topic in
            if shows(topic.assigned, place: shown.count) { shown.append(topic) }
        }
        let explanations =
            explain && decision.abstention == nil ? explanations(of: shown.map(\.topic), &classifier) : [:]
        func topic(_ topic: TopicProbability, _ explanation: TopicExplanation?) -> ClassificationAnswer.Topic {
            .init(
                topic, name: model.name(of: topic.topic), isPrimary: topic.topic == classification.primary,
                explanation)
        }
        return ClassificationAnswer(
            id: document.id, shown: shown.map { topic($0, explanations[$0.topic]) },
            nearest: classification.topics.first.map { topic($0, nil) }, primary: classification.primary,
            primaryProbability: classification.primaryProbability, abstention: classification.abstention,
            isExplained: explain, model: model.fingerprint)
    }

    /// Why topics have their scores, by slug; those that the model does not know have none.
    private func explanations(of slugs: [String], _ classifier: inout Classifier) -> [String: TopicExplanation] {
        let known = slugs.compactMap(classifier.model.topics.firstIndex)
        return Dictionary(
            zip(known.map { classifier.model.topics[$0] }, classifier.explanations(of: known)),
            uniquingKeysWith: { first, _ in first })
    }
}
