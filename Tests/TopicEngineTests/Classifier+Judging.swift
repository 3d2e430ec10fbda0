import Featurizer

@testable import TopicEngine

/// The rows of one document.
struct DocumentVectors {
    var text: TermVector
    var title: TermVector
}

extension Classifier {
    /// The rows of a text and of its title.
    mutating func vectors(title: String, abstract: String) -> DocumentVectors {
        judge(title: title, abstract: abstract)
        return DocumentVectors(text: text.vector, title: self.title.vector)
    }

    /// Judges a text and explains one topic; nil where the model has no such topic.
    mutating func explain(topic: String, title: String, abstract: String) -> TopicExplanation? {
        guard let number = model.topics.firstIndex(of: topic) else { return nil }
        judge(title: title, abstract: abstract)
        return explanations(of: [number])[0]
    }
}

extension TopicModel {
    /// The values of all decision functions.
    func decisionValues(of vectors: DocumentVectors) -> [Double] {
        var (scores, values) = ([Float](repeating: 0, count: scales.count), [Double](repeating: 0, count: scales.count))
        decisionValues(text: vectors.text, title: vectors.title, scores: &scores, into: &values)
        return values
    }
}
