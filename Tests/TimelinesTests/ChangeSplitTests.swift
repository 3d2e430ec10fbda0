import TestSupport
import Testing

@testable import Timelines

@Suite("What a change is made of")
struct ChangeSplitTests {
    @Test("adds up to the change")
    func sum() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let numbers = (0..<4).map { _ in Double(random.below(30)) }
            let split = ChangeSplit(
                papers: numbers[0], others: numbers[1], baselinePapers: numbers[2], baselineOthers: numbers[3])
            guard numbers[0] + numbers[1] > 0, numbers[2] + numbers[3] > 0 else {
                #expect(split == nil)
                continue
            }
            let change = numbers[0] / (numbers[0] + numbers[1]) - numbers[2] / (numbers[2] + numbers[3])
            let parts = try #require(split)
            #expect(abs(parts.fromTopic + parts.fromOthers - change) < 1e-12)
        }
    }

    @Test("is the topic's where the others stay, and the others' where the topic stays")
    func alone() throws {
        let more = try #require(ChangeSplit(papers: 30, others: 70, baselinePapers: 10, baselineOthers: 70))
        #expect(abs(more.fromTopic - (0.3 - 0.125)) < 1e-12 && abs(more.fromOthers) < 1e-12)
        let fewer = try #require(ChangeSplit(papers: 10, others: 30, baselinePapers: 10, baselineOthers: 90))
        #expect(fewer.fromTopic == 0 && abs(fewer.fromOthers - 0.15) < 1e-12)
        // Twice as many papers of everything change no share, and neither part claims one.
        let growth = try #require(ChangeSplit(papers: 20, others: 180, baselinePapers: 10, baselineOthers: 90))
        #expect(growth.fromTopic > 0 && abs(growth.fromTopic + growth.fromOthers) < 1e-12)
    }
}
