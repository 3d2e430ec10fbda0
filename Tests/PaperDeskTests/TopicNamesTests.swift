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

    @Test("what is called by its name is found by names that are alike") func alikeNames() {
        let names = TopicNames([("rl", "Reinforcement learning"), ("video", "Video")])
        #expect(names.alike("Reinforcment lerning") == ["rl"])
    }

    @Test(
        "a list is parted at commas, but not within slugs and names that have some, nor within quotes",
        arguments: [
            ("video, cs.CL, NLP,RL,deep, NLP ", ["video", "cs.CL, NLP", "rl", "NLP"], []),
            (#""RL, deep", "cs.CL, NLP",video"#, ["rl", "cs.CL, NLP", "video"], []),
            (#""cs.CL",NLP"#, ["NLP"], ["cs.CL"]), (#"cs.CL,"NLP""#, ["NLP"], ["cs.CL"]),
            ("vidoe,video,robtics", ["video"], ["vidoe", "robtics"]), ("rl,video", ["rl", "video"], []),
            ("video,,", ["video"], ["", ""]), ("", [], [""]),
            (#""say ""ah"", a",video"#, ["say \"ah\", a", "video"], []), (#""video"#, ["video"], []),
            (#"video,"rl,audio"#, ["video"], ["rl,audio"]), (#"say "ah""#, [], [#"say "ah""#]),
        ] as [(String, [String], [String])])
    func list(line: String, slugs: [String], unknown: [String]) {
        let names = TopicNames(
            names.slugs.map { ($0, $0 == "rl" ? "RL, deep" : $0) } + [
                ("say \"ah\", a", "ah"), ("rl-video", "RL video"),
            ])
        let found = names.slugs(of: TopicList(line))
        #expect(found.slugs == slugs && found.unknown.map(\.name) == unknown)
    }

    @Test("a long hostile list is read in linear time") func hostileList() {
        for line in [String(repeating: "\"", count: 1 << 20), String(repeating: ",", count: 1 << 14)] {
            #expect(!TopicList(line).parts.isEmpty)
        }
    }
}
