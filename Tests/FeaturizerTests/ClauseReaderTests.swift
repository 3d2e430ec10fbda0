import Featurizer
import Testing

@Suite struct ClauseReaderTests {
    /// The words in spelling, `|` for the end of a clause.
    private func read(_ parts: String...) -> String {
        var reader = ClauseReader()
        return reader.words(of: parts).map { $0 < 0 ? "|" : reader.spelling($0) }.joined(separator: " ")
    }

    @Test(
        "clauses end at punctuation beside a space, at brackets, dashes and numbers",
        arguments: [
            ("Agents with skills: a survey", "agent with skill | a survey |"),
            ("We train, then test (twice) models.", "we train | then test | twice | model |"),
            ("Quantize – or prune — 4 bits", "quantize | or prune | bit |"),
            ("uses 70% fewer tokens", "use | fewer token |"),
            ("\"Think\" twice; act [once]", "think | twice | act | once |"),
            ("", ""), (" . ", ""),
        ])
    func clauses(text: String, words: String) { #expect(read(text) == words) }

    @Test("no clause reaches from one part into the next") func parts() {
        #expect(read("Sparse attention", "helps caches") == "sparse attention | help cache |")
    }

    @Test(
        "a hyphenated word with a function word in it is one word, any other is several",
        arguments: [
            ("on-policy distillation", "on-policy distillation |"), ("end-to-end training", "end-to-end training |"),
            ("vision-language models", "vision language model |"), ("k-means", "k-mean |"),
        ])
    func compounds(text: String, words: String) { #expect(read(text) == words) }

    @Test(
        "a word is spelled with capitals where most texts have them within it",
        arguments: [
            ("LLMs and an LLM", "LLM and an LLM |"), ("We use GRPO. GRPO", "we use GRPO | GRPO |"),
            ("Agents: agents AGENTS agents", "agent | agent agent agent |"), ("a KV-cache", "a KV cache |"),
            ("DiT-XL/2", "DiT xl |"),
        ])
    func capitals(text: String, words: String) { #expect(read(text) == words) }

    @Test("kinds of words") func kinds() throws {
        var reader = ClauseReader()
        let words = reader.words(of: ["the agents of we can quickly and to than"]).filter { $0 >= 0 }
        #expect(
            words.map(reader.kind)
                == [
                    .determiner, .content, .preposition, .pronoun, .auxiliary, .adverb, .conjunction, .to, .function,
                ])
    }
}
