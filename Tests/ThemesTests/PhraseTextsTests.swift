import Featurizer
import Foundation
import Testing

@testable import Themes

@Suite struct PhraseTextsTests {
    /// Texts of few words, so that sequences come again.
    private func texts(seed: Int) -> [String] {
        let words = ["agent", "skill", "cache", "of", "the", "sparse", "and", "model", "on-policy"]
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        return (0..<40).map { _ in
            (0..<30).map { _ in words[next(words.count)] + (next(8) == 0 ? "," : "") }.joined(separator: " ")
        }
    }

    /// All phrases of one to four words, counted one by one.
    private func naive(_ texts: [String], core: Range<Int>, fewest: Int) -> [String: [Int32]] {
        var found: [String: [Int32]] = [:]
        for (number, text) in texts.enumerated() {
            var phrases: Set<String> = []
            for clause in text.split(separator: ",") {
                let words = clause.split(separator: " ").map(String.init)
                for start in words.indices {
                    for end in start..<min(words.count, start + 4) {
                        let part = Array(words[start...end])
                        let isWhole = !part.contains("the") && !part.contains("and")
                        if isWhole, part.first != "of", part.last != "of" {
                            phrases.insert(part.joined(separator: " "))
                        }
                    }
                }
            }
            for phrase in phrases { found[phrase, default: []].append(Int32(number)) }
        }
        return found.filter { $0.value.count { core.contains(Int($0)) } >= fewest }
    }

    @Test("phrases are those that one would count by hand", arguments: 0..<20) func byHand(seed: Int) {
        let made = texts(seed: seed)
        var texts = PhraseTexts()
        for text in made { texts.add([text]) }
        let found = texts.phrases(in: 0..<25, fewest: 3)
        let expected = naive(made, core: 0..<25, fewest: 3)
        #expect(Dictionary(found.map { (texts.spelling($0), $0.texts) }, uniquingKeysWith: { $1 }) == expected)
        #expect(found.count == expected.count && found.contains { $0.words.count > 2 })
    }

    @Test("a phrase cuts no word with hyphens, and is spelled with the hyphens that most have") func hyphens() {
        var texts = PhraseTexts()
        for text in ["LLM-based agents plan", "An LLM-based agent", "The LLM based agent of an agent"] {
            texts.add([text])
        }
        let found = texts.phrases(in: 0..<3, fewest: 3).map { (texts.spelling($0), $0.texts) }
        let all: [Int32] = [0, 1, 2]
        #expect(
            Dictionary(found, uniquingKeysWith: { $1 }) == ["LLM-based agent": all, "LLM-based": all, "agent": all])
        let seldom = texts.phrases(in: 0..<3, fewest: 1).map { texts.spelling($0) }
        #expect(seldom.contains("based agent") && seldom.contains("LLM") && seldom.contains("plan"))
        #expect(texts.phrases(in: 0..<2, fewest: 1).allSatisfy { texts.spelling($0) != "based agent" })
    }

    @Test("a phrase is in the plural where most of its texts have it so, whatever it is known as") func plurals() throws
    {
        var texts = PhraseTexts()
        for text in [
            "Physics", "A world of scene dynamics", "More scene dynamics", "One scene dynamic", "Laws of physics",
        ] {
            texts.add(["Title", text])
        }
        let spelled = Set(texts.phrases(in: 0..<5, fewest: 1).map { texts.spelling($0) })
        #expect(spelled.contains("physics") && spelled.contains("scene dynamics") && !spelled.contains("scene dynamic"))
    }

    @Test("agreement is the mean cosine of all pairs, without the phrase's clauses") func agreement() throws {
        let made = [
            "sparse attention hurts, caches tokens", "sparse attention hurts, caches keys",
            "sparse attention hurts, reads", "robots grasp", "cups", "plates", "speech", "songs", "doors", "roads",
            "rivers", "trees", "hills", "clouds", "lamps", "boats",
        ]
        var texts = PhraseTexts()
        for text in made { texts.add([text]) }
        let phrase = try #require(
            texts.phrases(in: 0..<16, fewest: 3).first { texts.spelling($0) == "sparse attention" })
        #expect(phrase.texts == [0, 1, 2])
        // What counts is in three texts of sixteen at most and in more than one, and not beside the phrase: `cache`
        // alone. The first two texts are `cache`, the third nothing: one pair of three has the cosine 1.
        #expect(abs(PhraseAgreement(texts).agreement(of: phrase) - 1.0 / 3) < 1e-6)
    }

    @Test("agreement is what one would compute pair by pair", arguments: 0..<5) func pairByPair(seed: Int) throws {
        let fillers = (0..<60).map { "word\($0)x" }
        let made = texts(seed: seed).enumerated().map { number, text in
            text + ", " + (0..<6).map { fillers[(number * 5 + $0 * $0 + seed) % 60] }.joined(separator: " ")
        }
        var texts = PhraseTexts()
        for text in made { texts.add([text]) }
        let bags = made.map { text -> [String: Double] in
            Dictionary(text.split { $0 == " " || $0 == "," }.map { (String($0), 1.0) }, uniquingKeysWith: +)
        }
        func frequency(_ word: String) -> Double { Double(bags.count { $0[word] != nil }) }
        let counted = fillers.filter { frequency($0) > 1 && 5 * frequency($0) < Double(made.count) }
        let rows = bags.map { bag in
            counted.map { word in
                bag[word].map { (1 + log($0)) * log(Double(made.count) / frequency(word)) } ?? 0
            }
        }
        func cosine(_ one: [Double], _ other: [Double]) -> Double {
            func product(_ left: [Double], _ right: [Double]) -> Double {
                zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
            }
            let lengths = (product(one, one) * product(other, other)).squareRoot()
            return lengths > 0 ? product(one, other) / lengths : 0
        }
        let agreement = PhraseAgreement(texts)
        for phrase in texts.phrases(in: 0..<40, fewest: 5).suffix(20) {
            let chosen = phrase.texts.map { rows[Int($0)] }
            var (sum, pairs) = (0.0, 0.0)
            for (place, one) in chosen.enumerated() {
                for other in chosen[(place + 1)...] {
                    sum += cosine(one, other)
                    pairs += 1
                }
            }
            #expect(abs(agreement.agreement(of: phrase) - sum / pairs) < 1e-5, "\(texts.spelling(phrase))")
        }
    }
}
