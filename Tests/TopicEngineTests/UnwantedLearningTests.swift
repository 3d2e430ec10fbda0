import LinearAlgebra
import Synchronization
import Testing

@testable import TopicEngine

/// Learning is left where nobody wants the model any more.
@Suite struct UnwantedLearningTests {
    /// Says yes so many times, and counts how often it is asked.
    private final class Patience: Sendable {
        let asked = Mutex(0)
        let answers: Int

        init(_ answers: Int) { self.answers = answers }

        func isWanted() -> Bool {
            asked.withLock { asked in
                asked += 1
                return asked <= answers
            }
        }
    }

    private func learn(_ patience: Patience) throws {
        _ = try TopicModel.learn(
            from: try SyntheticCorpus.trainingSet(), origin: SyntheticCorpus.origin, options: SyntheticCorpus.options,
            workers: Workers(threads: 2), isWanted: patience.isWanted)
    }

    @Test("at whatever step it is said") func atAnyStep() throws {
        let whole = Patience(.max)
        try learn(whole)
        let steps = whole.asked.withLock { $0 }
        // Between the pieces of the cross-validation, too.
        #expect(steps > 6)
        for answers in 0..<steps {
            #expect(throws: TrainingError.notWanted) { try learn(Patience(answers)) }
        }
    }

    @Test("the pieces that are left are not done") func piecesAreLeft() throws {
        let set = try SyntheticCorpus.trainingSet()
        let (options, workers) = (SyntheticCorpus.options, Workers(threads: 1))
        let learned = try LearnedRows(set, options: options, workers: workers, progress: { _ in })
        let plan = set.foldPlan(options)
        let functions = OneVsRest(
            learned.rows, targets: set.targets(options, terms: learned.text.vocabulary.count), rounds: plan.rounds,
            foldCount: plan.parts, options: options, workers: workers, isWanted: { false })
        #expect(functions.groups.isEmpty)
    }
}
