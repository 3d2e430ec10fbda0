import Featurizer
import Testing

@Suite struct ClauseReaderTests {
    /// The words in spelling, `|` for the end of a clause, `~` before a word that is joined to the one before.
    private func read(_ parts: String...) -> String {
        var reader = ClauseReader()
        let text = reader.read(parts)
        return zip(text.words, text.marks).map { word, marks in
            word < 0 ? "|" : (marks.contains(.joined) ? "~" : "") + reader.spelling(word)
        }.joined(separator: " ")
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
            ("vision-language models", "vision ~language model |"), ("k-means", "k-mean |"),
        ])
    func compounds(text: String, words: String) { #expect(read(text) == words) }

    @Test(
        "a word is spelled with capitals where most texts have them within it",
        arguments: [
            ("LLMs and an LLM", "LLM and an LLM |"), ("We use GRPO. GRPO", "we use GRPO | GRPO |"),
            ("Agents: agents AGENTS agents", "agent | agent agent agent |"), ("a KV-cache", "a KV ~cache |"),
            ("DiT-XL/2", "DiT ~XL |"), ("3DGS", "3DGS |"), ("U-Net", "U-Net |"), ("On-Policy wins", "on-policy win |"),
            ("DeepSeek-R1", "DeepSeek ~R1 |"), ("Species", "species |"),
            ("a policy of policies", "a policy of policy |"),
        ])
    func capitals(text: String, words: String) { #expect(read(text) == words) }

    @Test("a capital tells a name within a clause of running text, not in a title or at a beginning") func marks() {
        var reader = ClauseReader()
        let text = reader.read(["Sparse Mamba", "Mamba beats two Gaussians. We use Mamba-Net."], titles: 1)
        let told = zip(text.words, text.marks).filter { $0.0 >= 0 }.map { word, marks in
            reader.spelling(word, isCapital: marks.isSuperset(of: [.capital, .within]))
                + (marks.contains(.plural) ? "s" : "")
        }
        #expect(told == ["sparse", "mamba", "mamba", "beats", "two", "Gaussians", "we", "use", "Mamba", "Net"])
    }

    @Test("kinds of words") func kinds() throws {
        var reader = ClauseReader()
        let words = reader.read(["the agents of we can quickly and to than"]).words.filter { $0 >= 0 }
        #expect(
            words.map(reader.kind)
                == [
                    .determiner, .content, .preposition, .pronoun, .auxiliary, .adverb, .conjunction, .to, .function,
                ])
    }
}
