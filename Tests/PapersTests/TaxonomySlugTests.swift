import Testing

@testable import Papers

@Suite struct TaxonomySlugTests {
    @Test("slugs", arguments: ["a", "3d", "reinforcement-learning", "a-b-c", String(repeating: "x", count: 64)])
    func slugs(
        _ text: String
    ) {
        #expect(Taxonomy.isSlug(text))
    }

    @Test(
        "others", arguments: ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "é", String(repeating: "x", count: 65)])
    func others(_ text: String) {
        #expect(!Taxonomy.isSlug(text))
    }

    @Test("the fingerprint goes by the slugs alone") func theFingerprintGoesByTheSlugsAlone() {
        let audio = Topic(slug: "audio", name: "Audio")
        let vision = Topic(slug: "vision", name: "Vision")
        let fingerprint = Taxonomy(topics: [audio, vision]).fingerprint
        #expect(
            fingerprint
                == Taxonomy(topics: [vision, Topic(slug: "audio", name: "Sound", cues: ["speech"])]).fingerprint)
        #expect(fingerprint != Taxonomy(topics: [audio]).fingerprint)
        #expect(fingerprint != Taxonomy(topics: [Topic(slug: "audiovision", name: "")]).fingerprint)
        // FNV-1a of nothing is its offset basis; of "a\n" it was computed by hand with the reference's constants.
        #expect(Taxonomy(topics: []).fingerprint == "cbf29ce484222325")
        #expect(fingerprint.count == 16)
    }
}
