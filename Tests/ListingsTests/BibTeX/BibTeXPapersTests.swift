import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct BibTeXPapersTests {
    private func read(_ text: String) throws -> Listing {
        try ListingReader(format: .bibTeX).read(Array(text.utf8), name: "x.bib")
    }

    private func paper(_ fields: String) throws -> Paper {
        try #require(try read("@article{k, title={T}, \(fields)}").papers.first)
    }

    @Test("library") func library() throws {
        let listing = try ListingReader().read(fixture("library.bib"))
        #expect(listing.format == .bibTeX)
        let lamps = try #require(listing.papers.first)
        #expect((lamps.original?.title ?? lamps.title) == "Oil {L}amps and \\'Etudes")
        #expect((lamps.original?.abstract ?? lamps.abstract) == "We light \\emph{oil} lamps, 50\\% of them.")
        #expect(lamps.authors.first == "Ada Example" && lamps.authors.last == "Cyd Model Jr." && lamps.authorCount == 3)
        #expect(lamps.published?.day.description == "2024-12-15")
        #expect(lamps.doi == "10.1000/lamps.1" && lamps.id == nil)
        #expect(lamps.venue == "Journal of Lamp Studies, 2024")
        #expect(lamps.keywords == ["lamps, oil", "no"])
        #expect(listing.papers.map(\.title).dropFirst() == ["Gas Lamps", "A Book of Lamps"])
        #expect(listing.papers.map(\.id) == [nil, "2406.90001", "2203.90001"])
        #expect(listing.papers[1].categories == ["cs.LG"] && listing.papers[1].published?.description == "2024")
        #expect(listing.papers[2].published?.day.description == "2022-03-04" && listing.papers[2].venue == nil)
        #expect(
            listing.rejections.map(\.message) == [
                "the entry 'broken' is broken at line 27: expected a field, found '@'",
                "has neither title nor abstract",
            ])
        #expect(listing.rejections.map(\.line) == [22, 34])
        #expect(listing.notes.isEmpty)
    }

    @Test(
        "values",
        arguments: [
            (#"a = {b}"#, "b"), (#"a = "b""#, "b"), (#"a = "b" # {c} # 4 # d"#, "bc4d"), (#"a={b {c} d}"#, "b {c} d"),
            (#"a = "b {"} c""#, "b {\"} c"),
            (#"A = 7"#, "7"), (#"a = {b}, a = {c}"#, "b"), (#"a = {b} , , "#, "b"), (#"a = {b} c = {d}"#, "b"),
            (#"a = {b \{ c}"#, #"b \{ c"#),
            (#"a = {b \} c}"#, #"b \} c"#), (#"a = {}"#, ""), (#"a = jan # " 3""#, "January 3"),
        ]) func values(_ fields: String, _ expected: String)
    {
        var scanner = BibTeXScanner(Array("@misc{key, \(fields)}".utf8))
        guard case .success(let entry)? = scanner.next() else {
            Issue.record("no entry of \(fields)")
            return
        }
        #expect(entry.fields["a"] == expected)
        #expect(scanner.next() == nil)
    }

    @Test(
        "days",
        arguments: [
            ("year=2024, month=may, day=7", "2024-05-07"), ("year={2024}, month={5}, day={07}", "2024-05-07"),
            ("date={2024-05-07}", "2024-05-07"),
            ("year=2024, month=\"7~\" # may", "2024-05-07"), ("year=2024, month={May 7th}", "2024-05-07"),
            ("year={2024-05-07}", "2024-05-07"),
            ("year=2024, month=may", "2024-05"), ("year=2024", "2024"), ("date={2024-05}", "2024-05"),
            ("year=2024, month={5}", "2024-05"), ("year={2024}, month=12", "2024-12"), ("year={{2024}}", "2024"),
            ("date={2024-05-07/2024-05-09}", "2024-05"), ("date={2024-05/2024-06}", "2024"),
            ("date={2023-12/2024-01}", nil), ("date={2024-05/}", "2024-05"),
            ("date={2024}, year=2024, month=5", "2024-05"),
            ("year=2024, month={7--9 May}", "2024-05"), ("year=2024, month={Nov.--Dec.}", "2024"),
            ("year=2024, month=feb, day=30", "2024-02"), ("month=may, day=7", nil),
            ("year=2024, month={?}, day=7", "2024"), ("year={2024a}", "2024"), ("year={in press}", nil),
            ("year=2024, month=14, day=7", "2024"), ("urldate={2024-05-07}", nil), ("year={c. 2024}", "2024"),
        ] as [(String, String?)]) func days(_ fields: String, _ expected: String?) throws
    {
        #expect(try paper(fields).published?.description == expected)
    }

    @Test(
        "identifiers",
        arguments: [
            ("eprint={2406.90001}, archivePrefix={arXiv}", "2406.90001"),
            ("eprint={2406.90001v3}, eprinttype={arxiv}", "2406.90001"),
            ("eprint={cs/0112017}", "cs/0112017"), ("eprint={2406.90001}, archivePrefix={Other}", nil),
            ("doi={10.48550/arXiv.2406.90001}", "2406.90001"),
            ("journal={arXiv preprint arXiv:2406.90001}", "2406.90001"),
            ("journal={CoRR}, volume={abs/2406.90001}", "2406.90001"),
            ("howpublished={\\url{https://arxiv.org/abs/2406.90001}}", "2406.90001"),
            ("url={https://openreview.net/forum?id=Ab1}", "Ab1"),
            ("url={https://example.org}", nil), ("eprint={12345}, eprinttype={pubmed}", nil),
        ] as [(String, String?)]) func identifiers(_ fields: String, _ expected: String?) throws
    {
        #expect(try paper(fields).id == expected)
    }

    @Test(
        "names",
        arguments: [
            ("Example, Ada and Model, Cyd", ["Ada Example", "Cyd Model"]),
            ("Ada Example AND Cyd Model", ["Ada Example AND Cyd Model"]),
            ("Ada\n  Example  and\n Cyd Model", ["Ada Example", "Cyd Model"]), ("Ada Example and", ["Ada Example"]),
            ("", []),
            ("van der Lamp, Jr., Ada and others", ["Ada van der Lamp Jr."]), ("Anderson Sand", ["Anderson Sand"]),
        ]) func names(_ value: String, _ expected: [String])
    {
        #expect(BibTeXNames.names(value) == expected)
    }

    @Test("names in braces stay whole") func namesInBracesStayWhole() {
        #expect(
            BibTeXNames.names("{Lamps and Sons, Inc.} and Model, {Cyd}") == ["{Lamps and Sons, Inc.}", "{Cyd} Model"])
    }

    /// Cut anywhere, entries that are complete stay and the cut one is told.
    @Test("cut anywhere") func cutAnywhere() throws {
        let entry = "@article{k%,\n  title = {A {b} c},\n  author = \"Ada {\\\"E}xample\", year = 2024\n}\n"
        let text = Array((1...3).map { entry.replacing("%", with: "\($0)") }.joined().utf8)
        let size = text.count / 3
        for length in size..<text.count {
            let listing = try ListingReader(format: .bibTeX).read(Array(text[..<length]), name: "x")
            #expect(listing.paperCount == (length + 1) / size, "length \(length)")
            let isInEntry = (length + 1) % size > "@article{".utf8.count
            #expect(listing.rejectionCount == (isInEntry ? 1 : 0), "length \(length)")
        }
    }

    @Test("damage never costs the next entry") func damageNeverCostsTheNextEntry() throws {
        for damage in [
            "title = {", "title = \"x", "title", "= {x}", "title = {x}}}}}, \"", "title = \"a}\"",
            "title = {x} year = (", "@@@", "{{{{",
            "#", "title = {a},\n@nothing",
        ] {
            let listing = try read("@article{a, \(damage)\n}\n@article{b, title={B}}\n@article{c, title={C}}\n")
            #expect(listing.papers.map(\.title).suffix(2) == ["B", "C"], "\(damage)")
        }
    }

    @Test("abbreviations do not explode") func abbreviationsDoNotExplode() throws {
        var text = "@string{a0 = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n"
        for level in 1...60 {
            text += "@string{a\(level) = a\(level - 1) # a\(level - 1) # a\(level - 1) # a\(level - 1)}\n"
        }
        text += "@article{k, title = {T}, note = a60}\n"
        #expect(try read(text).papers.map(\.title) == ["T"])
    }

    /// Hostile files are read in time: every entry, and every comment, that is never closed.
    @Test("nothing takes quadratic time") func nothingTakesQuadraticTime() throws {
        for line in [
            "@article{a, title = {x\n", "@comment{ {\n", "@article{a, title = \"x\n", "@a(", "@", "@string{a = {\n",
        ] {
            let text = "@article{k, title = {T}}\n" + String(repeating: line, count: 20_000)
            #expect(try read(text).papers.map(\.title) == ["T"])
        }
    }

    /// Random damage never crashes, and whatever is not damaged is read.
    @Test("random damage", arguments: 0..<200) func randomDamage(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var text = try fixtureBytes("library.bib")
        for _ in 0..<5 {
            text[Int.random(in: 0..<text.count, using: &generator)] =
                Array("{}\"@,=#\n\\( ".utf8).randomElement(using: &generator) ?? 0
        }
        let listing = try ListingReader(format: .bibTeX).read(
            text + Array("\n@article{last, title={Last}}\n".utf8), name: "x")
        #expect(listing.papers.last?.title == "Last")
    }
}
