import PaperArchive
import Papers
import Reporter
import TopicEngine

/// The topics of the papers of a theme, under a model, with a person's word in place of the model's.
struct ThemeTopics {
    private let model: TopicModel

    init(_ model: TopicModel) { self.model = model }

    /// The topics that papers have, the most frequent first, ties by slug.
    func counts(of keys: [StoredPaper.Key], in archive: Archive) throws -> [ThemeTopic] {
        let texts = Dictionary(
            try archive.texts(of: keys).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var classifier = Classifier(model: model)
        let classifications = try archive.classifications(of: keys, model: model.fingerprint) { key in
            texts[key].map { classifier.classify(title: $0.title, abstract: $0.abstract) }
                ?? Classification(topics: [], primary: nil)
        }
        var counts: [String: Int] = [:]
        for classification in classifications.values {
            for topic in classification.assigned { counts[topic.topic, default: 0] += 1 }
        }
        return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { slug, papers in
            ThemeTopic(topic: slug, name: model.name(of: slug), papers: papers)
        }
    }
}
