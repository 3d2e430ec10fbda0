import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite("Bibliographies in XML")
struct XMLBibliographyTests {
    private func day(_ text: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: text)), .stated) }

    private func read(_ text: String) throws -> Listing {
        let listing = try ListingReader().read(Array(text.utf8), name: "x.xml")
        #expect(listing.format == .xmlBibliography)
        return listing
    }

    @Test("PubMed") func pubMed() throws {
        let listing = try ListingReader().read(fixture("bibliography-pubmed.xml"))
        #expect(listing.format == .xmlBibliography && listing.rejections.isEmpty)
        #expect(
            listing.papers == [
                Paper(
                    title: "Oil lamps in dark rooms.",
                    abstract: "BACKGROUND: Rooms are dark. METHODS: We light oil lamps.",
                    published: try day("2020-03-10"),
                    authors: ["Ada Example", "The Lamp Group"], keywords: ["lamps"], doi: "10.5555/lamps.1",
                    venue: "Journal of lamps, 2020", language: "en", type: "review")
            ])
    }

    @Test("EndNote") func endNote() throws {
        let listing = try ListingReader().read(fixture("bibliography-endnote.xml"))
        #expect(listing.format == .xmlBibliography && listing.rejections.isEmpty)
        #expect(
            listing.papers == [
                Paper(
                    id: "2301.00001", title: "Oil lamps in dark rooms", abstract: "We light oil lamps.",
                    published: try day("2023-03-15"), authors: ["Ada Example", "Cyd Model"], keywords: ["lamps"],
                    doi: "10.5555/lamps.1", venue: "Journal of Lamps, 2023", type: "article")
            ])
    }

    @Test("Zotero's RDF is no feed, though it may have addresses of arXiv") func zotero() throws {
        let listing = try ListingReader().read(fixture("bibliography.rdf"))
        #expect(listing.format == .xmlBibliography && listing.rejections.isEmpty)
        #expect(
            listing.papers == [
                Paper(
                    id: "2301.00001", title: "Oil lamps in dark rooms", abstract: "We light oil lamps.",
                    published: try day("2023-01-02"), authors: ["Ada Example", "Cyd Model"], keywords: ["lamps"],
                    doi: "10.5555/lamps.1", type: "article")
            ])
    }

    @Test("Europe PMC") func europePMC() throws {
        let listing = try read(
            """
            <responseWrapper><hitCount>1</hitCount><resultList><result><id>1</id><doi>10.5555/lamps.1</doi><title>Oil\
             lamps.</title><authorString>Example A, Model C.</authorString><journalInfo><journal><title>Journal of \
            lamps</title></journal></journalInfo><pubYear>2020</pubYear><language>eng</language><pubTypeList><pubType>Preprint</pubType></pubTypeList>\
            <abstractText>We light.</abstractText>\
            <firstPublicationDate>2020-03-10</firstPublicationDate></result></resultList></responseWrapper>
            """)
        #expect(
            listing.papers == [
                Paper(
                    title: "Oil lamps.", abstract: "We light.", published: try day("2020-03-10"),
                    authors: ["Example A", "Model C."], doi: "10.5555/lamps.1", venue: "Journal of lamps, 2020",
                    language: "en", type: "preprint")
            ])
    }

    @Test("DBLP has no abstracts, as a note tells, and years alone") func dblp() throws {
        let listing = try read(
            """
            <result><hits total="1"><hit><info><authors><author>Ada Example 0001</author><author>Cyd Model</author>\
            </authors><title>Oil lamps.</title><venue>CoRR</venue><year>2023</year><ee>https://doi.org/10.48550/arXiv.\
            2301.00001</ee></info></hit></hits></result>
            """)
        #expect(
            listing.papers.map(\.id) == ["2301.00001"] && listing.papers[0].authors == ["Ada Example", "Cyd Model"])
        #expect(listing.papers[0].venue == nil && listing.papers[0].published?.description == "2023")
        #expect(listing.lacks == "no abstract in 1 of 1")
    }

    @Test(
        "a month without a day is a month",
        arguments: [
            ("<Year>2021</Year><Month>03</Month>", "2021-03"), ("<Year>2021</Year><Month>Mar</Month>", "2021-03"),
            ("<Year>2021</Year><Month>Mar</Month><Day>5</Day>", "2021-03-05"), ("<Year>2021</Year>", "2021"),
            ("<Year>2021</Year><Day>5</Day>", "2021"), ("<MedlineDate>2021 Mar-Apr</MedlineDate>", "2021"),
        ])
    func months(date: String, expected: String) throws {
        let pubMed = try read(
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><Journal><JournalIssue><PubDate>\(date)"
                + "</PubDate></JournalIssue></Journal><ArticleTitle>T</ArticleTitle></Article></MedlineCitation>"
                + "</PubmedArticle></PubmedArticleSet>")
        #expect(pubMed.papers.map(\.published?.description) == [expected])
    }

    @Test("DBLP's month is kept") func monthOfDBLP() throws {
        let dblp = try read(
            "<dblp><article key=\"k\"><title>T</title><year>2021</year><month>March</month></article></dblp>")
        #expect(dblp.papers.map(\.published?.description) == ["2021-03"])
    }

    @Test("a record without text is rejected, and one without records is empty") func empty() throws {
        let listing = try read(
            "<PubmedArticleSet><PubmedArticle></PubmedArticle><PubmedArticle><MedlineCitation><Article><ArticleTitle>T"
                + "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>")
        #expect(listing.papers.map(\.title) == ["T"] && listing.rejections.map(\.reason) == [.noText])
        #expect(
            try read("<xml><records></records></xml>").notes.map(\.kind) == [.noEntries(because: "it has no records")])
    }
}
