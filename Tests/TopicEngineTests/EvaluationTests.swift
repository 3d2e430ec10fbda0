import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct EvaluationTests {
    private struct Reference: Decodable {
        struct Prediction: Decodable {
            let topic: String
            let probability: Double
            let assigned: Bool
        }
        struct Paper: Decodable {
            let topics: [String]
            let uncertain: [String]
            let primary: [String]
            let predictions: [Prediction]

            var judged: JudgedPaper {
                let topics = predictions.map {
                    TopicProbability(topic: $0.topic, probability: $0.probability, assigned: $0.assigned)
                }
                let label = TrainingLabel(topics: Set(self.topics), uncertain: Set(uncertain), primary: Set(primary))
                return JudgedPaper(
                    label: label,
                    classification: Classification(topics: topics, primary: topics.first(where: \.assigned)?.topic))
            }
        }
        struct Figures: Decodable {
            struct Topic: Decodable {
                let papers: Int
                let f1: Double
            }
            struct Middle: Decodable {
                let said: Double
                let share: Double
                let pairs: Int

                private enum CodingKeys: String, CodingKey {
                    case said
                    case share = "true"
                    case pairs
                }
            }
            let microF1: Double
            let macroF1: Double
            let primary: Double
            let brier: Double
            let calibrationError: Double
            let likelyError: Double
            let middle: Middle
            let untagged: Double
            let topics: [String: Topic]
        }
        let papers: [Paper]
        let figures: Figures
    }

    private func reference() throws -> (judged: [JudgedPaper], figures: Reference.Figures) {
        let reference = try ReferenceNumbers.load("evaluation", as: Reference.self)
        return (reference.papers.map(\.judged), reference.figures)
    }

    @Test("all figures are those of an independent count") func allFiguresAreThoseOfAnIndependentCount() throws {
        let (judged, expected) = try reference()
        let evaluation = Evaluation(judged, samples: 0)
        #expect(evaluation.papers == judged.count)
        #expect(abs(evaluation.microF1.value - expected.microF1) < 1e-12)
        #expect(abs(try #require(evaluation.macroF1).value - expected.macroF1) < 1e-12)
        #expect(abs(try #require(evaluation.primary).value - expected.primary) < 1e-12)
        #expect(abs(evaluation.brier.value - expected.brier) < 1e-12)
        #expect(abs(evaluation.calibrationError.value - expected.calibrationError) < 1e-12)
        #expect(abs(evaluation.likelyError.value - expected.likelyError) < 1e-12)
        #expect(abs(evaluation.middle.meanProbability - expected.middle.said) < 1e-12)
        #expect(abs(evaluation.middle.share - expected.middle.share) < 1e-12)
        #expect(evaluation.middle.pairs == expected.middle.pairs)
        #expect(abs(evaluation.untagged - expected.untagged) < 1e-12)
        #expect(evaluation.accuracy == nil)
        #expect(evaluation.topics.map(\.topic) == expected.topics.keys.sorted())
        for topic in evaluation.topics {
            let figures = try #require(expected.topics[topic.topic])
            #expect(topic.papers == figures.papers)
            #expect(abs(topic.f1 - figures.f1) < 1e-12)
        }
        #expect(evaluation.reliability.count == 10)
        #expect(
            evaluation.reliability.reduce(0) { $0 + $1.pairs } == judged.reduce(0) { $0 + 6 - $1.label.uncertain.count }
        )
    }

    @Test("intervals hold their value, narrow with papers, and depend on the seed alone")
    func intervalsHoldTheirValueNarrowWithPapersAndDepend() throws {
        let judged = try reference().judged
        let evaluation = Evaluation(judged, seed: 4, samples: 300)
        for figure in [
            evaluation.microF1, try #require(evaluation.macroF1), try #require(evaluation.primary), evaluation.brier,
        ] {
            #expect(figure.low < figure.value && figure.value < figure.high)
        }
        for error in [evaluation.calibrationError, evaluation.likelyError] {
            #expect(error.low <= error.value && error.value < error.high)
        }
        #expect(evaluation == Evaluation(judged, seed: 4, samples: 300))
        #expect(evaluation != Evaluation(judged, seed: 5, samples: 300))
        for threads in [2, 3] {
            #expect(evaluation == Evaluation(judged, seed: 4, samples: 300, workers: Workers(threads: threads)))
        }
        let more = Evaluation((0..<4).flatMap { _ in judged }, seed: 4, samples: 300)
        #expect(abs(more.microF1.value - evaluation.microF1.value) < 1e-12)
        #expect(more.microF1.high - more.microF1.low < 0.7 * (evaluation.microF1.high - evaluation.microF1.low))
    }

    private func judged(
        _ topics: Set<String>, uncertain: Set<String> = [], primary: Set<String> = [], said: [(String, Double)]
    )
        -> JudgedPaper
    {
        let said = said.map { TopicProbability(topic: $0.0, probability: $0.1, assigned: $0.1 >= 0.5) }
        return JudgedPaper(
            label: TrainingLabel(topics: topics, uncertain: uncertain, primary: primary),
            classification: Classification(topics: said, primary: said.first(where: \.assigned)?.topic))
    }

    @Test("an uncertain topic counts neither for nor against") func anUncertainTopicCountsNeitherForNorAgainst() {
        let evaluation = Evaluation(
            [judged(["a"], uncertain: ["b"], said: [("a", 0.9), ("b", 0.8), ("c", 0.1)])], samples: 0)
        #expect(evaluation.microF1.value == 1)
        #expect(abs(evaluation.brier.value - 0.01) < 1e-12)
        #expect(evaluation.reliability.reduce(0) { $0 + $1.pairs } == 2)
    }

    @Test("a topic that the model does not know is missed, and other is no topic")
    func aTopicThatTheModelDoesNotKnowIs() {
        let evaluation = Evaluation([judged(["a", "unknown", "other"], said: [("a", 0.9), ("b", 0.6)])], samples: 0)
        #expect(evaluation.topics.map(\.topic) == ["a", "b", "unknown"])
        #expect(evaluation.microF1.value == 0.5)
        #expect(evaluation.macroF1 == nil, "no topic has five papers")
    }

    @Test("papers of one label each have an accuracy") func papersOfOneLabelEachHaveAnAccuracy() throws {
        let papers = [judged(["a"], said: [("a", 0.4), ("b", 0.3)]), judged(["a"], said: [("b", 0.7), ("a", 0.3)])]
        let evaluation = Evaluation(papers, samples: 0)
        #expect(try #require(evaluation.accuracy).value == 0.5)
        #expect(evaluation.primary == nil)
        #expect(evaluation.untagged == 0.5)
        #expect(Evaluation(papers + [judged(["a", "b"], said: [("a", 1)])], samples: 0).accuracy == nil)
    }

    @Test("macro-F1 begins with a topic of five papers, and is 0 where nothing of it was found")
    func macroF1BeginsWithATopicOfFivePapers() {
        func macro(_ count: Int) -> Double? {
            Evaluation((0..<count).map { _ in judged(["a"], said: [("b", 0.9)]) }, samples: 20).macroF1?.value
        }
        #expect((macro(4), macro(5)) == (nil, 0))
    }

    @Test("a reliability table says how sure it is") func aReliabilityTableSaysHowSureItIs() {
        let papers = (0..<20).map { judged($0 < 14 ? ["a"] : [], said: [("a", 0.75)]) }
        let table = Evaluation(papers, samples: 0).reliability
        #expect(table.map(\.pairs) == [0, 0, 0, 0, 0, 0, 0, 20, 0, 0])
        #expect((table[7].meanProbability, table[7].share) == (0.75, 0.7))
        // Values of scipy 1.17.1, binomtest(14, 20).proportion_ci(method="wilson").
        #expect(abs(table[7].low - 0.481_027_2) < 1e-6 && abs(table[7].high - 0.854_522_8) < 1e-6)
        #expect((table[0].low, table[0].high) == (0, 1))
    }

    @Test("the error where it matters leaves out what was called unlikely, and fills ten bins equally")
    func theErrorWhereItMattersLeavesOutWhatWasCalledUnlikely() {
        // Twenty pairs said to have a half, of which one is true; and many said to have next to nothing.
        let papers = (0..<20).map { judged($0 == 0 ? ["a"] : [], said: [("a", 0.5), ("b", 0.01), ("c", 0.09)]) }
        let evaluation = Evaluation(papers, samples: 0)
        #expect(abs(evaluation.likelyError.value - 0.45) < 1e-12)
        #expect(evaluation.calibrationError.value < 0.2)
        // The pairs of a bin are neighbours in probability: 0.1 that never holds and 0.9 that always does are
        // off by a tenth each.
        let sure = (0..<40).map { judged($0 % 2 == 0 ? ["a"] : [], said: [("a", $0 % 2 == 0 ? 0.9 : 0.1)]) }
        #expect(abs(Evaluation(sure, samples: 0).likelyError.value - 0.1) < 1e-12)
        let three = [0.2, 0.6, 0.8].map { judged($0 > 0.5 ? ["a"] : [], said: [("a", $0)]) }
        #expect(abs(Evaluation(three, samples: 0).likelyError.value - (0.2 + 0.4 + 0.2) / 3) < 1e-12)
        let unlikely = Evaluation([judged(["a"], said: [("a", 0.05)])], samples: 50)
        #expect((unlikely.likelyError.value, unlikely.likelyError.high) == (0, 0))
        #expect((unlikely.middle.pairs, unlikely.middle.meanProbability) == (0, 0))
    }

    @Test("the middle begins with 40 % and ends before 90 %") func theMiddleBeginsWith40AndEndsBefore90() {
        let said = [0.39, 0.4, 0.65, 0.89, 0.9].map { judged($0 == 0.4 ? ["a"] : [], said: [("a", $0)]) }
        let middle = Evaluation(said, samples: 0).middle
        #expect(middle.pairs == 3)
        #expect(abs(middle.meanProbability - 1.94 / 3) < 1e-12 && abs(middle.share - 1.0 / 3) < 1e-12)
    }

    @Test("the topic that a model files a paper under is judged, not the most probable one")
    func theTopicThatAModelFilesAPaperUnderIsJudged() throws {
        let topics = [
            TopicProbability(topic: "a", probability: 0.8, assigned: true),
            TopicProbability(topic: "b", probability: 0.6, assigned: true),
        ]
        func primary(_ named: String?, _ abstention: Abstention? = nil) throws -> Double {
            let paper = JudgedPaper(
                label: TrainingLabel(topics: ["a", "b"], uncertain: [], primary: ["b"]),
                classification: Classification(topics: topics, primary: named, abstention: abstention))
            return try #require(Evaluation([paper], samples: 0).primary).value
        }
        #expect(try primary("b") == 1)
        #expect(try primary("a") == 0)
        #expect(try primary(nil) == 0, "the most probable one where none is named")
        #expect(try primary(nil, .outsideField) == 0)
    }

    @Test("topics that the labellers did not know are judged by no figure")
    func topicsThatTheLabellersDidNotKnowAreJudgedByNoFigure() {
        let topics = [
            TopicProbability(topic: "a", probability: 0.9, assigned: true),
            TopicProbability(topic: "new", probability: 0.8, assigned: true),
        ]
        let classification = Classification(topics: topics, primary: "a")
        func evaluation(_ label: TrainingLabel) -> Evaluation {
            Evaluation([JudgedPaper(label: label, classification: classification)], samples: 0)
        }
        let unsaid = evaluation(TrainingLabel(topics: ["a"], primary: ["a"], unsaid: ["new"]))
        #expect(unsaid.microF1.value == 1)
        #expect(abs(unsaid.brier.value - 0.01) < 1e-12)
        #expect(unsaid.reliability.reduce(0) { $0 + $1.pairs } == 1)
        let open = evaluation(TrainingLabel(topics: ["a"], uncertain: ["new"], primary: ["a"]))
        #expect((unsaid.microF1, unsaid.brier, unsaid.topics) == (open.microF1, open.brier, open.topics))
        #expect(evaluation(TrainingLabel(topics: ["a"], primary: ["a"])).microF1.value < 1)
    }

    @Test("no papers have figures of zero") func noPapersHaveFiguresOfZero() {
        let evaluation = Evaluation([])
        #expect(
            (evaluation.papers, evaluation.microF1.value, evaluation.brier.value, evaluation.untagged) == (0, 0, 0, 0))
        #expect(evaluation.macroF1 == nil)
        #expect((evaluation.primary, evaluation.accuracy) == (nil, nil))
        #expect(evaluation.topics.isEmpty)
    }

    @Test("a topic's figures divide by nothing safely") func aTopicSFiguresDivideByNothingSafely() {
        let none = TopicFigures(topic: "a", papers: 0, truePositives: 0, falsePositives: 0, falseNegatives: 0)
        #expect((none.precision, none.recall, none.f1) == (0, 0, 0))
        let some = TopicFigures(topic: "a", papers: 4, truePositives: 3, falsePositives: 2, falseNegatives: 1)
        #expect((some.precision, some.recall) == (0.6, 0.75))
        #expect(abs(some.f1 - 2.0 / 3) < 1e-12)
    }
}
