import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite("Which papers a review asks about")
struct ReviewOrderTests {
    /// A paper with some probabilities; topics from a half on are given.
    private func paper(
        _ name: String, _ probabilities: [Double], focus: ReviewFocus = .everything, abstention: Abstention? = nil
    ) -> ReviewCandidate? {
        ReviewCandidate(
            name: name,
            NumberedClassification(
                probabilities: probabilities, isAssigned: probabilities.map { $0 >= 0.5 }, primary: nil,
                abstention: abstention),
            focus: focus)
    }

    private func names(_ candidates: [ReviewCandidate?], limit: Int) -> [String] {
        ReviewOrder.papers(candidates.compactMap { $0 }, limit: limit).map(\.name)
    }

    @Test("a half is a bit of doubt, and the number of topics is compared with the one to be expected")
    func weights() throws {
        let sure = try #require(paper("sure", [1, 0, 0]))
        #expect((sure.uncertainty, sure.inconsistency, sure.worth, sure.doubt) == (0, 0, 0, 0))
        let one = try #require(paper("one", [0.5, 0, 0]))
        #expect((one.uncertainty, one.given, one.expected) == (1, 1, 0.5))
        #expect(abs(one.worth - 1.5) < 1e-12 && abs(one.doubt - 0.5) < 1e-12)
        // Two times H(1/4) = 0.811278 bits; half a topic expected and none given.
        let two = try #require(paper("two", [0.25, 0.25, 0]))
        #expect(abs(two.uncertainty - 1.622556) < 1e-6 && two.inconsistency == 0.5 && two.first == 0)
        #expect(abs(two.worth - 1.5 * 1.622556) < 1e-6 && abs(two.doubt - (1 - 0.75 * 0.75)) < 1e-12)
        #expect(paper("away", [0, 0, 0], abstention: .outsideField) == nil)
        #expect(paper("nothing", []) == nil)
    }

    @Test("each topic has its share, the best of it first; ties go by name") func shares() {
        let papers = [
            paper("a1", [0.5, 0.4, 0]), paper("a2", [0.5, 0.3, 0]), paper("a3", [0.5, 0.2, 0]),
            paper("b2", [0, 0.6, 0]), paper("b1", [0, 0.6, 0]), paper("c1", [0, 0, 0.99]),
        ]
        // On A 2.257, 2.238 and 2.168: less doubt about a second topic, but more about their number.
        #expect(names(papers, limit: 4) == ["a2", "b1", "c1", "a3"])
        #expect(names(papers, limit: 99) == ["a2", "b1", "c1", "a3", "b2", "a1"])
        #expect(names(papers, limit: 0) == [] && names([], limit: 3) == [])
    }

    @Test("the order of the candidates does not matter, and none comes twice") func order() {
        var random = SeededGenerator(seed: 5)
        let papers = (0..<60).map { number in
            // Few values, so that there are many ties.
            paper("p\(number % 50)", (0..<4).map { _ in Double(random.index(below: 4)) / 4 })
        }
        let once = Dictionary(grouping: papers.compactMap { $0 }, by: \.name).compactMap { $1.first }
            .sorted { $0.name < $1.name }
        let expected = ReviewOrder.papers(once, limit: 50)
        #expect(Set(expected.map(\.name)).count == 50)
        for seed in 1...5 {
            var shuffler = SeededGenerator(seed: UInt64(seed))
            var shuffled = once + once
            for place in shuffled.indices { shuffled.swapAt(place, shuffler.index(below: shuffled.count)) }
            #expect(ReviewOrder.papers(shuffled, limit: 50) == expected)
        }
        // The naive twin: look for the best of all that are left, again and again.
        var (left, taken, twin) = (once, [Int: Int](), [String]())
        while let next = left.min(by: { one, other in
            let (first, second) = (taken[one.first] ?? 0, taken[other.first] ?? 0)
            return (first, -one.worth, one.name) < (second, -other.worth, other.name)
        }) {
            // Of a topic only its best paper can be next.
            taken[next.first, default: 0] += 1
            twin.append(next.name)
            left.removeAll { $0.name == next.name }
        }
        #expect(expected.map(\.name) == twin)
    }

    @Test("of one topic the least certain come first, and no paper of another") func oneTopic() {
        let papers = [
            paper("sure", [0.95, 0.1], focus: .topic(0)), paper("half", [0.5, 0.1], focus: .topic(0)),
            paper("other", [0.4, 0.6], focus: .topic(0)), paper("rather", [0.8, 0.7], focus: .topic(0)),
        ]
        #expect(names(papers, limit: 9) == ["half", "rather", "sure"])
    }

    @Test("between two topics both are in doubt") func between() {
        let papers = [
            paper("one", [0.5, 0.01, 0], focus: .between(0, 1)), paper("both", [0.6, 0.4, 0], focus: .between(0, 1)),
            paper("third", [0.2, 0.1, 0.9], focus: .between(0, 1)),
        ]
        let candidates = papers.compactMap { $0 }
        #expect(candidates.max { $0.worth < $1.worth }?.name == "both")
        #expect(candidates.min { $0.worth < $1.worth }?.name == "one")
        #expect(paper("none", [0.5, 0.5], focus: .between(0, 2)) == nil)
    }
}
