import PaperArchive
public import Papers
import TopicEngine

/// The topics of a paper that was found, as they are shown: what people said of it stands before the model's word.
public struct PaperTopics: Hashable, Sendable {
    /// A topic as it is shown.
    public struct Topic: Hashable, Sendable {
        /// The topic's slug.
        public let slug: String
        /// Its name; the slug where the model does not know it.
        public let name: String
        /// The calibrated probability that the paper is about it, 0...1; 1 or 0 where a person said so.
        public let probability: Double
        /// The day on which a person gave the topic, or denied it; nil where the model alone speaks.
        public let saidOn: CalendarDay?
    }

    /// The topics assigned, the most probable first.
    public let assigned: [Topic]
    /// The topics that a person denied, by slug.
    public let denied: [Topic]
    /// The slug of the topic under which the paper is filed; nil where none is assigned.
    public let primary: String?

    init(_ classification: Classification, _ model: TopicModel?) {
        func topic(_ topic: TopicProbability) -> Topic {
            Topic(
                slug: topic.topic, name: model?.name(of: topic.topic) ?? topic.topic, probability: topic.probability,
                saidOn: topic.saidOn)
        }
        assigned = classification.assigned.map(topic)
        denied = classification.topics.filter { $0.saidOn != nil && !$0.assigned }.map(topic)
        primary = classification.primary
    }

    /// The topics of papers of an archive, by their keys. What the model has not classified there it classifies now,
    /// without writing; without a model there is only what people said.
    static func of(_ papers: [StoredPaper], in archive: Archive, _ model: TopicModel?) throws -> [StoredPaper.Key: Self]
    {
        let texts = Dictionary(papers.map { ($0.id, $0.paper) }, uniquingKeysWith: { first, _ in first })
        // Made where it is needed: most often all papers are classified already.
        var classifier: Classifier?
        let found = try archive.classifications(of: texts.keys, model: model?.fingerprint) { key in
            classifier = classifier ?? model.map { Classifier(model: $0) }
            guard let paper = texts[key],
                let classification = classifier?.classify(title: paper.title, abstract: paper.abstract)
            else { return Classification(topics: [], primary: nil) }
            return classification
        }
        return found.mapValues { Self($0, model) }
    }
}
