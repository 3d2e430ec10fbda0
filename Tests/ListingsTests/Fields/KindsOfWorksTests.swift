import Papers
import Testing

@testable import Listings

/// What listings of every form say of a work's language and type.
@Suite("Languages and types in listings") struct KindsOfWorksTests {
    @Test(
        "each form says it in its way",
        arguments: [
            (
                "a.jsonl",
                #"{"id":"https://openalex.org/W1","title":"T","abstract":"A","language":"en","type":"review"}"#
            ),
            (
                "a.json",
                #"[{"title":"T","abstract":"A","language":["eng"],"publicationTypes":["JournalArticle","Review"]}]"#
            ),
            (
                "a.json",
                #"{"items":[{"title":["T"],"abstract":"A","DOI":"10.1/a","language":"en-US","type":"review-article"}]}"#
            ),
            ("a.csv", "title,abstract,doi,Language of Original Document,Document Type\nT,A,10.1/a,English,Review\n"),
            (
                "a.json",
                #"{"resultList":{"result":[{"title":"T","abstractText":"A","doi":"10.1/a","language":"eng","pubTypeList":{"pubType":["review-article","Journal Article"]}}]}}"#
            ),
            (
                "a.json",
                #"{"data":[{"id":"10.1/a","type":"dois","attributes":{"doi":"10.1/a","titles":[{"title":"T"}],"descriptions":[{"description":"A"}],"language":"en","types":{"ris":"RPRT","resourceTypeGeneral":"Review"}}}]}"#
            ),
            (
                "a.csv",
                "Publication Type,Article Title,Abstract,DOI,Language,Document Type\nJ,T,A,10.1/a,English,Article; Review\n"
            ),
            ("b.ris", "TY  - JOUR\nTI  - T\nAB  - A\nLA  - English\nM3  - Review\nER  - \n"),
            (
                "b.bib",
                "@article{a, title={T}, abstract={A}, type={Review}, langid={british}, language={English}}\n"
            ),
            ("a.ris", "TY  - JOUR\nTI  - T\nAB  - A\nLA  - eng\nER  - \n"),
            ("a.nbib", "PMID- 1\nTI  - T\nAB  - A\nLA  - eng\nPT  - Journal Article\nPT  - Review\n"),
            ("a.enw", "%0 Journal Article\n%T T\n%X A\n%G English\n"),
            ("a.ciw", "FN Clarivate\nVR 1.0\nPT J\nTI T\nAB A\nLA English\nDT Article; Review\nER\n\nEF\n"),
            ("a.bib", "@article{a, title={T}, abstract={A}, language={english}}\n"),
        ])
    func forms(name: String, text: String) throws {
        let paper = try #require(try ListingReader().read(Array(text.utf8), name: name).papers.first)
        #expect(paper.title == "T" && paper.language == "en", "\(name)")
        let isReview = !["a.ris", "a.enw", "a.bib"].contains(name)
        #expect(paper.type == (isReview ? "review" : "article"), "\(name)")
    }

    @Test("a name of anything makes no table one of papers, and no noise a type") func noise() throws {
        let text = #"{"title":"T","abstract":"A","type":"paper","language":{"a":1}}"#
        let paper = try #require(try ListingReader(format: .jsonl).read(Array(text.utf8), name: "a").papers.first)
        #expect(paper.type == nil && paper.language == nil)
        #expect(throws: (any Error).self) {
            try ListingReader().read(Array("type,language,year\na,en,2020\n".utf8), name: "a.csv")
        }
    }

    @Test("errata and notices of retractions are no papers under any service's word") func noPapers() throws {
        let record =
            "PMID- 1\nTI  - One\nAB  - A\nPT  - Review\n\nPMID- 2\nTI  - Two\nAB  - B\nPT  - Published Erratum\n"
        let records = try ListingReader().read(Array(record.utf8), name: "a.nbib")
        #expect(records.papers.map(\.title) == ["One"] && records.rejectionCount == 0)
        #expect(records.notes.contains { "\($0.kind)" == "1 record is no paper and was passed over: 1 erratum" })
        let text = """
            title,abstract,doi,type
            One,Of steel.,10.1/a,Article
            Two,Erratum to One.,10.1/b,Published Erratum
            """
        let listing = try ListingReader().read(Array(text.utf8), name: "a.csv")
        #expect(listing.papers.map(\.title) == ["One"])
        #expect(listing.papers.first?.type == "article")
    }
}
