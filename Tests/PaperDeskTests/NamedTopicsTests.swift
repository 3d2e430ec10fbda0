import Listings
import Testing
import TopicEngine

@testable import PaperDesk

@Suite struct NamedTopicsTests {
    @Test("names give slugs and stay names; capitals alone make no topic of its own") func names() throws {
        let named = try NamedTopics(
            [
                LabelledPaper(topics: ["Graph Neural Networks", "Video"], primary: ["video"]),
                LabelledPaper(topics: ["graph neural networks", "video"]),
                LabelledPaper(topics: ["graph neural networks"]),
                LabelledPaper(topics: ["Other"]), LabelledPaper(topics: [], not: ["Audio"]),
            ], wordsStay: false)
        #expect(named.taxonomy.topics.map(\.slug) == ["graph-neural-networks", "video"])
        // The name that most papers have; of equally frequent ones the first of the alphabet.
        #expect(named.taxonomy.topics.map(\.name) == ["graph neural networks", "Video"])
        #expect(named.papers == ["graph-neural-networks": 3, "video": 2])
        #expect(
            ["Video", "video", "Audio", "Other", "none"].map(named.slug) == [
                "video", "video", "audio", "other", "none",
            ])
    }

    @Test("where each paper has one class, other is one of them") func single() throws {
        let named = try NamedTopics(
            ["Other", "Ships"].map { LabelledPaper(topics: [$0], label: $0) }, wordsStay: false)
        #expect(named.taxonomy.topics.map(\.slug) == ["other", "ships"])
    }

    @Test("a label of one word is its own slug where words may stay") func words() throws {
        let labels = ["cs.CL", "CS.CL", "cs.CL", "C04", "money-fx", "Graph Neural Networks", "C++"]
        let named = try NamedTopics(labels.map { LabelledPaper(topics: [$0], label: $0) }, wordsStay: true)
        #expect(
            named.taxonomy.topics.map(\.slug) == ["C04", "c-plus-plus", "cs.CL", "graph-neural-networks", "money-fx"])
        #expect(named.taxonomy.topics.map(\.name) == ["C04", "C++", "cs.CL", "Graph Neural Networks", "money-fx"])
        #expect(["CS.CL", "C++"].map(named.slug) == ["cs.CL", "c-plus-plus"])
    }

    @Test("what controls a terminal is no name", arguments: ["a\u{1B}[2J", String(repeating: "a", count: 1 << 16)])
    func noName(name: String) {
        #expect(throws: TrainingError.unusableTopic(name)) {
            try NamedTopics([LabelledPaper(topics: [name])], wordsStay: false)
        }
    }

    @Test("names of one slug that differ by more than capitals are told, all of them") func clashes() {
        let clashes = [
            NamesOfOneSlug(slug: "a-b", names: ["A b", "a/b"]), NamesOfOneSlug(slug: "x", names: ["X!", "x"]),
        ]
        #expect(throws: DeskError.namesOfOneSlug(clashes)) {
            try NamedTopics(
                [
                    LabelledPaper(topics: ["A b", "x", "video"]), LabelledPaper(topics: ["a/b"], maybe: ["X!"]),
                ], wordsStay: false)
        }
    }
}
