import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct TextSimilarityTests {
    private let documents = SyntheticCorpus.documents(60, seed: 3)
    private let model: TopicModel

    init() throws {
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: documents.map { ($0.text, $0.label) }, unlabelled: [])
        model = try SyntheticCorpus.learn(set, SyntheticCorpus.options)
    }

    @Test("a text is wholly like itself, and its terms add up to one") func aTextIsWhollyLikeItselfAndItsTerms() {
        let text = documents[0].text
        var similarity = TextSimilarity(to: text.abstract, title: text.title, model: model)
        let likeness = similarity.compare(title: text.title, abstract: text.abstract)
        #expect(abs(likeness.cosine - 1) < 1e-6)
        #expect(abs(likeness.terms.reduce(0) { $0 + $1.weight } - likeness.cosine) < 1e-6)
        #expect(likeness.terms.map(\.weight) == likeness.terms.map(\.weight).sorted(by: >))
    }

    @Test("the cosine is that of the rows, the same from either side") func theCosineIsThatOfTheRowsTheSame() {
        for (one, other) in zip(documents.prefix(8), documents.dropFirst(20)) {
            var classifier = Classifier(model: model)
            let (first, second) = (
                classifier.vectors(title: one.text.title, abstract: one.text.abstract).text,
                classifier.vectors(title: other.text.title, abstract: other.text.abstract).text
            )
            var expected = 0.0
            for (column, value) in zip(first.columns, first.values) {
                if let place = second.columns.firstIndex(of: column) {
                    expected += Double(value) * Double(second.values[place])
                }
            }
            var forth = TextSimilarity(to: one.text.abstract, title: one.text.title, model: model)
            var back = TextSimilarity(to: other.text.abstract, title: other.text.title, model: model)
            #expect(abs(forth.cosine(title: other.text.title, abstract: other.text.abstract) - expected) < 1e-6)
            #expect(abs(back.cosine(title: one.text.title, abstract: one.text.abstract) - expected) < 1e-6)
        }
    }

    @Test("a text of unknown words is like nothing") func aTextOfUnknownWordsIsLikeNothing() {
        var similarity = TextSimilarity(to: "zzyzx qwrtp", title: "", model: model)
        #expect(similarity.isEmpty && similarity.tellingTerms(5).isEmpty)
        #expect(similarity.compare(title: documents[0].text.title, abstract: documents[0].text.abstract).cosine == 0)
    }

    @Test("telling terms are the text's own, the heaviest first") func tellingTermsAreTheTextSOwnTheHeaviest() {
        let text = documents[0].text
        let similarity = TextSimilarity(to: text.abstract, title: text.title, model: model)
        let all = similarity.tellingTerms(.max)
        #expect(similarity.tellingTerms(3) == Array(all.prefix(3)) && Set(all).count == all.count)
    }
}
