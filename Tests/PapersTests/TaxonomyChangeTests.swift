import Papers
import Testing

@Suite("Changes of a taxonomy") struct TaxonomyChangeTests {
    private let taxonomy = Taxonomy(
        topics: [
            Topic(slug: "sound", name: "Sound", cues: ["noise", "song"], aliases: ["audio"]),
            Topic(slug: "speech", name: "Speech", cues: ["voice", "song"]),
            Topic(slug: "ships", name: "Ships"),
        ], retired: [Topic(slug: "sails", name: "Sails")])

    private func fault(_ change: TaxonomyChange) -> TaxonomyChange.Fault? {
        do {
            _ = try taxonomy.changed(by: change)
            return nil
        } catch { return error }
    }

    @Test("a topic comes last, under a slug that none has or had") func adding() throws {
        let kites = Topic(slug: "kites", name: "Kites")
        #expect(try taxonomy.changed(by: .add(kites)).topics == taxonomy.topics + [kites])
        for slug in ["sound", "audio", "sails"] {
            #expect(fault(.add(Topic(slug: slug, name: "X"))) == .slugTaken(slug))
        }
        #expect(fault(.add(Topic(slug: "No slug", name: "X"))) == .badSlug("No slug"))
        #expect(fault(.add(Topic(slug: "kites", name: " "))) == .noName("kites"))
    }

    @Test("a name changes, a slug does not") func renaming() throws {
        let renamed = try taxonomy.changed(by: .rename("ships", name: "Boats"))
        #expect(renamed.topics.map(\.name) == ["Sound", "Speech", "Boats"])
        #expect(renamed.fingerprint == taxonomy.fingerprint)
        #expect(
            fault(.rename("sails", name: "X")) == .noTopic("sails")
                && fault(.rename("ships", name: "")) == .noName("ships"))
    }

    @Test("a merged topic leaves its slugs and cues, each once") func merging() throws {
        let merged = try taxonomy.changed(by: .merge("sound", into: "speech"))
        #expect(
            merged.topics == [
                Topic(slug: "speech", name: "Speech", cues: ["voice", "song", "noise"], aliases: ["sound", "audio"]),
                Topic(slug: "ships", name: "Ships"),
            ])
        #expect(merged.aliases == ["sound": "speech", "audio": "speech"] && merged.retired == taxonomy.retired)
        #expect(fault(.merge("speech", into: "speech")) == .sameTopic("speech"))
        #expect(fault(.merge("speech", into: "audio")) == .noTopic("audio"))
    }

    @Test("a topic that is split or retired keeps its slug") func splittingAndRetiring() throws {
        let parts = [Topic(slug: "voices", name: "Voices"), Topic(slug: "songs", name: "Songs")]
        let split = try taxonomy.changed(by: .split("speech", into: parts, keeps: false))
        #expect(split.topics.map(\.slug) == ["sound", "ships", "voices", "songs"])
        #expect(split.retired.map(\.slug) == ["sails", "speech"])
        let kept = try taxonomy.changed(by: .split("speech", into: [parts[0]], keeps: true))
        #expect(kept.topics.map(\.slug) == ["sound", "speech", "ships", "voices"] && kept.retired == taxonomy.retired)
        #expect(fault(.split("speech", into: [parts[0]], keeps: false)) == .tooFewParts("speech"))
        #expect(fault(.split("speech", into: [parts[0], parts[0]], keeps: false)) == .slugTaken("voices"))
        var twins = [
            Topic(slug: "tones", name: "Tones", cues: ["tone", "Pitch"]),
            Topic(slug: "pitches", name: "Pitches", cues: ["pitch", "tone"]),
        ]
        #expect(fault(.split("speech", into: twins, keeps: false)) == .sameCues("tones", "pitches"))
        twins[1] = Topic(slug: "pitches", name: "tones", cues: ["pitch"])
        #expect(fault(.split("speech", into: twins, keeps: false)) == .nameTaken("tones", by: "tones"))
        let last = try taxonomy.changed(by: .retire("sound")).changed(by: .retire("speech"))
        #expect(throws: TaxonomyChange.Fault.lastTopic("ships")) { try last.changed(by: .retire("ships")) }
    }
}
