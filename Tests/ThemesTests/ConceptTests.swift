import Testing

@testable import Themes

/// What is one concept, and which texts are about it.
@Suite struct ConceptTests {
    private func concepts(_ papers: [(String, String)], fewest: Int = 2) -> (all: [Concept], texts: PhraseTexts) {
        var texts = PhraseTexts()
        for (title, abstract) in papers { texts.add([title, abstract]) }
        return (Concept.all(texts.phrases(in: 0..<papers.count, fewest: fewest), texts), texts)
    }

    @Test("a phrase and its abbreviation are one, also within longer phrases") func spelledOut() throws {
        let (all, texts) = concepts([
            ("A", "The reinforcement learning (RL) is one. The agentic RL is new."),
            ("B", "The reinforcement learning (RL) is one. The agentic reinforcement learning is old."),
            ("C", "The agentic RL wins. The RL wins."), ("D", "The agentic reinforcement learning loses."),
        ])
        let keys = all.map(\.key)
        #expect(
            keys.filter { $0.hasSuffix("reinforcement learning") }.sorted() == [
                "agentic reinforcement learning", "reinforcement learning",
            ])
        #expect(!keys.contains { $0.split(separator: " ").contains("rl") })
        let agentic = try #require(all.first { $0.key == "agentic reinforcement learning" })
        #expect(agentic.phrases.map { texts.folded($0.words) } == ["agentic reinforcement learning", "agentic rl"])
        #expect(agentic.texts == [0, 1, 2, 3])
    }

    @Test(
        "a text is about what its title has, or what comes twice; that one name is told by the other is no second time")
    func central() throws {
        let (all, _) = concepts([
            ("The key-value cache", "A key-value cache (KVC) grows."), ("A", "The key-value cache is one thing."),
            ("B", "The key-value cache (KVC) is one."), ("C", "The KVC is kept. The KVC is small."),
            ("D", "A KVC is seen."),
        ])
        let cache = try #require(all.first { $0.key == "key value cache" })
        #expect(cache.texts == [0, 1, 2, 3, 4])
        #expect(cache.isCentral == [true, false, false, true, false])
        #expect(cache.papers(in: 1..<4) == (3, 1))
        #expect(cache.titled(in: 0..<5) == 1 && cache.titled(in: 1..<5) == 0)
    }

    @Test("a part of a phrase that has most of its texts stands for that") func fragments() throws {
        let papers = (0..<8).map { ("Paper \($0)", "The world action model is one. A model is one.") }
        let (all, _) = concepts(papers + [("E", "The action model is one."), ("F", "A world is one.")])
        #expect(all.map(\.key).contains("world action model"))
        #expect(!all.map(\.key).contains("action model") && !all.map(\.key).contains("world action"))
        let whole = try #require(all.first { $0.key == "world action model" })
        // The text that has a fragment alone counts too.
        #expect(whole.texts.contains(8))
        #expect(whole.phrases.count == 1)
    }

    @Test("common words are told from names") func commonWords() throws {
        let (all, texts) = concepts([
            ("A", "The verifier is one. GRPO is one. The OpenClaw is one. An o1 is one."),
            ("B", "The verifier is two. GRPO is two. The OpenClaw is two. An o1 is two."),
        ])
        let common = Set(all.filter { $0.isCommonWord(by: PhraseGrammar(texts), in: texts) }.map(\.key))
        #expect(common.contains("verifier"))
        #expect(common.isDisjoint(with: ["grpo", "openclaw", "o1"]))
    }
}
