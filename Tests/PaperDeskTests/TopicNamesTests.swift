import Testing

@testable import PaperDesk

@Suite struct TopicNamesTests {
    private let names = TopicNames([
        ("video", "Video"), ("reinforcement-learning", "Reinforcement learning"), ("rl", "RL, deep"),
        ("Machine Learning", "Machine Learning"), ("cs.CL, NLP", "Language"), ("NLP", "NLP"), ("nlp", "Words"),
    ])

    @Test(
        "a topic is called by its slug, else without regard to capitals, else by its name or its words",
        arguments: [
            ("video", "video"), ("VIDEO", "video"), ("Reinforcement Learning", "reinforcement-learning"),
            ("reinforcement_learning", "reinforcement-learning"), ("machine learning", "Machine Learning"),
            ("machine-learning", "Machine Learning"), ("language", "cs.CL, NLP"), ("NLP", "NLP"), ("nlp", "nlp"),
            ("Nlp", nil), ("vidoe", nil), ("", nil), ("!", nil),
        ] as [(String, String?)])
    func slug(name: String, expected: String?) { #expect(names.slug(name) == expected) }

    @Test("what is none has others that are alike") func alike() {
        #expect(names.alike("vidoe") == ["video"] && names.alike("zzzz") == [])
        #expect(names.slug(String(repeating: "v", count: 1 << 20)) == nil)
    }

    @Test("a list is parted at commas, but not within slugs and names that have some") func list() {
        let parts = ["video", "cs.CL", "NLP", "RL", "deep", "NLP"]
        #expect(names.slugs(ofParts: parts).slugs == ["video", "cs.CL, NLP", "rl", "NLP"])
        #expect(names.slugs(ofParts: ["video", "cs.CL"]).unknown == "cs.CL")
        #expect(names.slugs(ofParts: [""]).unknown == "")
        #expect(names.slugs(ofParts: []).slugs == [])
    }
}
