import Foundation
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct DecisionRuleTests {
    private func raised(_ values: [Double], primaryScores: [Double]) -> [Double] {
        var result = values
        DecisionRule.raisePrimary(&result, primaryScores: primaryScores[...])
        return result
    }

    @Test(
        "models of formats 1 and 2 raise the topic to file under to the largest probability, which gives way by one step"
    )
    func modelsOfFormats1And2RaiseTheTopic() {
        let result = raised([0.9, 0.2, 0.5], primaryScores: [0.1, 0.9, 0.3])
        #expect(result == [Double(0.9).nextDown, 0.9, 0.5])
        #expect(DecisionRule.largest(result[...]) == 1)
    }

    @Test("probabilities stay where the topic to file under is on top already, or unknown")
    func probabilitiesStayWhereTheTopicToFileUnderIs() {
        let values = [0.9, 0.2, 0.5]
        #expect(raised(values, primaryScores: [3, 2, 1]) == values)
        #expect(raised(values, primaryScores: []) == values)
        #expect(raised([], primaryScores: []) == [])
    }

    private func classification(_ probabilities: [Double], thresholds: [Double], assignsOne: Bool) -> [(String, Bool)] {
        let topics = Array(["c", "b", "a", "d"].prefix(probabilities.count))
        var decision = Decision(topics: topics)
        decision.probabilities = probabilities
        decision.assign(thresholds: thresholds, assignsOne: assignsOne)
        let result = decision.classification(topics: topics)
        #expect(result.primary == result.topics.first(where: \.assigned)?.topic)
        return result.topics.map { ($0.topic, $0.assigned) }
    }

    @Test("the topic to file under comes from its own rule, and no probability of a topic depends on it")
    func theTopicToFileUnderComesFromItsOwnRule() {
        let rule = DecisionRule(
            calibrations: [LogisticCalibration](repeating: LogisticCalibration(slopes: [1], intercept: 0), count: 3),
            curves: [CalibrationCurve](repeating: .identity, count: 3), thresholds: [0.5, 0.5, 0.5],
            primary: PrimaryRule(scale: 2, biases: [0, 0.5, 0], line: nil))
        let decision = rule.decision(
            topics: ["a", "b", "c"], scores: [2, 1, -1], primaryScores: [-1, 0.5, 3], assignsOne: false)
        #expect(decision.probabilities == [2, 1, -1].map(Sigmoid.of))
        // The third is not assigned, whatever its score as the topic to file under.
        #expect(decision.primary == 1)
        let weights = [exp(-2.0), exp(1.5), exp(6.0)]
        let share = weights[1] / weights.reduce(0, +)
        #expect(abs((decision.primaryProbability ?? 0) - share) < 1e-9)
    }

    @Test("topics come by probability, equal ones by slug, and are assigned from their own threshold on")
    func topicsComeByProbabilityEqualOnesBySlugAnd() {
        let result = classification([0.4, 0.6, 0.6, 0.1], thresholds: [0.3, 0.6, 0.61, 0.2], assignsOne: false)
        #expect(result.map(\.0) == ["a", "b", "c", "d"])
        #expect(result.map(\.1) == [false, true, true, false])
    }

    @Test("where every paper has one topic the most probable one is assigned, whatever the thresholds")
    func whereEveryPaperHasOneTopicTheMostProbable() {
        let result = classification([0.1, 0.2, 0.15], thresholds: [0.05, 0.9, 0.05], assignsOne: true)
        #expect(result.map(\.0) == ["b", "a", "c"])
        #expect(result.map(\.1) == [true, false, false])
        #expect(classification([], thresholds: [], assignsOne: true).isEmpty)
    }

    @Test("the first of equally large values is the largest") func theFirstOfEquallyLargeValuesIsTheLargest() {
        #expect(DecisionRule.largest([]) == nil)
        #expect(DecisionRule.largest([1, 3, 3, 2]) == 1)
        #expect(DecisionRule.largest([-1, -1]) == 0)
    }
}

@Suite struct BestThresholdTests {
    private typealias Pair = (probability: Double, isPositive: Bool)

    private func f1(_ pairs: [Pair], at threshold: Double) -> Double {
        let hits = pairs.count { $0.isPositive && $0.probability >= threshold }
        let given = pairs.count { $0.probability >= threshold }
        let positives = pairs.count { $0.isPositive }
        return given + positives == 0 ? 0 : 2 * Double(hits) / Double(given + positives)
    }

    @Test("no threshold does better", arguments: 1...40) func noThresholdDoesBetter(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Rounded probabilities, so that many are equal.
        let pairs: [Pair] = (0..<generator.index(below: 30) + 1).map { _ in
            let probability = (generator.unit() * 12).rounded() / 12
            return (probability, generator.unit() < probability)
        }
        let threshold = ScoredRows.bestThreshold(pairs)
        #expect(threshold >= 0 && threshold <= 1)
        let tried = (0...240).map { Double($0) / 240 }
        guard pairs.contains(where: \.isPositive) else {
            #expect(threshold == 0.5)
            return
        }
        // A probability of 0 is never assigned: thresholds lie above it.
        let best = tried.filter { $0 > 0 }.map { f1(pairs, at: $0) }.max() ?? 0
        #expect(abs(f1(pairs, at: threshold) - best) < 1e-12)
    }

    @Test("the threshold lies in the middle between two probabilities")
    func theThresholdLiesInTheMiddleBetweenTwoProbabilities() {
        #expect(abs(ScoredRows.bestThreshold([(0.9, true), (0.7, true), (0.3, false), (0.1, false)]) - 0.5) < 1e-12)
        #expect(ScoredRows.bestThreshold([(0.8, true)]) == 0.4)
        #expect(ScoredRows.bestThreshold([]) == 0.5)
        #expect(ScoredRows.bestThreshold([(0.9, false)]) == 0.5)
    }
}
