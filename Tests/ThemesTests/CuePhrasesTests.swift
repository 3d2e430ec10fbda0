import Testing

@testable import Themes

@Suite("Cues in texts") struct CuePhrasesTests {
    @Test("capitals, hyphens and plurals make no difference; a clause does") func finding() {
        var cues = CuePhrases(["agent harness", "KV cache", "", "harness"])
        #expect(cues.found(in: ["LLM Agent-Harnesses", "We use it."]) == [0, 3])
        #expect(cues.found(in: ["A better kv-cache"]) == [1])
        #expect(cues.found(in: ["An agent, harness and all", "of the kv"]) == [3])
        #expect(cues.found(in: ["Nothing of the kind", ""]).isEmpty)
        #expect(cues.found(in: ["KV", "cache"]).isEmpty, "parts do not reach into each other")
    }
}
