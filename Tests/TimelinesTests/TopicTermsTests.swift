import Papers
import Testing

@testable import Timelines

/// Why a topic moved: terms of the papers, counted without the program around them.
@Suite struct TopicTermsTests {
    /// Words and pairs of words, numbered in the order of the alphabet of all that a test says.
    private static let spellings = {
        let texts = [common + " Kv cache.", common + " Images.", "Something entirely new here."]
        return Set(texts.flatMap(terms)).sorted()
    }()
    private static let common = "We train a large model on data. The results improve the baseline."

    private static func terms(_ text: String) -> [String] {
        text.lowercased().split(separator: ".").flatMap { sentence in
            let words = sentence.split(separator: " ").map(String.init)
            return words + zip(words, words.dropFirst()).map { $0 + " " + $1 }
        }
    }

    private func spelling(_ term: UInt64) -> String { Self.spellings[Int(term)] }

    private func paper(_ number: Int, _ abstract: String, _ topics: [String]) -> TopicTerms.Paper {
        let terms = Set(Self.terms(abstract)).compactMap { Self.spellings.firstIndex(of: $0) }.map { UInt64($0) }
        return TopicTerms.Paper(entry(number, abstract, topics), terms: terms.sorted())
    }

    private func entry(_ number: Int, _ abstract: String, _ topics: [String]) -> ClassifiedPaper {
        ClassifiedPaper(
            paper: Paper(id: "\(number)", title: "Paper \(number)", abstract: abstract),
            classification: Classification(
                topics: topics.map { TopicProbability(topic: $0, probability: 0.9 - Double(number) / 1000, assigned: true) },
                primary: topics.first))
    }

    @Test func thePairThatRoseIsNamedWithItsPapersInPlaceOfItsTokens() throws {
        let common = Self.common
        let period = (0..<12).map { paper($0, common + ($0 < 8 ? " Kv cache." : ""), ["efficiency"]) }
        var terms = TopicTerms(topics: ["efficiency", "vision"], period: period)
        for number in 100..<140 { terms.addToBaseline(paper(number, common + " Images.", number % 2 == 0 ? ["efficiency"] : ["vision"])) }
        let rising = terms.rising(spelling)
        #expect(rising.count == 2 && rising[1].isEmpty)
        let first = try #require(rising[0].first { $0.term == "kv cache" })
        #expect((first.papers, first.baselinePapers) == (8, 0))
        #expect(first.carriers == (0..<3).map { TermPaper(id: "\($0)", title: "Paper \($0)") })
        #expect(!rising[0].map(\.term).contains("kv") && !rising[0].map(\.term).contains("cache"))
        #expect(rising[0].allSatisfy { !$0.term.contains("model") && !$0.term.contains("result") })
    }

    @Test func withoutABaselineNothingRose() {
        let terms = TopicTerms(topics: ["a"], period: (0..<9).map { paper($0, "Something entirely new here.", ["a"]) })
        #expect(terms.rising(spelling) == [[]])
        #expect(TopicTerms(topics: [], period: []).rising(spelling).isEmpty)
    }

    @Test func aTermThatRepeatsAClearerOneIsLeftOut() {
        func term(_ text: String, _ papers: Int) -> RisingTerm {
            RisingTerm(term: text, papers: papers, baselinePapers: 0, logOddsRatio: 1, zScore: 1)
        }
        let ranked = [term("cache", 10), term("kv cache", 8), term("cache compression", 7), term("gpu", 20), term("gpu memory", 4)]
        #expect(PreferredTerms.of(ranked).map(\.term) == ["kv cache", "gpu", "gpu memory"])
    }
}
