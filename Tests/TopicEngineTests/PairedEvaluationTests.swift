import Papers
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct PairedEvaluationTests {
    private typealias Paper = (label: TrainingLabel, before: Classification, after: Classification)
    private let topics = ["a", "b", "c", "d", "other"]

    private func said(_ assigned: Set<String>) -> Classification {
        Classification(
            topics: topics.map {
                TopicProbability(
                    topic: $0, probability: assigned.contains($0) ? 0.9 : 0.1, assigned: assigned.contains($0))
            }, primary: nil)
    }

    /// Papers of random topics; each model errs in each pair with some probability.
    private func papers(_ count: Int, errors: (before: Double, after: Double), seed: UInt64) -> [Paper] {
        var generator = SeededGenerator(seed: seed)
        func some(_ share: Double) -> Set<String> { Set(topics.filter { _ in generator.chance(share) }) }
        return (0..<count).map { _ in
            let (truth, uncertain) = (some(0.4), some(0.1))
            let (before, after) = (some(errors.before), some(errors.after))
            return (
                TrainingLabel(topics: truth, uncertain: uncertain.subtracting(truth)),
                said(truth.symmetricDifference(before)), said(truth.symmetricDifference(after))
            )
        }
    }

    /// Micro-F1 by sets, pair by pair.
    private func microF1(_ papers: [(TrainingLabel, Classification)]) -> Double {
        var (hits, wrong) = (0, 0)
        let isSingle = papers.allSatisfy { $0.0.isSingle }
        for (label, classification) in papers {
            let given = Set(classification.topics.filter(\.assigned).map(\.topic))
            for topic in topics where (isSingle || topic != "other") && !label.uncertain.contains(topic) {
                switch (label.topics.contains(topic), given.contains(topic)) {
                case (true, true): hits += 1
                case (false, false): break
                default: wrong += 1
                }
            }
        }
        return hits + wrong == 0 ? 0 : 2 * Double(hits) / Double(2 * hits + wrong)
    }

    @Test("micro-F1 before and after are the naive twin's", arguments: UInt64(1)...20)
    func microF1BeforeAndAfterAreTheNaiveTwinS(seed: UInt64) throws {
        let papers = papers(40, errors: (0.2, 0.3), seed: seed)
        let compared = try #require(PairedEvaluation(papers))
        #expect(compared.papers == 40)
        #expect(abs(compared.before - microF1(papers.map { ($0.label, $0.before) })) < 1e-12)
        #expect(abs(compared.after - microF1(papers.map { ($0.label, $0.after) })) < 1e-12)
        #expect(abs(compared.difference.value - (compared.after - compared.before)) < 1e-12)
        #expect(compared.difference.low <= compared.difference.high)
    }

    @Test("between equal models there is no difference at all") func betweenEqualModelsThereIsNoDifference() throws {
        let equal = papers(50, errors: (0.2, 0.2), seed: 3).map { ($0.label, $0.before, $0.before) }
        let compared = try #require(PairedEvaluation(equal))
        #expect(compared.difference == EstimatedFigure(value: 0, low: 0, high: 0))
        #expect(!compared.isWorse)
    }

    @Test("a clearly worse model is worse, a better one is not", arguments: UInt64(1)...10)
    func aClearlyWorseModelIsWorse(seed: UInt64) throws {
        let worse = papers(200, errors: (0.1, 0.3), seed: seed)
        let compared = try #require(PairedEvaluation(worse))
        #expect(compared.isWorse)
        #expect(compared.difference.low < compared.difference.value)
        #expect(compared.difference.value < compared.difference.high)
        let turned = try #require(PairedEvaluation(worse.map { ($0.label, $0.after, $0.before) }))
        #expect(!turned.isWorse && turned.difference.low > 0)
    }

    /// The promise of a 95 % interval: of models that are equally good, few are called worse.
    @Test("of equally good models hardly any is called worse") func ofEquallyGoodModelsHardlyAnyIsCalledWorse() throws {
        let called = try (UInt64(1)...60).count { seed in
            try #require(PairedEvaluation(papers(60, errors: (0.2, 0.2), seed: 1000 + seed))).isWorse
        }
        #expect(called <= 6)
    }

    @Test("the same seed gives the same interval, and no papers none") func theSameSeedGivesTheSameInterval() throws {
        let papers = papers(30, errors: (0.2, 0.3), seed: 4)
        #expect(PairedEvaluation(papers, seed: 7) == PairedEvaluation(papers, seed: 7))
        #expect(PairedEvaluation([]) == nil)
    }

    /// Resamples draw both models' answers of the same paper: where all papers differ alike, every sample does.
    @Test("the interval is of pairs, not of two models by themselves") func theIntervalIsOfPairs() throws {
        let papers = (0..<40).map { _ -> Paper in
            (TrainingLabel(topics: ["a"], uncertain: ["c"]), said(["a"]), said(["a", "b"]))
        }
        let difference = try #require(PairedEvaluation(papers)).difference
        #expect(abs(difference.value + 1.0 / 3) < 1e-12)
        #expect(difference.low == difference.value && difference.high == difference.value)
    }

    @Test("what is compared beside micro-F1 is each model's own evaluation") func theRestIsEachModelSOwnEvaluation()
        throws
    {
        let papers = papers(80, errors: (0.2, 0.3), seed: 12).map { paper -> Paper in
            var label = paper.label
            label.primary = label.topics.min().map { [$0] } ?? []
            return (label, paper.before, paper.after)
        }
        let compared = try #require(PairedEvaluation(papers))
        let (before, after) = (
            Evaluation(papers.map { JudgedPaper(label: $0.label, classification: $0.before) }),
            Evaluation(papers.map { JudgedPaper(label: $0.label, classification: $0.after) })
        )
        // The same seed draws the same samples.
        #expect((compared.microF1.before, compared.microF1.after) == (before.microF1, after.microF1))
        #expect((compared.macroF1?.before, compared.macroF1?.after) == (before.macroF1, after.macroF1))
        #expect((compared.primary?.before, compared.primary?.after) == (before.primary, after.primary))
        #expect(compared.topics.map(\.topic) == before.topics.map(\.topic))
        #expect(compared.topics.map(\.papers) == before.topics.map(\.papers))
        #expect(compared.topics.map(\.f1.before) == before.topicEstimates.map(\.f1))
        #expect(compared.topics.map(\.f1.after) == after.topicEstimates.map(\.f1))
        for topic in compared.topics {
            #expect(abs(topic.f1.difference.value - (topic.f1.after.value - topic.f1.before.value)) < 1e-12)
            #expect(topic.f1.difference.low <= topic.f1.difference.high)
        }
    }
}
