import Featurizer
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

/// What names a topic in a text.
@Suite struct TopicWordsTests {
    private static let texts = [
        "Retrieval augmented generation of answers.", "Generation of augmented retrieval with images.",
        "Tides and sand move ships.", "Ships move sand.", "Images of tides.",
    ].enumerated().map { PaperText(id: "t\($0)", title: "", abstract: $1) }

    private func strengths(_ topics: [Topic]) throws -> NamedEvidence {
        let workers = Workers(threads: 1)
        let fitted = try TFIDFVectorizer.fit(Self.texts, minimumDocumentFrequency: 1, workers: workers)
        return NamedEvidence(
            TopicWords(topics, fitted.vectorizer), topics: topics.count, texts: Self.texts, fitted.vectorizer,
            workers: workers)
    }

    private func texts(with topic: Topic) throws -> [Int] {
        let evidence = try strengths([topic, Topic(slug: "other", name: "Other")])
        return Self.texts.indices.filter { evidence.strengths[$0, 0] > 0 }
    }

    @Test("a phrase stands where all its neighbouring words do")
    func phrase() throws {
        #expect(
            try texts(with: Topic(slug: "rag", name: "Unheard", cues: ["retrieval-augmented generation", "a", "b"]))
                == [0])
    }

    @Test("a name of two things is two phrases") func twoThings() throws {
        let cues = ["unheard a", "unheard b", "unheard c"]
        #expect(try texts(with: Topic(slug: "shore", name: "Tides, images and unheard", cues: cues)) == [1, 2, 4])
    }

    @Test("words of names and definitions count where cues are missing, those of two topics do not")
    func parts() throws {
        let sea = Topic(slug: "sea", name: "Moving ships", definition: "What tides do to sand.")
        let shore = Topic(slug: "shore", name: "Sand castles")
        let evidence = try strengths([sea, shore])
        #expect(Self.texts.indices.map { evidence.strengths[$0, 0] > 0 } == [false, false, true, true, true])
        #expect(Self.texts.indices.allSatisfy { evidence.strengths[$0, 1] == 0 }, "'sand' tells neither from the other")
        #expect(evidence.clear.storage.allSatisfy { $0 == 0 }, "no text has a whole name")
    }

    @Test("rarer phrases, titles and repetitions count more") func weights() throws {
        let evidence = try strengths([Topic(slug: "a", name: "Answers"), Topic(slug: "b", name: "Images")])
        #expect(abs(evidence.strengths[0, 0] - 1.6094) < 1e-3, "ln 5")
        #expect(abs(evidence.strengths[1, 1] - 0.9163) < 1e-3, "ln 5/2")
    }
}
