import Foundation
import Papers
import Testing

@testable import TopicEngine

/// One model file of every format that was ever released, opened for ever;
/// `Fixtures/Museum/README.md` says how to add one.
@Suite struct MuseumTests {
    /// The formats of which there is a file: every one that the program reads.
    static let formats = Array(1...ModelFile.version)

    /// What the model said when it was put into the museum.
    struct Answers: Codable {
        struct Topic: Codable {
            var topic: String
            var probability: Double
            var assigned: Bool
        }
        struct Text: Codable {
            var title: String
            var abstract: String
            var topics: [Topic]
            var primary: String?
            /// From format 3 on.
            var primaryProbability: Double?
            var reason: String?
        }
        var fingerprint: String
        var texts: [Text]
    }

    private static var folder: URL { Bundle.module.bundleURL.appending(path: "Fixtures/Museum") }

    private func answers(_ format: Int) throws -> Answers {
        try JSONDecoder().decode(
            Answers.self, from: Data(contentsOf: Self.folder.appending(path: "format-\(format).json")))
    }

    @Test("a file of every format opens and answers as it did", arguments: formats)
    func aFileOfEveryFormatOpensAndAnswersAs(format: Int) throws {
        let model = try TopicModel(path: Self.folder.appending(path: "format-\(format).model").path)
        let expected = try answers(format)
        #expect(model.fingerprint == expected.fingerprint)
        var classifier = Classifier(model: model)
        #expect(expected.texts.count >= 10)
        for text in expected.texts {
            let found = classifier.classify(title: text.title, abstract: text.abstract)
            #expect(found.abstention?.rawValue == text.reason)
            #expect(found.primary == text.primary)
            #expect((found.primaryProbability == nil) == (text.primaryProbability == nil))
            #expect(abs((found.primaryProbability ?? 0) - (text.primaryProbability ?? 0)) < 1e-6)
            #expect(found.topics.map(\.topic) == text.topics.map(\.topic))
            #expect(found.topics.map(\.assigned) == text.topics.map(\.assigned))
            // Scores are sums in single precision, and a format does not say in which order: they
            // agree to its rounding.
            for (topic, old) in zip(found.topics, text.topics) {
                #expect(abs(topic.probability - old.probability) < 1e-6)
            }
        }
    }

    @Test("formats 1 and 2 cannot tell whether a paper is filed rightly", arguments: 1...2)
    func formats1And2CannotTellWhetherAPaperIsFiledRightly(format: Int) throws {
        let model = try TopicModel(path: Self.folder.appending(path: "format-\(format).model").path)
        #expect(model.primaryRule == nil && model.knowsPrimary)
        var classifier = Classifier(model: model)
        for text in try answers(format).texts {
            let found = classifier.classify(title: text.title, abstract: text.abstract)
            #expect(found.primaryProbability == nil)
            #expect((found.primary == nil) == found.assigned.isEmpty)
        }
    }

    @Test("a file of every format is written again as it was", arguments: formats)
    func aFileOfEveryFormatIsWrittenAgainAs(format: Int) throws {
        let file = Self.folder.appending(path: "format-\(format).model")
        let bytes = Array(try Data(contentsOf: file))
        #expect(bytes[8] == UInt8(format))
        #expect(bytes.count < 60_000, "the museum keeps small files")
        #expect(try TopicModel(path: file.path).encoded() == bytes)
    }

    @Test("the museum's answers lie between certainties and show each way to answer")
    func theMuseumSAnswersLieBetweenCertaintiesAndShow() throws {
        for format in Self.formats {
            let texts = try answers(format).texts
            #expect(texts.flatMap(\.topics).count { (0.05..<0.95).contains($0.probability) } >= 10)
            #expect(texts.contains { $0.reason != nil } && texts.contains { $0.topics.count(where: \.assigned) > 1 })
        }
    }

    /// With `TRENDS_RECORD` set, the files of the newest format are made, and the test fails all
    /// the same: a recording is not a check.
    @Test("record the newest format", .enabled(if: ProcessInfo.processInfo.environment["TRENDS_RECORD"] != nil))
    func recordTheNewestFormat() throws {
        let model = try SyntheticModels.doubtful.get().withIsotonicPoints()
        var classifier = Classifier(model: model)
        let texts = Self.texts.map { title, abstract -> Answers.Text in
            let found = classifier.classify(title: title, abstract: abstract)
            let topics = found.topics.map {
                Answers.Topic(topic: $0.topic, probability: $0.probability, assigned: $0.assigned)
            }
            return .init(
                title: title, abstract: abstract, topics: topics, primary: found.primary,
                primaryProbability: found.primaryProbability, reason: found.abstention?.rawValue)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let name = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/Museum/format-\(ModelFile.version)"
        ).path
        try model.write(to: name + ".model")
        try encoder.encode(Answers(fingerprint: model.fingerprint, texts: texts)).write(
            to: URL(filePath: name + ".json"))
        Issue.record("recorded \(name); run again without TRENDS_RECORD")
    }

    /// Texts of two topics mixed, of common words in an unheard order, and of no known word.
    private static var texts: [(title: String, abstract: String)] {
        let mixed = zip(SyntheticCorpus.documents(8, seed: 61), SyntheticCorpus.documents(8, seed: 62)).map {
            first, second in
            let words = zip(first.text.abstract.split(separator: " "), second.text.abstract.split(separator: " "))
                .flatMap { [$0, $1] }
            return (title: first.text.title, abstract: words.prefix(24).joined(separator: " "))
        }
        return mixed + [
            ("", (0..<60).map { SyntheticCorpus.word($0 * 7 % 60) }.joined(separator: " ")),
            ("", "床前明月光，疑是地上霜。举头望明月，低头思故乡。"),
            (
                "",
                "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut "
                    + "labore et dolore magna"
            ),
        ]
    }
}
