import Foundation
import Testing

@testable import TopicEngine

@Suite struct DecisionTests {
    private let slugs = ["elms", "beacons", "dunes", "canals"]

    @Test("topics are ranked by probability, and equal ones by slug") func topicsAreRankedByProbabilityAndEqualOnesBy()
    {
        var decision = Decision(topics: slugs)
        decision.probabilities = [0.2, 0.7, 0.2, 0.9]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.95], assignsOne: false)
        #expect(decision.ranked == [3, 1, 2, 0])
        #expect(decision.isAssigned == [false, true, false, false])
        #expect(decision.primary == 1)
        #expect(decision.classification(topics: slugs).topics.map(\.topic) == ["canals", "beacons", "dunes", "elms"])
    }

    @Test("an abstention keeps nothing of the text before") func anAbstentionKeepsNothingOfTheTextBefore() {
        var decision = Decision(topics: slugs)
        let fresh = decision.ranked
        decision.probabilities = [0.9, 0.1, 0.8, 0.3]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.5], assignsOne: false)
        decision.abstain(.outsideField)
        #expect(decision.ranked == fresh)
        #expect(decision.probabilities == [0, 0, 0, 0])
        #expect(decision.primary == nil)
        decision.assign(threshold: 0)
        #expect(decision.isAssigned == [false, false, false, false])
    }

    @Test("one threshold for all replaces each topic's own") func oneThresholdForAllReplacesEachTopicSOwn() {
        var decision = Decision(topics: slugs)
        decision.probabilities = [0.9, 0.1, 0.8, 0.3]
        decision.assign(thresholds: [0.95, 0.95, 0.95, 0.95], assignsOne: false)
        decision.assign(threshold: 0.3)
        #expect(decision.isAssigned == [true, false, true, true])
    }

    /// A rule that files under the topic of largest score.
    private let rule = PrimaryRule(scale: 1, biases: [0, 0, 0, 0], line: nil)

    @Test("the topic to file under has a probability, which is no topic's")
    func theTopicToFileUnderHasAProbability() throws {
        var decision = Decision(topics: slugs)
        decision.probabilities = [0.9, 0.1, 0.8, 0.3]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.5], assignsOne: false)
        #expect(decision.primaryProbability == nil)
        decision.file(by: rule, scores: [0, 5, 1, 0])
        #expect(decision.primary == 2, "the second topic is not assigned")
        let shares = [0.0, 5, 1, 0].map { exp($0) }
        #expect(abs(try #require(decision.primaryProbability) - shares[2] / shares.reduce(0, +)) < 1e-12)
        #expect(decision.probabilities == [0.9, 0.1, 0.8, 0.3] && decision.ranked == [0, 2, 3, 1])
        let classification = decision.classification(topics: slugs)
        #expect(classification.primary == "dunes")
        #expect(classification.primaryProbability == decision.primaryProbability)
    }

    @Test("where another threshold takes the topic away, the next one has no probability of being right")
    func whereAnotherThresholdTakesTheTopicAway() {
        var decision = Decision(topics: slugs)
        decision.probabilities = [0.9, 0.1, 0.8, 0.3]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.5], assignsOne: false)
        decision.file(by: rule, scores: [0, 0, 1, 0])
        decision.assign(threshold: 0.85)
        #expect((decision.primary, decision.primaryProbability) == (0, nil))
        decision.assign(threshold: 0.95)
        #expect((decision.primary, decision.primaryProbability) == (nil, nil))
    }

    @Test("nothing is filed where nothing is assigned, where the model abstains, or of the text before")
    func nothingIsFiledWhereNothingIsAssigned() {
        var decision = Decision(topics: slugs)
        decision.probabilities = [0.1, 0.1, 0.1, 0.1]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.5], assignsOne: false)
        decision.file(by: rule, scores: [0, 0, 1, 0])
        #expect((decision.primary, decision.primaryProbability) == (nil, nil))
        decision.probabilities = [0.9, 0.1, 0.8, 0.3]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.5], assignsOne: false)
        decision.file(by: rule, scores: [0, 0, 1, 0])
        decision.abstain(.outsideField)
        #expect((decision.primary, decision.primaryProbability) == (nil, nil))
        decision.file(by: rule, scores: [0, 0, 1, 0])
        #expect((decision.primary, decision.primaryProbability) == (nil, nil))
        decision.assign(thresholds: [0, 0, 0, 0], assignsOne: false)
        #expect((decision.primary, decision.primaryProbability) == (1, nil), "the first by slug, without a rule")
    }

    @Test("the one class of a text is what it is filed under, with its probability")
    func theOneClassOfATextIsWhatItIsFiledUnder() {
        var decision = Decision(topics: slugs)
        decision.probabilities = [0.1, 0.4, 0.3, 0.2]
        decision.assign(thresholds: [0.5, 0.5, 0.5, 0.5], assignsOne: true)
        #expect((decision.primary, decision.primaryProbability) == (1, 0.4))
    }
}
