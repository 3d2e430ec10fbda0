import Papers
import Testing
import Timelines

@testable import Themes

/// Which phrases are named: on made-up papers of three subjects, each with words of its own.
@Suite struct TopicPhrasesTests {
    private static let subjects: [(topic: String, words: [String])] = [
        ("agents", ["tool", "planner", "browser", "memory", "environment", "episode", "desktop", "workflow"]),
        ("vision", ["pixel", "camera", "scene", "texture", "object", "segment", "depth", "contour"]),
        ("audio", ["speech", "singer", "phoneme", "melody", "noise", "accent", "tempo", "chord"]),
    ]

    /// A paper of a subject: a few of its words, and what else is said.
    private func paper(_ number: Int, _ subject: Int, _ extra: String = "") -> ClassifiedPaper {
        let (topic, words) = Self.subjects[subject]
        let chosen = (0..<4).map { words[(number * 7 + $0 * 3 + number / 5) % words.count] }
        let text =
            "We study the \(chosen[0]) of a \(chosen[1]). The \(chosen[2]) is used with the \(chosen[3]). \(extra)"
        return ClassifiedPaper(
            paper: Paper(id: "2601.\(10_000 + number)", title: "Paper \(number)", abstract: text),
            classification: Classification(
                topics: [TopicProbability(topic: topic, probability: 0.9, assigned: true)], primary: topic))
    }

    private func papers(_ numbers: Range<Int>, _ extra: (Int, Int) -> String = { _, _ in "" }) -> [ClassifiedPaper] {
        numbers.map { paper($0, $0 % 3, extra($0 / 3, $0 % 3)) }
    }

    private func answers(
        _ period: [ClassifiedPaper], _ baseline: [ClassifiedPaper], _ earlier: [ClassifiedPaper] = []
    ) -> [TopicPhrases.Answer] {
        TopicPhrases(period: period, baseline: baseline, earlier: earlier).movements(of: ["agents", "vision", "audio"])
    }

    @Test("the phrase of the field that rose is named whole, once, with its share and its papers") func named() throws {
        let period = papers(0..<60) { number, subject in
            subject == 0 && number < 9 ? "Agent skills are learned. An agent skill is kept." : ""
        }
        let found = answers(period, papers(60..<240), papers(240..<600))
        let term = try #require(found[0].risen.first)
        #expect(found[0].risen.map(\.term) == ["agent skill"])
        #expect(term.term == "agent skill")
        #expect((term.papers, term.of, term.baselinePapers, term.baselineOf) == (9, 20, 0, 60))
        #expect(term.carriers.count == 3 && term.carriers[0].title == "Paper 0")
        #expect(found[1].risen.isEmpty && found[2].risen.isEmpty && found.allSatisfy(\.fallen.isEmpty))
    }

    @Test("a phrase of style is not named, however clearly it rose") func style() {
        // In papers of all subjects, more in those of agents; said in a sentence of its own each time.
        let verbs = ["given", "found", "seen", "shown", "offered", "gathered", "weighed"]
        func said(_ number: Int) -> String { "The strongest evidence is \(verbs[number % verbs.count])." }
        let period = papers(0..<60) { number, subject in subject == 0 || number % 3 != 0 ? said(number) : "" }
        let others = papers(60..<240) { number, _ in number % 4 == 0 ? said(number) : "" }
        #expect(answers(period, others, papers(240..<600))[0].risen.isEmpty)
    }

    @Test("an adjective, a verb, a participle or an adverb ends no phrase") func grammar() throws {
        let made = [
            "Agents are grounded in evidence", "A benchmark grounded in facts", "The quadruped of the robot",
            "The evidence is agreed", "We improve the policy", "We improve a large model", "A large model is learned",
            "The large policy", "Seeds of speed", "A seed is slow", "It mostly holds the model",
        ]
        var texts = PhraseTexts()
        for text in made + made + made { texts.add([text]) }
        let grammar = PhraseGrammar(texts)
        let phrases = texts.phrases(in: 0..<made.count, fewest: 1)
        func isNoun(_ word: String) throws -> Bool {
            grammar.isNounPhrase(try #require(phrases.first { texts.spelling($0) == word }).words, in: texts)
        }
        for noun in ["evidence", "policy", "seed", "speed", "large model", "model"] {
            #expect(try isNoun(noun), "\(noun)")
        }
        for other in ["grounded", "benchmark grounded", "large", "improve", "mostly"] {
            #expect(try !isNoun(other), "\(other)")
        }
    }

    @Test("a phrase and its abbreviation are named once") func abbreviation() throws {
        let period = papers(0..<60) { number, subject in
            guard subject == 1, number < 12 else { return "" }
            return number < 8 ? "Neural splatting is used. We draw with NS." : number < 10 ? "NS is quick." : "NS, NS."
        }
        let found = answers(period, papers(60..<240), papers(240..<600))[1].risen.map(\.term)
        #expect(found.count { ["NS", "neural splatting"].contains($0) } == 1, "\(found)")
    }

    @Test("what rose outside as much as inside says nothing of the topic") func outside() {
        let said = "A diffusion decoder is built."
        let period = papers(0..<60) { number, _ in number < 12 ? said : "" }
        let found = answers(period, papers(60..<240), papers(240..<600))
        #expect(found.allSatisfy { $0.risen.count < 3 })
        #expect(found.flatMap(\.risen).filter { $0.term.contains("decoder") }.count < 3)
    }

    @Test("what fell is named for the topic that lost it, without papers") func fallen() throws {
        let before = papers(60..<240) { number, subject in subject == 2 && number % 2 == 0 ? "A vocoder is built." : ""
        }
        let found = answers(papers(0..<60), before, papers(240..<600))
        let term = try #require(found[2].fallen.first)
        #expect(term.term == "vocoder" && term.papers == 0 && term.baselinePapers == 30, "\(found[2].fallen)")
        #expect(term.logOddsRatio < 0 && term.zScore < -2 && term.carriers.isEmpty)
        #expect(found[0].fallen.isEmpty && found[0].risen.isEmpty)
    }

    @Test("the order of the papers changes nothing") func order() {
        let period = papers(0..<60) { number, subject in subject == 1 && number < 9 ? "Neural splats are drawn." : "" }
        let (before, earlier) = (papers(60..<240), papers(240..<600))
        let found = answers(period, before, earlier)
        #expect(found[1].risen.count == 1)
        #expect(answers(period.reversed(), before.reversed(), earlier.reversed()) == found)
    }

    @Test("without a baseline nothing moved") func noBaseline() {
        #expect(answers(papers(0..<60), []).allSatisfy { $0 == TopicPhrases.Answer() })
        #expect(answers([], papers(0..<60)).allSatisfy { $0.risen.isEmpty })
    }
}
