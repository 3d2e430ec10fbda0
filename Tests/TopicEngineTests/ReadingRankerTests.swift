import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite("What a reader likes") struct ReadingRankerTests {
    private let documents = SyntheticCorpus.documents(60, seed: 3)
    private let model: TopicModel

    init() throws {
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: documents.map { ($0.text, $0.label) }, unlabelled: [])
        model = try SyntheticCorpus.learn(set, SyntheticCorpus.options)
    }

    private func judged(_ numbers: Range<Int>, _ isGood: (Int) -> Bool) -> [ReadingRanker.Judged] {
        numbers.map {
            let text = documents[$0].text
            return ReadingRanker.Judged(title: text.title, abstract: text.abstract, isGood: isGood($0))
        }
    }

    private func isAbout(_ number: Int) -> Bool { documents[number].topics.contains(SyntheticCorpus.topics[0]) }

    @Test("there is a ranking from five marks on, with one of each kind")
    func enough() {
        #expect(ReadingRanker(judged(0..<4) { $0 > 0 }, model: model) == nil)
        #expect(ReadingRanker(judged(0..<5) { $0 > 0 }, model: model) != nil)
        #expect(ReadingRanker(judged(0..<5) { $0 == 0 }, model: model) != nil)
        #expect(ReadingRanker(judged(0..<30) { _ in true }, model: model) == nil)
        #expect(ReadingRanker(judged(0..<30) { _ in false }, model: model) == nil)
    }

    @Test("texts like the good ones come before others, and the terms add up to the score")
    func ranks() throws {
        var ranker = try #require(ReadingRanker(judged(0..<20, isAbout), model: model))
        let rest = (20..<60).map { number in
            (
                isAbout: isAbout(number),
                score: ranker.score(title: documents[number].text.title, abstract: documents[number].text.abstract)
            )
        }
        let (liked, others) = (
            rest.filter(\.isAbout).map(\.score.value), rest.filter { !$0.isAbout }.map(\.score.value)
        )
        // The part of pairs in the right order; a coin would have half.
        let pairs = liked.flatMap { one in others.map { one > $0 ? 1.0 : 0.0 } }
        #expect(pairs.count > 50 && pairs.reduce(0, +) / Double(pairs.count) > 0.9)
        for entry in rest {
            let magnitudes = entry.score.terms.map { abs($0.weight) }
            #expect(magnitudes == magnitudes.sorted(by: >) && !magnitudes.contains(0))
        }
    }

    @Test("the other way round every score changes its sign, and so do the telling terms")
    func mirrored() throws {
        var one = try #require(ReadingRanker(judged(0..<20, isAbout), model: model))
        var other = try #require(ReadingRanker(judged(0..<20) { !isAbout($0) }, model: model))
        for document in documents.suffix(10) {
            let (left, right) = (
                one.score(title: document.text.title, abstract: document.text.abstract).value,
                other.score(title: document.text.title, abstract: document.text.abstract).value
            )
            #expect(abs(left + right) < 1e-3)
        }
        #expect(one.telling(1).good.map(\.term) == other.telling(1).bad.map(\.term))
        #expect(one.telling(3).good.allSatisfy { $0.weight > 0 } && one.telling(3).bad.allSatisfy { $0.weight < 0 })
    }

    @Test("the same marks give the same scores") func repeats() throws {
        var (one, other) = (
            try #require(ReadingRanker(judged(0..<20, isAbout), model: model)),
            try #require(ReadingRanker(judged(0..<20, isAbout), model: model))
        )
        let text = documents[30].text
        #expect(
            one.score(title: text.title, abstract: text.abstract)
                == other.score(title: text.title, abstract: text.abstract))
    }
}
