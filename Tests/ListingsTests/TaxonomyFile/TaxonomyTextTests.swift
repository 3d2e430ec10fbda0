import Foundation
import Papers
import Testing

@testable import Listings

@Suite("A taxonomy file is changed line by line") struct TaxonomyTextTests {
    private let file = """
        # Ours. Ask Mia before you change it.
        version: 1

        topics:
          # What is heard.
          - slug: sound
            name: Sound   # or noise?
            definition: >-
              What is
              heard.  # no comment
            cues:
              - noise   # loud
              - song

          # What is said.
          - slug: speech
            name: Speech
            cues: [voice]

          - name: Ships
            slug: ships
        # The end.
        """

    private func changed(_ change: TaxonomyChange, _ text: String? = nil) throws -> String {
        let before = try TaxonomyText(text ?? file, name: "t.yaml")
        let after = try before.changed(by: change)
        let wanted = try before.taxonomy.changed(by: change)
        #expect(after.taxonomy.topics == wanted.topics && Set(after.taxonomy.retired) == Set(wanted.retired))
        return after.text
    }

    @Test("a name changes its line alone") func renaming() throws {
        #expect(
            try changed(.rename("speech", name: "Speech: and more"))
                == file.replacingOccurrences(of: "    name: Speech\n", with: "    name: \"Speech: and more\"\n"))
        #expect(
            try changed(.rename("ships", name: "Boats"))
                == file.replacingOccurrences(of: "  - name: Ships", with: "  - name: Boats"))
    }

    @Test("a topic comes behind the last, and a retired one says so") func addingAndRetiring() throws {
        let added = "  - slug: kites\n    name: Kites\n    cues:\n      - kite\n"
        #expect(
            try changed(.add(Topic(slug: "kites", name: "Kites", cues: ["kite"])))
                == file.replacingOccurrences(of: "# The end.", with: added + "# The end."))
        #expect(
            try changed(.retire("speech"))
                == file.replacingOccurrences(of: "    name: Speech\n", with: "    name: Speech\n    retired: true\n"))
    }

    @Test("a merged topic goes, and its cues and slug go to the other") func merging() throws {
        let merged = try changed(.merge("speech", into: "sound"))
        #expect(
            merged
                == file.replacingOccurrences(
                    of: "  - slug: speech\n    name: Speech\n    cues: [voice]\n", with: ""
                ).replacingOccurrences(
                    of: "      - song\n", with: "      - song\n      - voice\n    aliases:\n      - speech\n"))
        let other = try changed(.merge("sound", into: "speech"))
        #expect(other.hasPrefix("# Ours.") && other.contains("# What is said.") && !other.contains("loud"))
    }

    @Test("a split topic is retired where it stands, with another retired one below it") func splitting() throws {
        let parts = [Topic(slug: "songs", name: "Songs"), Topic(slug: "bells", name: "Bells")]
        let retired = try changed(.retire("ships"))
        let split = try changed(.split("sound", into: parts, keeps: false), retired)
        #expect(split.contains("# or noise?\n    retired: true\n    definition: >-\n"))
        #expect(split.contains("- slug: bells\n    name: Bells\n# The end."))
    }

    @Test("lines of other forms are written anew, behind the comments they begin with")
    func otherForms() throws {
        let flow = "# Ours.\nversion: 1\ntopics: [{slug: a, name: A}, {slug: b, name: B}]\n"
        #expect(
            try changed(.rename("b", name: "Bee"), flow)
                == "# Ours.\nversion: 1\ntopics:\n  - slug: a\n    name: A\n  - slug: b\n    name: Bee\n")
        let windows = "version: 1\r\ntopics:\r\n- slug: a\r\n  name: A\r\n- slug: b\r\n  name: B\r\n"
        #expect(
            try changed(.merge("a", into: "b"), windows)
                == "version: 1\r\ntopics:\r\n- slug: b\r\n  name: B\r\n  aliases:\r\n    - a\r\n")
    }

    @Test("aliases and retired topics are read, and what is wrong with them has its line") func reading() throws {
        let yaml = """
            topics:
              - slug: a
                name: A
                aliases: [old-a, older-a]
              - slug: b
                name: B
                retired: true
            """
        let taxonomy = try Taxonomy(yaml: yaml, name: "t.yaml")
        #expect(taxonomy.topics == [Topic(slug: "a", name: "A", aliases: ["old-a", "older-a"])])
        #expect(taxonomy.retired == [Topic(slug: "b", name: "B")])
        #expect(try Taxonomy(yaml: taxonomy.yaml, name: "u.yaml") == taxonomy)
        func error(_ old: String, _ new: String) -> TaxonomyError? {
            do {
                _ = try Taxonomy(yaml: yaml.replacingOccurrences(of: old, with: new), name: "t.yaml")
                return nil
            } catch { return error }
        }
        #expect(error("older-a", "b") == .duplicateSlug(file: "t.yaml", slug: "b", lines: [4, 5]))
        #expect(error("older-a", "Old A") == .badSlug(file: "t.yaml", line: 4, slug: "Old A"))
        #expect(
            error("true", "maybe")
                == .wrongType(file: "t.yaml", line: 7, field: "retired", expected: "true or false"))
        #expect(
            error("[old-a, older-a]", "old-a")
                == .wrongType(file: "t.yaml", line: 4, field: "aliases", expected: "a list of slugs"))
        #expect(error("    name: A\n", "    name: A\n    retired: yes\n") == .empty(file: "t.yaml"))
    }
}
