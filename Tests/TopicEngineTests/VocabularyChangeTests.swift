import Papers
import Testing

@testable import TopicEngine

@Suite("How the terms of two models differ") struct VocabularyChangeTests {
    @Test("terms that came and went are those of the sets, the ones of most texts first")
    func difference() throws {
        let before = try SyntheticBase.learned.get().model
        let after = try SyntheticBase.learn(
            try TrainingSet(
                topics: SyntheticCorpus.topics,
                labelled: (SyntheticCorpus.documents(150, seed: 1)
                    + SyntheticBase.newTexts(40, seed: 3, prefix: "new")).map { ($0.text, $0.label) },
                unlabelled: [])
        ).model
        func terms(_ model: TopicModel) -> Set<String> {
            Set((0..<model.text.vocabulary.count).map { model.text.vocabulary.spelling($0) })
        }
        let change = VocabularyChange(from: before, to: after)
        let (old, new) = (terms(before), terms(after))
        #expect((change.before, change.after) == (old.count, new.count))
        #expect((change.added, change.removed) == (new.subtracting(old).count, old.subtracting(new).count))
        #expect(change.removed > 0 && change.examples.count == min(12, change.added))
        #expect(new.subtracting(old).isSuperset(of: change.examples))
        // Each of the forty new texts has them, fewer have any other new term.
        #expect(change.examples.contains("quorvax") && change.examples.contains("zimbulet"))
        #expect(VocabularyChange(from: before, to: after, examples: 0).examples.isEmpty)
    }

    @Test("a model has the terms of itself") func same() throws {
        let model = try SyntheticBase.learned.get().model
        let change = VocabularyChange(from: model, to: model)
        #expect((change.added, change.removed, change.before) == (0, 0, change.after))
        #expect(change.examples.isEmpty)
    }
}
