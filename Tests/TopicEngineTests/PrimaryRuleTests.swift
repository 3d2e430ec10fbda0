import Foundation
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct PrimaryRuleTests {
    /// Rows whose topic to file under is drawn from a softmax of their scores, which is what the rule assumes.
    private struct Drawn {
        static let biases = [0.8, -0.6, 0, 0.4, -0.6]
        static let scale = 3.0
        var scores: [[Double]] = []
        var filings: [[Bool]] = []
        var assigned: [[Bool]] = []

        init(_ count: Int, seed: UInt64, assignedShare: Double = 1, without missing: Int? = nil) {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<count {
                scores.append(Self.biases.map { _ in 0.7 * generator.normal() })
                var weights = zip(scores[scores.count - 1], Self.biases).map { exp(Self.scale * $0 + $1) }
                if let missing { weights[missing] = 0 }
                var rest = generator.unit() * weights.reduce(0, +)
                let topic = weights.firstIndex { weight in
                    rest -= weight
                    return rest < 0
                }
                filings.append(weights.indices.map { $0 == topic ?? weights.count - 1 })
                assigned.append(weights.indices.map { _ in generator.chance(assignedShare) })
            }
        }
    }

    @Test("scale and biases are those that the topics were drawn with") func scaleAndBiasesAreRecovered() throws {
        let drawn = Drawn(4000, seed: 1)
        let rule = try #require(
            PrimaryRule.fit(scores: drawn.scores, filings: drawn.filings, assigned: drawn.assigned))
        #expect(abs(rule.scale - Drawn.scale) < 0.25)
        // The biases are known up to a constant; theirs sum up to none.
        for (found, expected) in zip(rule.biases, Drawn.biases) { #expect(abs(found - expected) < 0.2) }
    }

    /// What those who file papers do not know is no choice of theirs: that they never choose it says nothing of it.
    @Test("a topic that some labellers did not know is chosen as often as by those who do")
    func aTopicThatSomeLabellersDidNotKnow() throws {
        let (known, unknown) = (Drawn(2000, seed: 21), Drawn(6000, seed: 22, without: 0))
        let open = unknown.filings.map { filing -> [Bool?] in filing.indices.map { $0 == 0 ? nil : filing[$0] } }
        let rule = try #require(
            PrimaryRule.fit(
                scores: known.scores + unknown.scores, filings: known.filings + open,
                assigned: known.assigned + unknown.assigned))
        #expect(abs(rule.scale - Drawn.scale) < 0.25)
        for (found, expected) in zip(rule.biases, Drawn.biases) { #expect(abs(found - expected) < 0.2) }
        let denied = try #require(
            PrimaryRule.fit(
                scores: known.scores + unknown.scores, filings: known.filings + unknown.filings,
                assigned: known.assigned + unknown.assigned))
        #expect(denied.biases[0] < rule.biases[0] - 0.5, "as a topic that was known and not chosen would be")
    }

    @Test("the topic of unseen rows is chosen as well as by who knows how they were drawn")
    func theTopicOfUnseenRowsIsChosen() throws {
        let drawn = Drawn(4000, seed: 2)
        let rule = try #require(
            PrimaryRule.fit(scores: drawn.scores, filings: drawn.filings, assigned: drawn.assigned))
        let unseen = Drawn(4000, seed: 3)
        let best = PrimaryRule(scale: Drawn.scale, biases: Drawn.biases, line: nil)
        func hits(_ rule: PrimaryRule) -> Int {
            unseen.scores.indices.count { row in
                rule.choice(among: unseen.assigned[row], scores: unseen.scores[row][...])
                    .map { unseen.filings[row][$0.topic] } ?? false
            }
        }
        #expect(Double(hits(rule)) > 0.99 * Double(hits(best)))
    }

    @Test("the probability of being right is the share that is right", arguments: [1, 0.4], UInt64(4)...5)
    func theProbabilityOfBeingRightIsTheShareThatIsRight(assignedShare: Double, seed: UInt64) throws {
        let drawn = Drawn(4000, seed: seed, assignedShare: assignedShare)
        let rule = try #require(
            PrimaryRule.fit(scores: drawn.scores, filings: drawn.filings, assigned: drawn.assigned))
        let unseen = Drawn(4000, seed: seed + 50, assignedShare: assignedShare)
        let said = try unseen.scores.indices.map { row in
            let choice = try #require(rule.choice(among: unseen.assigned[row], scores: unseen.scores[row][...]))
            return (probability: choice.probability, isRight: unseen.filings[row][choice.topic])
        }.sorted { $0.probability < $1.probability }
        for bin in 0..<8 {
            let rows = said[bin * 500..<(bin + 1) * 500]
            let mean = rows.reduce(0) { $0 + $1.probability } / 500
            let share = Double(rows.count(where: \.isRight)) / 500
            #expect(abs(mean - share) < 0.08, "bin \(bin): said \(mean), right \(share)")
        }
        let (mean, share) = (
            said.reduce(0) { $0 + $1.probability } / 4000, Double(said.count(where: \.isRight)) / 4000
        )
        // Over thirty seeds its mean is 0.000 and its standard deviation 0.012.
        #expect(abs(mean - share) < 0.05)
    }

    @Test("only assigned topics are chosen, any where none is, and the first of equal ones", arguments: UInt64(1)...20)
    func onlyAssignedTopicsAreChosen(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let topics = 1 + generator.index(below: 6)
        let rule = PrimaryRule(
            scale: 0.5 + generator.unit(), biases: (0..<topics).map { _ in generator.normal() }, line: nil)
        for _ in 0..<50 {
            // A slice that does not begin at 0, as a model's scores.
            let scores = (0..<topics + 3).map { _ in Double(generator.index(below: 3)) }[3...]
            let assigned = (0..<topics).map { _ in generator.chance(0.4) }
            let allowed = assigned.contains(true) ? (0..<topics).filter { assigned[$0] } : Array(0..<topics)
            let logits = (0..<topics).map { rule.scale * scores[3 + $0] + rule.biases[$0] }
            var expected = allowed[0]
            for topic in allowed where logits[topic] > logits[expected] { expected = topic }
            let choice = rule.choice(among: assigned, scores: scores)
            #expect(choice?.topic == expected)
            let share = exp(logits[expected]) / logits.reduce(0) { $0 + exp($1) }
            #expect(abs((choice?.probability ?? -1) - share) < 1e-9)
        }
        #expect(rule.choice(among: [], scores: []) == nil)
    }

    /// Each row is filed under the two topics of largest score, of which one is chosen: it is always right.
    @Test("a paper that is filed under two topics is right under either") func aPaperFiledUnderTwoTopics() throws {
        let drawn = Drawn(2000, seed: 8)
        let filings = drawn.scores.map { scores in
            let top = Set(scores.indices.sorted { scores[$0] > scores[$1] }.prefix(2))
            return scores.indices.map { top.contains($0) }
        }
        let rule = try #require(
            PrimaryRule.fit(scores: drawn.scores, filings: filings, assigned: drawn.assigned))
        #expect(rule.biases.allSatisfy { abs($0) < 0.5 })
        for row in 0..<200 {
            let choice = try #require(rule.choice(among: drawn.assigned[row], scores: drawn.scores[row][...]))
            #expect(filings[row][choice.topic])
            #expect(choice.probability > 0.9)
        }
    }

    @Test("rows that nobody filed teach nothing, and none make no rule") func rowsThatNobodyFiledTeachNothing() throws {
        let drawn = Drawn(600, seed: 9)
        let other = Drawn(300, seed: 10)
        let unfiled = other.filings.map { $0.map { _ in false } }
        let rule = PrimaryRule.fit(scores: drawn.scores, filings: drawn.filings, assigned: drawn.assigned)
        #expect(
            PrimaryRule.fit(
                scores: drawn.scores + other.scores, filings: drawn.filings + unfiled,
                assigned: drawn.assigned + other.assigned) == rule)
        #expect(rule != nil)
        #expect(PrimaryRule.fit(scores: other.scores, filings: unfiled, assigned: other.assigned) == nil)
        #expect(PrimaryRule.fit(scores: [], filings: [], assigned: []) == nil)
    }

    @Test("one filed paper, one topic and a topic without a paper are no trouble") func fewRowsAreNoTrouble() throws {
        let one = try #require(
            PrimaryRule.fit(scores: [[0.5, -1]], filings: [[true, false]], assigned: [[true, true]]))
        #expect(one.scale > 0 && one.scale.isFinite && one.biases.allSatisfy { $0.isFinite } && one.line == nil)
        #expect(one.choice(among: [true, true], scores: [0.5, -1])?.topic == 0)
        let single = try #require(
            PrimaryRule.fit(
                scores: (0..<80).map { [Double($0)] }, filings: (0..<80).map { _ in [true] },
                assigned: (0..<80).map { _ in [true] }))
        let choice = try #require(single.choice(among: [true], scores: [3]))
        #expect(choice.topic == 0 && choice.probability > 0.9)
        let drawn = Drawn(300, seed: 12)
        let wider = try #require(
            PrimaryRule.fit(
                scores: drawn.scores.map { $0 + [-1] }, filings: drawn.filings.map { $0 + [false] },
                assigned: drawn.assigned.map { $0 + [true] }))
        #expect(wider.biases[5] < 0 && wider.biases.allSatisfy { $0.isFinite })
    }
}
