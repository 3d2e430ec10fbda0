import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

/// Models of a handful of texts.
@Suite struct SmallSetTests {
    /// Texts of words drawn at random; a class has a few of its own where there is something to learn.
    private func texts(
        classes: Int, each count: Int, ownShare: Double, seed: UInt64
    ) -> [(text: PaperText, label: TrainingLabel)] {
        var generator = SeededGenerator(seed: seed)
        return (0..<classes * count).map { number in
            let label = number % classes
            let words = (0..<25).map { _ in
                generator.unit() < ownShare
                    ? SyntheticCorpus.word(1000 + label * 40 + generator.index(below: 40))
                    : SyntheticCorpus.word(generator.index(below: 400))
            }
            return (
                PaperText(id: "\(seed)-\(number)", title: "", abstract: words.joined(separator: " ") + "."),
                TrainingLabel(topics: [SyntheticCorpus.topics[label]])
            )
        }
    }

    private func learn(_ texts: [(text: PaperText, label: TrainingLabel)], classes: Int) throws -> TopicModel {
        let set = try TrainingSet(
            topics: Array(SyntheticCorpus.topics.prefix(classes)), labelled: texts, unlabelled: [])
        return try SyntheticCorpus.learn(set, .forSingleLabels(texts: set.textCount))
    }

    private func accuracy(_ model: TopicModel, on texts: [(text: PaperText, label: TrainingLabel)]) -> Double {
        var classifier = Classifier(model: model)
        let hits = texts.count { text, label in
            classifier.classify(title: text.title, abstract: text.abstract).primary.map(label.topics.contains) ?? false
        }
        return Double(hits) / Double(texts.count)
    }

    /// Nothing can be learned from noise but the texts themselves; and nothing is easier to turn round.
    @Test("no model is inverted, not even one of noise", arguments: 1...30) func noModelIsInverted(seed: UInt64) throws
    {
        let classes = 2 + Int(seed % 3)
        let texts = texts(classes: classes, each: 6, ownShare: 0, seed: seed)
        #expect(accuracy(try learn(texts, classes: classes), on: texts) >= 0.9)
    }

    @Test("twelve texts of two classes tell other texts", arguments: 1...5)
    func twelveTextsOfTwoClassesTellOtherTexts(seed: UInt64) throws {
        let model = try learn(texts(classes: 2, each: 6, ownShare: 0.3, seed: seed), classes: 2)
        #expect(accuracy(model, on: texts(classes: 2, each: 40, ownShare: 0.3, seed: seed + 100)) > 0.85)
        #expect(try #require(model.header.scores?.method).hasPrefix("leave-one-out"))
    }

    @Test("classes of unlike sizes are not all given to the largest", arguments: 1...5)
    func classesOfUnlikeSizesAreNotAllGivenToTheLargest(seed: UInt64) throws {
        let texts = texts(classes: 2, each: 15, ownShare: 0, seed: seed).filter {
            $0.label.topics == ["beacons"] || $0.text.id.hasSuffix("1") || $0.text.id.hasSuffix("3")
        }
        #expect(accuracy(try learn(texts, classes: 2), on: texts) >= 0.9)
    }

    @Test("texts that come twice do not raise the cross-validated accuracy", arguments: [8, 40], [3, 4])
    func textsThatComeTwiceDoNotRaiseTheAccuracy(count: Int, seed: UInt64) throws {
        let once = texts(classes: 4, each: count, ownShare: 0.02, seed: seed)
        let again = once.map { text, label in
            (text: PaperText(id: "z" + text.id, title: "", abstract: text.abstract.uppercased()), label: label)
        }
        let scores = try [once, once + again].map { try #require(try learn($0, classes: 4).header.scores?.accuracy) }
        #expect(scores[0] < 0.6)
        #expect(scores[1] < scores[0] + 0.1)
    }

    @Test("texts that have two classes each are not told apart")
    func textsThatHaveTwoClassesEachAreNotToldApart() throws {
        let one = texts(classes: 2, each: 25, ownShare: 0, seed: 9)
        let both = one.flatMap { text, _ in
            ["beacons", "canals"].map { slug in
                (
                    text: PaperText(id: slug + text.id, title: "", abstract: text.abstract),
                    label: TrainingLabel(topics: [slug])
                )
            }
        }
        let scores = try #require(try learn(both, classes: 2).header.scores)
        #expect(try #require(scores.accuracy) <= 0.55)
    }

    @Test("fifty copies of one text are no reason to fall over") func fiftyCopiesOfOneTextAreNoReasonToFallOver() throws
    {
        let copies = (0..<50).map { number in
            (
                text: PaperText(id: "copy-\(number)", title: "", abstract: "Water and ice on canals."),
                label: TrainingLabel(topics: [SyntheticCorpus.topics[number % 2]])
            )
        }
        let scores = try #require(try learn(copies, classes: 2).header.scores)
        #expect(try #require(scores.accuracy) <= 0.5)
    }
}
