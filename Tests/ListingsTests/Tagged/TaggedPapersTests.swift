import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite("Bibliographies with tags")
struct TaggedPapersTests {
    private func read(_ text: String, _ format: ListingFormat = .ris) throws -> Listing {
        try ListingReader(format: format).read(Array(text.utf8), name: "x.ris")
    }

    private func paper(_ fields: String) throws -> Paper {
        try #require(try read("TY  - JOUR\nTI  - T\n\(fields)\nER  - \n").papers.first)
    }

    @Test("RIS with what services put between records") func ris() throws {
        let listing = try ListingReader().read(fixture("library.ris"))
        #expect(listing.format == .ris && listing.papers.count == 3)
        let oil = try #require(listing.papers.first)
        #expect(oil.title == "Oil lamps in dark rooms." && oil.authors == ["Ada Example", "Cyd Model Jr."])
        #expect(oil.abstract == "We light oil lamps, and they go on burning.")
        #expect(oil.doi == "10.5555/lamps.1" && oil.id == nil && oil.published?.description == "2020")
        #expect(oil.keywords == ["Lamps", "Oil"] && oil.venue == "Journal of Lamp Studies, 2020")
        let gas = listing.papers[1]
        #expect(gas.id == "2103.90001" && gas.version == 2 && gas.published?.day.description == "2021-03-15")
        #expect(gas.keywords == ["gas", "street", "night"] && gas.authors == ["D. Fiction"])
        #expect(gas.venue == "Proceedings of the 2021 Conference on Lamps")
        #expect(listing.papers[2].id == "2203.90001" && listing.papers[2].venue == nil)
        #expect(listing.rejections.map(\.message) == ["has neither title nor abstract"])
        #expect(listing.rejections.map(\.line) == [40])
        #expect(listing.otherNotes.isEmpty && listing.papers[2].published?.description == "2022")
    }

