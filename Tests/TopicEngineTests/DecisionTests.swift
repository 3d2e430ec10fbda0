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
}
