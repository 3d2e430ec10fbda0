import Papers
import Testing

@testable import Timelines

/// Why a topic moved: terms of the papers, counted without the program around them.
@Suite struct TopicTermsTests {
    /// The words of all that a test says, numbered in the order of the alphabet.
    private static let spellings = {
        let texts = [common + " Kv cache.", common + " Images.", "Something entirely new here."]
        return Set(texts.flatMap(sentences).flatMap { $0 }).sorted()
    }()
    private static let common = "We train a large model on data. The results improve the baseline."

    private static func sentences(_ text: String) -> [[String]] {
        text.lowercased().split(separator: ".").map { $0.split(separator: " ").map(String.init) }
    }

    private static func terms(_ text: String) -> [Term] {
        sentences(text).flatMap { sentence in
            let words = sentence.compactMap(spellings.firstIndex)
            return words.map { Term($0) } + zip(words, words.dropFirst()).map { Term($0, $1) }
        }
    }

    private func spelling(_ term: Term) -> String { term.spelled { Self.spellings[$0] } }

    private func paper(_ number: Int, _ abstract: String, _ topics: [String]) -> TopicTerms.Paper {
        TopicTerms.Paper(entry(number, abstract, topics), terms: Set(Self.terms(abstract)).sorted())
    }

    private func entry(_ number: Int, _ abstract: String, _ topics: [String]) -> ClassifiedPaper {
        ClassifiedPaper(
            paper: Paper(id: "\(number)", title: "Paper \(number)", abstract: abstract),
            classification: Classification(
                topics: topics.map {
                    TopicProbability(topic: $0, probability: 0.9 - Double(number) / 1000, assigned: true)
                },
                primary: topics.first))
    }

    @Test("the pair that rose is named with its papers in place of its tokens")
    func thePairThatRoseIsNamedWithItsPapersInPlaceOfItsTokens() throws {
        let common = Self.common
        let period = (0..<12).map { paper($0, common + ($0 < 8 ? " Kv cache." : ""), ["efficiency"]) }
        var terms = TopicTerms(topics: ["efficiency", "vision"], period: period)
        for number in 100..<140 {
            terms.addToBaseline(paper(number, common + " Images.", number % 2 == 0 ? ["efficiency"] : ["vision"]))
        }
        let rising = terms.rising(spelling)
        #expect(rising.count == 2 && rising[1].isEmpty)
        let first = try #require(rising[0].first { $0.term == "kv cache" })
        #expect((first.papers, first.baselinePapers) == (8, 0))
        #expect(first.carriers == (0..<3).map { TermPaper(id: "\($0)", title: "Paper \($0)") })
        #expect(!rising[0].map(\.term).contains("kv") && !rising[0].map(\.term).contains("cache"))
        #expect(rising[0].allSatisfy { !$0.term.contains("model") && !$0.term.contains("result") })
    }

    @Test("without a baseline nothing rose") func withoutABaselineNothingRose() {
        let terms = TopicTerms(topics: ["a"], period: (0..<9).map { paper($0, "Something entirely new here.", ["a"]) })
        #expect(terms.rising(spelling) == [[]])
        #expect(TopicTerms(topics: [], period: []).rising(spelling).isEmpty)
    }

    @Test("a term that repeats a clearer one is left out") func aTermThatRepeatsAClearerOneIsLeftOut() {
        func term(_ term: Term, _ papers: Int) -> RankedTerm {
            RankedTerm(term: term, papers: papers, baselinePapers: 0, logOddsRatio: 1, zScore: 1)
        }
        let (kv, cache, compression, gpu, memory) = (0, 1, 2, 3, 4)
        let ranked = [
            term(Term(cache), 10), term(Term(kv, cache), 8), term(Term(cache, compression), 7), term(Term(gpu), 20),
            term(Term(gpu, memory), 4),
        ]
        #expect(PreferredTerms.of(ranked).map(\.term) == [Term(kv, cache), Term(gpu), Term(gpu, memory)])
    }
}
