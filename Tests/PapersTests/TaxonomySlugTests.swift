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

    @Test(
        "a name gives a slug",
        arguments: [
            ("Graph Neural Networks", "graph-neural-networks"), ("graph-neural-networks", "graph-neural-networks"),
            ("cs.CL, NLP", "cs-cl-nlp"), ("  --a__b//c ", "a-b-c"), ("Économie", "economie"),
            ("E\u{301}conomie", "economie"), ("Łódź & Straße", "lodz-and-strasse"), ("C++", "c-plus-plus"),
            ("C#", "c-sharp"), ("#tags", "tags"), ("-1", "minus-1"), ("1", "1"), ("a-1", "a-1"),
            ("Parkinson's disease", "parkinsons-disease"), ("R&D", "r-and-d"), ("３D", "3d"), ("../..", "topic-"),
            ("机器学习", "topic-"), ("深度 learning", "learning-"), ("Ботаника", "topic-"), ("!", "topic-"), ("", "topic-"),
            (String(repeating: "long name ", count: 20), "long-name-long-name-long-name-long-name-long-name-long-"),
        ])
    func named(name: String, slug: String) {
        let found = Taxonomy.slug(ofName: name)
        #expect(slug.hasSuffix("-") ? found.hasPrefix(slug) && found.utf8.count == slug.utf8.count + 8 : found == slug)
        #expect(Taxonomy.isSlug(found))
        #expect(Taxonomy.slug(ofName: found) == found && Taxonomy.slug(ofName: name.uppercased()) == found)
    }

    @Test("names of which letters are lost have slugs of their own") func lostLetters() {
        let names = ["机器学习", "机器", "Ботаника", "", "!", "深度 learning", "浅 learning", "learning"]
        #expect(Set(names.map { Taxonomy.slug(ofName: $0) }).count == names.count)
    }

    @Test("hostile names give slugs in linear time", arguments: ["-", "+", "&", "\u{301}", "学", "a\u{0} "])
    func hostileNames(part: String) {
        #expect(Taxonomy.isSlug(Taxonomy.slug(ofName: String(repeating: part, count: 1 << 17))))
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
