import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct TokenRuleChoiceTests {
    private static let functionWords = ["the", "of", "and", "with", "from", "this", "that", "which", "for", "into"]

    /// Texts of two classes that differ in their function words, in their other words, or in nothing.
    private func set(_ count: Int, tell: (function: Double, content: Double)) throws -> TrainingSet {
        var generator = SeededGenerator(seed: 12)
        let texts = (0..<count).map { number in
            let label = number % 2
            let words = (0..<12).flatMap { _ -> [String] in
                let half = generator.unit() < tell.function ? label * 5 + generator.index(below: 5) : nil
                let own = generator.unit() < tell.content ? 1000 + label * 60 + generator.index(below: 60) : nil
                return [
                    Self.functionWords[half ?? generator.index(below: 10)],
                    SyntheticCorpus.word(own ?? generator.index(below: 300)),
                ]
            }
            return (
                text: PaperText(id: "\(number)", title: "", abstract: words.joined(separator: " ") + "."),
                label: TrainingLabel(topics: [SyntheticCorpus.topics[label]])
            )
        }
        return try TrainingSet(topics: Array(SyntheticCorpus.topics.prefix(2)), labelled: texts, unlabelled: [])
    }

    private func rule(_ set: TrainingSet, threads: Int = 2) throws -> String {
        let options = try LearningOptions.forSingleLabels(set, seed: 3, workers: Workers(threads: threads))
        #expect(options.seed == 3)
        return options.tokenRule.rawValue
    }

    @Test("function words are read where they tell classes apart, on any number of threads")
    func functionWordsAreReadWhereTheyTellClassesApart() throws {
        let set = try set(1000, tell: (0.5, 0))
        #expect(try [1, 2].map { try rule(set, threads: $0) } == ["texts-1", "texts-1"])
    }

    @Test("they are left out where they hide what tells classes apart")
    func theyAreLeftOutWhereTheyHideWhatTellsClassesApart() throws {
        #expect(try rule(try set(1000, tell: (0, 0.06))) == "abstracts-1")
    }

    @Test("of fewer than a thousand texts they are left out unseen, and nothing speaks for that where there are more")
    func ofFewerThanAThousandTextsTheyAreLeftOut() throws {
        #expect(try rule(try set(999, tell: (0.5, 0))) == "abstracts-1")
        #expect(try rule(try set(1000, tell: (0.5, 0.5))) == "texts-1")
    }
}