    @Test("PubMed") func medline() throws {
        let listing = try ListingReader().read(fixture("library.nbib"))
        #expect(listing.format == .medline && listing.papers.count == 2 && listing.rejections.isEmpty)
        let oil = try #require(listing.papers.first)
        #expect(oil.title == "Oil lamps in dark rooms: a study of light that goes on for two lines.")
        #expect(
            oil.abstract == "BACKGROUND: Rooms are dark. METHODS: We light oil lamps, and they go on burning.")
        #expect(oil.authors == ["Ada Example", "Cyd Model"] && oil.doi == "10.5555/lamps.1")
        #expect(oil.published?.day.description == "2020-03-10" && oil.keywords == ["lamps", "oil"])
        #expect(oil.venue == "Journal of lamp studies, 2020")
        #expect(listing.papers[1].id == "2103.90001" && listing.papers[1].authors == ["Fiction D"])
        #expect(listing.otherNotes.isEmpty && listing.papers[1].published?.description == "2021")
    }

    @Test("EndNote") func endNote() throws {
        let listing = try ListingReader().read(fixture("library.enw"))
        #expect(listing.format == .endNote && listing.papers.count == 2 && listing.rejections.isEmpty)
        let oil = try #require(listing.papers.first)
        #expect(oil.abstract == "We light oil lamps, and they go on burning." && oil.keywords == ["lamps", "oil"])
        #expect(oil.authors == ["Ada Example", "Cyd Model"] && oil.doi == "10.5555/lamps.1")
        #expect(oil.published?.day.description == "2020-03-15")
        #expect(listing.papers[1].id == "2103.90001")
        #expect(listing.papers[1].venue == "Proceedings of the 2021 Conference on Lamps")
    }

    @Test("Web of Science") func webOfScience() throws {
        let listing = try ListingReader().read(fixture("savedrecs.txt"))
        #expect(listing.format == .webOfScience && listing.papers.count == 2 && listing.rejections.isEmpty)
        let oil = try #require(listing.papers.first)
        #expect(oil.title == "Oil lamps in dark rooms: a study of light that goes on for two lines")
        #expect(oil.abstract == "We light oil lamps, and they go on burning.")
        #expect(oil.authors == ["Ada Example", "Cyd Model"] && oil.doi == "10.5555/lamps.1")
        #expect(oil.published?.day.description == "2020-03-15")
        #expect(oil.keywords == ["lamps", "oil", "light in dark rooms"])
        #expect(listing.papers[1].authors == ["D Fiction"])
    }

    @Test(
        "the same record in other hands is the same paper",
        arguments: [
            "TY  - JOUR\nTI  - Sparks\nAB  - We - and they - strike.\nER  - \n",
            "\u{FEFF}TY  - JOUR\r\nTI  - Sparks\r\nAB  - We - and they - strike.\r\nER  - \r\n",
            "TY  - JOUR\nT1  - Sparks\nN2  - We - and they -\n   strike.\nER  -\n",
            "ty  - jour\nti  - Sparks\nab  - We - and they - strike.\ner  - \n",
            "TY - JOUR\nTI - Sparks\nAB - We - and they - strike.\nER - \n",
            "TY- JOUR\nTI- Sparks\nAB- We - and they - strike.\nER-\n",
            "TY  - JOUR\nTI  - Sparks\nAB  - We\n\n- and they -\nstrike.\n",
            "Results of a search\n\nTY  - JOUR\nTI  - Sparks\nAB  - We - and they - strike.\nER  -",
            "TI  - Sparks\nAB  - We - and they - strike.\nER  - \n",
            "TY  - JOUR\nCT  - Sparks\nAB  - We - and they -\nAB  - strike.\nER  - \n",
        ]) func otherHands(_ text: String) throws
    {
        let listing = try read(text)
        #expect(listing.papers.map(\.title) == ["Sparks"])
        #expect(listing.papers.map(\.abstract) == ["We - and they - strike."])
        #expect(listing.rejections.isEmpty && listing.otherNotes.isEmpty)
    }

    @Test("a line of an abstract is no field") func noField() throws {
        let listing = try read("TY  - JOUR\nTI  - Sparks\nAB  - We ask:\nAI - what is it?\nTI - or that?\nER  - \n")
        #expect(listing.papers.map(\.abstract) == ["We ask: AI - what is it? TI - or that?"])
    }

    @Test("a record ends where the next one begins") func missingEnd() throws {
        let text =
            "TY  - JOUR\nTI  - First\nTY  - JOUR\nTI  - Second\nER  - \nTI  - Third\nER  - \nTY  - JOUR\nTI  - Last"
        let listing = try read(text)
        #expect(listing.papers.map(\.title) == ["First", "Second", "Third", "Last"])
        #expect(listing.otherNotes.map(\.kind) == [.endsWithoutMark(title: "Last")])
        #expect(listing.otherNotes.map(\.line) == [8])
        let old = "%T First\n%A Ada Example\n\n%A Ada Example\n%T Last\n"
        #expect(try read(old, .endNote).papers.map(\.title) == ["First", "Last"])
    }

    @Test(
        "days",
        arguments: [
            ("DA  - 2020/03/15/", "2020-03-15"), ("Y1  - 2020/3/5", "2020-03-05"),
            ("PY  - 2020/03/15/online", "2020-03-15"),
            ("DA  - 2020-03-15", "2020-03-15"), ("DA  - 15 March 2020", "2020-03-15"),
            ("Y1  - March 15, 2020", "2020-03-15"),
            ("PY  - 2020\nDA  - MAR 15", "2020-03-15"), ("Y1  - 15 Mar. 2020", "2020-03-15"),
            ("PY  - 2020\nDA  - 2020/03//", "2020-03"), ("Y1  - 2020///other", "2020"), ("PY  - 2020", "2020"),
            ("PY  - 2020\nDA  - MAR", "2020-03"),
            ("Y1  - 10-12 Dec. 2019", "2019-12"), ("DA  - 2020/02/30/", nil), ("PY  - forthcoming", nil),
            ("DA  - MAR 15", nil),
            ("PY  - 2020\nDA  - MAR-APR", "2020"),
        ] as [(String, String?)]) func days(_ fields: String, _ expected: String?) throws
    {
        #expect(try paper(fields).published?.description == expected)
    }

    @Test(
        "identifiers",
        arguments: [
            ("UR  - http://arxiv.org/abs/2406.90001v2", "2406.90001"), ("AN  - arXiv:2406.90001", "2406.90001"),
            ("C1  - 2406.90001", "2406.90001"), ("DO  - 10.48550/arXiv.2406.90001", "2406.90001"),
            ("JO  - arXiv preprint arXiv:2406.90001", "2406.90001"), ("JO  - CoRR\nVL  - abs/2406.90001", "2406.90001"),
            ("N1  - arXiv:2406.90001 [cs]", "2406.90001"), ("N1  - See arXiv:2406.90001, too", nil),
            ("UR  - https://openreview.net/forum?id=Ab1", "Ab1"), ("ID  - Example2020", nil), ("AN  - WOS:0001", nil),
        ] as [(String, String?)]) func identifiers(_ fields: String, _ expected: String?) throws
    {
        #expect(try paper(fields).id == expected)
    }

    @Test("a DOI is found where services put it") func digitalObjectIdentifiers() throws {
        for fields in [
            "DO  - 10.5555/a", "DO  - https://doi.org/10.5555/A", "M3  - doi: 10.5555/a",
            "UR  - http://dx.doi.org/10.5555/a",
            "ID  - 10.5555/a",
        ] {
            #expect(try paper(fields).doi == "10.5555/a")
        }
    }

    @Test("bytes that are no text cost their record") func damage() throws {
        let bytes =
            Array("TY  - JOUR\nTI  - First é\nAB  - ".utf8) + [0x81]
            + Array("\nER  - \nTY  - JOUR\nTI  - Last\nER  - ".utf8)
        let listing = try ListingReader().read(bytes, name: "x.ris")
        #expect(listing.papers.map(\.title) == ["Last"] && listing.rejections.map(\.line) == [1])
    }

    @Test("a record without end is bounded") func bounds() throws {
        let text = "TY  - JOUR\nTI  - First\n" + String(repeating: "AU  - A\n", count: 20_001)
        let listing = try read(text + "ER  - \nTY  - JOUR\nTI  - Last\nER  - \n")
        #expect(listing.papers.map(\.title) == ["Last"] && listing.rejections.map(\.reason) == [.oversized])
    }
}
