import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite("What was given instead of a topic, and how sure a topic's figures are")
struct TopicConfusionsTests {
    /// A paper that has some topics and was given others; everything else has a tenth.
    private func paper(
        _ has: Set<String>, given: Set<String>, open: Set<String> = [], abstained: Bool = false, id: String? = nil,
        sure: Double = 0.9
    ) -> JudgedPaper {
        let topics = ["a", "b", "c"].map {
            TopicProbability(topic: $0, probability: given.contains($0) ? sure : 0.1, assigned: given.contains($0))
        }
        return JudgedPaper(
            id: id, label: TrainingLabel(topics: has, uncertain: open),
            classification: Classification(
                topics: topics.sorted { $0.probability > $1.probability }, primary: nil,
                abstention: abstained ? .outsideField : nil))
    }

    private func row(
        _ topic: String, papers: Int, found: Int, instead: [(String, Int)] = [], without: Int = 0
    ) -> TopicConfusions {
        TopicConfusions(
            topic: topic, papers: papers, found: found,
            instead: instead.map { .init(topic: $0, papers: $1, examples: []) },
            withoutAnother: without)
    }

    @Test("of several topics those given wrongly stand in for those that were missed")
    func severalTopics() {
        let judged = [
            paper(["a"], given: ["b"]),
            paper(["a"], given: ["b", "c"]),
            paper(["a"], given: []),
            paper(["a", "b"], given: ["a"]),
            paper(["a"], given: ["a", "c"]),
            // Nobody knows whether it is about b: neither wrong nor in a's place.
            paper(["a"], given: ["b"], open: ["b"]),
            paper(["c", "unknown"], given: ["c"]),
            paper(["a", "other"], given: ["b"]),
        ]
        let evaluation = Evaluation(judged, samples: 0)
        #expect(
            evaluation.confusions == [
                row("a", papers: 7, found: 2, instead: [("b", 3), ("c", 1)], without: 2),
                row("b", papers: 1, found: 0, without: 1), row("c", papers: 1, found: 1),
                row("unknown", papers: 1, found: 0, without: 1),
            ])
        #expect(evaluation.confusions.map(\.missed) == evaluation.topics.map(\.falseNegatives))
        #expect(evaluation.confusions.map(\.topic) == evaluation.topics.map(\.topic))
    }

    @Test("of one label each the most probable topic stands for what was given: a confusion matrix")
    func oneLabel() {
        func single(_ has: String, _ probabilities: [(String, Double)], abstained: Bool = false) -> JudgedPaper {
            JudgedPaper(
                label: TrainingLabel(topics: [has]),
                classification: Classification(
                    topics: probabilities.map { TopicProbability(topic: $0, probability: $1, assigned: false) },
                    primary: nil, abstention: abstained ? .tooShort : nil))
        }
        let judged = [
            single("a", [("a", 0.4), ("b", 0.3)]), single("a", [("b", 0.6), ("a", 0.2)]),
            single("a", [("b", 0.9), ("a", 0.1)]), single("b", [("b", 0.5), ("a", 0.5)]),
            single("b", [("a", 0), ("b", 0)], abstained: true), single("other", [("a", 0.7), ("b", 0.3)]),
        ]
        let evaluation = Evaluation(judged, samples: 0)
        #expect(
            evaluation.confusions == [
                row("a", papers: 3, found: 1, instead: [("b", 2)]), row("b", papers: 2, found: 1, without: 1),
                row("other", papers: 1, found: 0, instead: [("a", 1)]),
            ])
        let right = evaluation.confusions.reduce(0) { $0 + $1.found }
        #expect(evaluation.accuracy?.value == Double(right) / 6)
    }

    @Test("the intervals of a topic's figures are those of the naive twin")
    func intervals() throws {
        let judged = (0..<40).map { number in
            paper(number % 3 == 0 ? ["a", "c"] : ["b"], given: number % 4 == 0 ? ["a"] : ["b"])
        }
        let evaluation = Evaluation(judged, seed: 9, samples: 200)
        var generator = SeededGenerator(seed: 9)
        let samples = (0..<200).map { _ in (0..<40).map { _ in judged[generator.index(below: 40)] } }
        for (estimates, topic) in zip(evaluation.topicEstimates, ["a", "b", "c"]) {
            func count(_ sample: [JudgedPaper], _ has: Bool, _ given: Bool) -> Double {
                Double(
                    sample.count {
                        $0.label.topics.contains(topic) == has
                            && $0.classification.assigned.map(\.topic).contains(topic) == given
                    })
            }
            let values = samples.compactMap { sample -> Double? in
                let (hits, wrong) = (
                    count(sample, true, true), count(sample, true, false) + count(sample, false, true)
                )
                return hits + wrong == 0 ? nil : 2 * hits / (2 * hits + wrong)
            }.sorted()
            #expect(estimates.topic == topic)
            #expect(abs(estimates.f1.low - values[5]) < 1e-12 && abs(estimates.f1.high - values[194]) < 1e-12)
        }
        let (a, c) = (evaluation.topicEstimates[0], evaluation.topicEstimates[2])
        #expect(a.precision.low < a.precision.value && a.precision.value < a.precision.high)
        #expect(a.recall.low < a.recall.value && a.recall.value < a.recall.high)
        #expect(c.precision == EstimatedFigure(value: 0, low: 0, high: 0), "it was never given")
        #expect(c.f1 == EstimatedFigure(value: 0, low: 0, high: 0))
    }

    @Test("three papers are named of a pair, those in which the model was surest; the pairs of most papers first")
    func pairs() {
        let judged = [
            paper(["a"], given: ["b"], id: "p3", sure: 0.6), paper(["a"], given: ["b"], id: "p2", sure: 0.8),
            paper(["a"], given: ["b"], id: "p1", sure: 0.8), paper(["a"], given: ["b"], id: "p0", sure: 0.5),
            paper(["a"], given: ["b"]), paper(["a"], given: ["a"], id: "right"),
            // What is true too stands in nothing's place.
            paper(["a", "b"], given: ["b"], id: "both"), paper(["c"], given: ["b", "c"], id: "more"),
            paper(["b"], given: ["a"], id: "q"), paper(["c"], given: ["a"], id: "r"), paper(["c"], given: [], id: "s"),
        ]
        let pairs = Evaluation(judged, samples: 0).confusions.pairs
        #expect(
            pairs == [
                ConfusedPair(truth: "a", said: "b", papers: 5, of: 7, examples: ["p1", "p2", "p3"]),
                ConfusedPair(truth: "b", said: "a", papers: 1, of: 2, examples: ["q"]),
                ConfusedPair(truth: "c", said: "a", papers: 1, of: 3, examples: ["r"]),
            ])
        #expect(Evaluation(judged.reversed(), samples: 0).confusions.pairs == pairs)
    }

    @Test("no papers have no confusions") func nothing() {
        let evaluation = Evaluation([])
        #expect(evaluation.confusions.isEmpty && evaluation.topicEstimates.isEmpty)
    }
}
