import LinearAlgebra
import Papers
import TestSupport
import Testing

@testable import TopicEngine

/// Guards the promise that an answer depends on the text and the model's data alone;
/// `EqualAnswersTests` of the command line guard the same there.
@Suite struct EqualAnswersTests {
    private let documents = SyntheticCorpus.documents(40, seed: 71).map(\.text)

    private func answers(_ model: TopicModel, _ texts: [PaperText], threads: Int = 1, block: Int = 7)
        -> [Classification]
    {
        Workers(threads: threads).mapBlocks(of: texts.count, size: block) { range in
            var classifier = Classifier(model: model)
            return texts[range].map { classifier.classify(title: $0.title, abstract: $0.abstract) }
        }.flatMap { $0 }
    }

    @Test("any number of threads gives the same answers") func anyNumberOfThreadsGivesTheSameAnswers() throws {
        let model = try SyntheticModels.whole.get()
        let expected = answers(model, documents)
        for threads in [2, 3, 16] { #expect(answers(model, documents, threads: threads) == expected) }
        for block in [1, 40] { #expect(answers(model, documents, threads: 2, block: block) == expected) }
    }

    @Test("any order of the texts gives the same answers") func anyOrderOfTheTextsGivesTheSameAnswers() throws {
        let model = try SyntheticModels.whole.get()
        let expected = answers(model, documents, block: 40)
        var generator = SeededGenerator(seed: 9)
        let order = generator.permutation(of: documents.count)
        #expect(answers(model, order.map { documents[$0] }, block: 40) == order.map { expected[$0] })
    }

    @Test("any order of the training texts and any number of threads in training give the same answers")
    func anyOrderOfTheTrainingTextsAndAnyNumber() throws {
        var generator = SeededGenerator(seed: 10)
        let papers = SyntheticCorpus.documents(120, seed: 1)
        let shuffled = generator.permutation(of: papers.count).map { papers[$0] }
        let other = try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(shuffled), threads: 2)
        #expect(answers(other, documents) == answers(try SyntheticModels.whole.get(), documents))
    }

    @Test("before saving and after loading the answers are the same, with curves of every kind")
    func beforeSavingAndAfterLoadingTheAnswersAreThe() throws {
        let folder = try TemporaryFolder()
        let (whole, doubtful) = (try SyntheticModels.whole.get(), try SyntheticModels.doubtful.get())
        for model in [
            whole, doubtful, doubtful.withIsotonicPoints(),
            doubtful.replacing(curves: doubtful.curves.map { _ in .identity }),
        ] {
            try model.write(to: folder.file("a.model"))
            let read = try TopicModel(path: folder.file("a.model"))
            #expect(answers(read, documents) == answers(model, documents))
            #expect(read.fingerprint == model.fingerprint)
        }
    }

    @Test("curves change probabilities, and never the order of one topic's papers")
    func curvesChangeProbabilitiesAndNeverTheOrderOfOne() throws {
        let doubtful = try SyntheticModels.doubtful.get()
        let (curved, straight) = (
            doubtful.withIsotonicPoints(), doubtful.replacing(curves: doubtful.curves.map { _ in .identity })
        )
        var classifier = Classifier(model: curved)
        #expect(answers(curved, documents) != answers(straight, documents))
        let scores = documents.map {
            curved.decisionValues(of: classifier.vectors(title: $0.title, abstract: $0.abstract))
        }
        for topic in 0..<4 {
            let sorted = scores.map { $0[topic] }.sorted().map(curved.curves[topic].logOdds)
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }
}
