import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct TaxonomyYAMLTests {
    private let good = """
        version: 1
        topics:
          - slug: audio
            name: Audio
            definition: >-
              What is
              heard.
            cues: [speech, "text-to-speech", speech]
          - slug: 3d
            name: 3D
        """

    private func error(_ yaml: String) -> TaxonomyError? {
        do {
            _ = try Taxonomy(yaml: yaml, name: "t.yaml")
            return nil
        } catch { return error }
    }

    @Test("topics are read") func topicsAreRead() throws {
        let taxonomy = try Taxonomy(yaml: good, name: "t.yaml")
        #expect(
            taxonomy.topics == [
                Topic(slug: "audio", name: "Audio", definition: "What is heard.", cues: ["speech", "text-to-speech"]),
                Topic(slug: "3d", name: "3D"),
            ])
    }

    @Test("files are read") func filesAreRead() throws {
        let folder = try TemporaryFolder()
        #expect(
            try Taxonomy.read(folder.write("t.yaml", "\u{FEFF}" + good.replacing("\n", with: "\r\n"))).topics.count == 2
        )
        #expect(throws: TaxonomyError.input(.notFound(file: "/no/such"))) { try Taxonomy.read("/no/such") }
        #expect(TaxonomyError.input(.notFound(file: "x")).failure == .missing)
        #expect(TaxonomyError.input(.binary(file: "x", offset: 0)).failure == .misconfigured)
    }

    @Test("mistakes are named with their line") func mistakesAreNamedWithTheirLine() {
        #expect(
            error(good.replacing("slug: 3d", with: "slug: audio"))
                == .duplicateSlug(file: "t.yaml", slug: "audio", lines: [3, 9]))
        #expect(error(good.replacing("slug: 3d", with: "slug: 3 D")) == .badSlug(file: "t.yaml", line: 9, slug: "3 D"))
        #expect(error(good.replacing("slug: 3d", with: "slug: -x")) == .badSlug(file: "t.yaml", line: 9, slug: "-x"))
        #expect(
            error(good.replacing("        name: 3D", with: "").replacing("    name: 3D", with: ""))
                == .missingField(file: "t.yaml", line: 9, field: "name"))
        #expect(
            error(good.replacing("name: Audio", with: "name: [Audio]"))
                == .wrongType(file: "t.yaml", line: 4, field: "name", expected: "a text"))
        #expect(
            error(good.replacing("cues: [speech, \"text-to-speech\", speech]", with: "cues: speech"))
                == .wrongType(file: "t.yaml", line: 8, field: "cues", expected: "a list of phrases"))
        #expect(
            error(good.replacing("version: 1", with: "version: 2"))
                == .newerVersion(file: "t.yaml", line: 1, found: "2"))
        #expect(error("topics: []") == .empty(file: "t.yaml"))
        #expect(error("topics:") == .empty(file: "t.yaml"))
        #expect(error("") == .empty(file: "t.yaml"))
        #expect(error("just a text") == .noTaxonomy(file: "t.yaml", reason: "it is plain text"))
        #expect(error("topics: 7") == .noTaxonomy(file: "t.yaml", reason: "'topics' is plain text"))
        #expect(error("name: x") == .noTaxonomy(file: "t.yaml", reason: "it has no 'topics'"))
        guard case .malformed(_, let line?, _)? = error(good + "\n  - [unclosed") else {
            Issue.record("broken YAML was not refused with its line")
            return
        }
        #expect(line >= 10)
        guard case .malformed? = error(good.replacing("name: 3D", with: "name: 3D\n    name: again")) else {
            Issue.record("a key given twice was not refused")
            return
        }
    }

    @Test("nothing grows beyond measure") func nothingGrowsBeyondMeasure() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (before, name) in zip("abcdefghi", "bcdefghij") {
            bomb += "\(name): &\(name) [*\(before), *\(before), *\(before), *\(before), *\(before)]\n"
        }
        #expect(error(bomb + "topics: *j\n") == .anchor(file: "t.yaml", line: 1))
        #expect(
            error(String(repeating: "#", count: Taxonomy.maximumSize + 1))
                == .input(.tooLarge(file: "t.yaml", limit: Taxonomy.maximumSize))
        )
        #expect(error("topics: " + String(repeating: "[", count: 100_000)) != nil)
    }

    @Test("messages say where and what helps") func messagesSayWhereAndWhatHelps() {
        #expect(
            "\(TaxonomyError.duplicateSlug(file: "t.yaml", slug: "audio", lines: [3, 9]))"
                == "t.yaml:9: the slug 'audio' is used twice, first in line 3; slugs are unique, rename one of them")
    }
}
