import TestSupport
import Testing

@testable import Wording

@Suite("The first sentence of an abstract")
struct FirstSentenceTests {
    @Test(
        "it ends with a mark before the next one begins",
        arguments: [
            ("We learn. It works.", "We learn."), ("Can it learn? We ask.", "Can it learn?"),
            ("It learns! Really.", "It learns!"), ("One (two.) Three.", "One (two.)"),
            ("They say \"it learns.\" We do not.", "They say \"it learns.\""),
            ("Many engines exist. vLLM is one.", "Many engines exist."),
            ("It was made in 2024. We use it.", "It was made in 2024."), ("One... Two.", "One..."),
            ("我们学习。它有效。", "我们学习。"), ("It serves. 3D scenes follow.", "It serves."),
            ("It does well. (See below.)", "It does well."), ("Only one.", "Only one."),
        ])
    func ends(text: String, sentence: String) { #expect(FirstSentence.of(text) == sentence) }

    @Test(
        "a point within ends nothing",
        arguments: [
            "Agents, e.g. Devin, i.e. programs, act", "As Vaswani et al. Show and Smith et al. wrote, it learns",
            "We compare RL vs. SFT", "At 0.99 of GPT-4.5 it rests", "As J. R. Smith and K. Lee have it",
            "1. We learn", "In the U.S. Senate it is asked", "See Fig. 3 and Eq. 4, cf. Sec. 5",
            "Agents (e.g. Devin) act",
            "Yahoo! is a name", "It waits ... and goes on", "Models (w.r.t. Their size, resp. Depth) grow",
        ])
    func within(text: String) {
        #expect(FirstSentence.of(text + ". Next one.") == text + ".")
        #expect(FirstSentence.of(text) == text)
    }

    @Test("what is too long is cut after a word, and a word that is too long within")
    func cut() {
        let text = String(repeating: "many words ", count: 40)
        #expect(FirstSentence.of(text, limit: 24) == "many words many words…")
        #expect(FirstSentence.of(text, limit: 23) == "many words many words…")
        #expect(FirstSentence.of("many words", limit: 10) == "many words")
        #expect(FirstSentence.of(String(repeating: "x", count: 40), limit: 10) == "xxxxxxxxx…")
        #expect(FirstSentence.of(text + ".").hasSuffix(" many…"))
        #expect(DisplayWidth.of(FirstSentence.of(String(repeating: "量子化", count: 200))) <= FirstSentence.longest)
    }

    @Test("of nothing it is nothing", arguments: ["", " ", "\n\t"])
    func empty(text: String) { #expect(FirstSentence.of(text).isEmpty) }

    @Test("marks alone are a sentence", arguments: [".", "...", "?!", ". . ."])
    func marks(text: String) { #expect(FirstSentence.of(text).hasPrefix(String(text.prefix(1)))) }

    @Test("hostile texts stay harmless and short", arguments: 0..<200)
    func hostile(seed: Int) {
        var random = HostileText(seed: seed)
        let sentence = FirstSentence.of(random.next(length: 600))
        #expect(!sentence.unicodeScalars.contains { SafeText.isHarmful($0) })
        #expect(DisplayWidth.of(sentence) <= FirstSentence.longest)
    }
}
