import Papers
import Testing

@testable import Listings

@Suite struct TaxonomyWritingTests {
    private static let names = [
        "Video", "Graph Neural Networks", "null", "Yes", "~", "no", "1.5", "2025-01-01", "a: b", "# c", "- d", "e # f",
        "\"g\" \\ h", "'i'", "&anchor", "*alias", "!tag", "[x, y]", "{z}", "机器学习", "Économie", "👩‍🔬", "a\u{202E}b",
        "x\u{0}y", "\u{FEFF}z", "|", ">", "%", "@", "`", "x:", "---", "...", "= 1", "<<", "\u{10FFFF}", "\u{E000}",
        "trailing\u{A0}", String(repeating: "long ", count: 2_000) + "end",
    ]

    @Test("what is written reads back as the same topics", arguments: names) func roundTrip(name: String) throws {
        // Names are read with single spaces, and of texts that become none, none are written.
        let topic = Topic(slug: "a-b", name: name, definition: "A: \(name)", cues: ["cue", "cue \(name)"])
        let others = [Topic(slug: "null", name: "N"), Topic(slug: "1", name: "One", definition: name)]
        let written = Taxonomy(topics: [topic] + others).yaml(saying: ["Who\nwrote: it", "", name])
        let read = try Taxonomy(yaml: written, name: "x")
        #expect(try Taxonomy(yaml: read.yaml, name: "y") == read)
        #expect(read.topics.map(\.slug) == ["a-b", "null", "1"])
        let isPlain = !name.unicodeScalars.contains { $0 == "\u{FEFF}" || $0 == "\u{A0}" || $0 == "\0" }
        if isPlain { #expect(read.topics == [topic] + others) }
    }

    @Test("it is written as people write it") func form() {
        let topics = [
            Topic(slug: "video", name: "Moving pictures", definition: "Films: all of them.", cues: ["film"]),
            Topic(slug: "audio", name: "Audio & music"),
        ]
        #expect(
            Taxonomy(topics: topics).yaml(saying: ["Mine."]) == """
                # Mine.
                version: 1
                topics:
                  - slug: video
                    name: Moving pictures
                    definition: "Films: all of them."
                    cues:
                      - film
                  - slug: audio
                    name: "Audio & music"

                """)
    }
}
