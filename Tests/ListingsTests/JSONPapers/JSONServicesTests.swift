import Papers
import Testing

@testable import Listings

/// What services and programs answer, each in its own form: two short papers, or one, in the words of nobody.
@Suite("JSON of services")
struct JSONServicesTests {
    /// An answer, and what is known of its first paper.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        var papers = 1
        var id: String? = "2512.00001"
        var abstract = "We strike at length."
        var day: String? = "2025-12-01"
        var authors = ["Ada Example", "Cyd Model"]
        var doi: String?
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "OpenAlex, a page of works",
            text: #"""
                {"meta":{"count":1,"per_page":25},"results":[{"id":"https://openalex.org/W123456789",
                "doi":"https://doi.org/10.5555/A.1","title":"Sparks","display_name":"Sparks",
                "publication_date":"2025-12-01","ids":{"openalex":"https://openalex.org/W123456789"},
                "primary_topic":{"id":"https://openalex.org/T1","display_name":"Lamps"},
                "authorships":[{"author":{"display_name":"Ada Example"},"raw_author_name":"A. Example"},
                {"author":{"display_name":"Cyd Model"}}],"referenced_works":["https://openalex.org/W2"],
                "abstract_inverted_index":{"strike":[1],"We":[0],"length.":[3],"at":[2]}}]}
                """#, id: "https://openalex.org/W123456789", doi: "10.5555/a.1"),
        Case(
            name: "Semantic Scholar, a search",
            text: #"""
                {"total":1,"offset":0,"data":[{"paperId":"00112233445566778899aabbccddeeff00112233",
                "externalIds":{"ArXiv":"2512.00001","DOI":"10.5555/a","CorpusId":7},"title":"Sparks",
                "abstract":"We strike at length.","year":2025,"publicationDate":"2025-12-01",
                "tldr":{"model":"m","text":"In short."},"journal":{"name":"J. Sparks"},
                "references":[{"title":"Older","abstract":"Before."}],
                "authors":[{"authorId":"1","name":"Ada Example"},{"authorId":"2","name":"Cyd Model"}]}]}
                """#, doi: "10.5555/a"),
        Case(
            name: "CSL",
            text: #"""
                [{"id":"http://zotero.org/users/1/items/A","type":"article","title":"Sparks",
                "abstract":"We strike at length.","URL":"https://arxiv.org/abs/2512.00001v2",
                "author":[{"family":"Example","given":"Ada"},{"family":"Model","given":"Cyd"}],
                "accessed":{"date-parts":[["2026",1,2]]},"issued":{"date-parts":[["2025",12,1]]}}]
                """#),
        Case(
            name: "Better BibTeX",
            text: #"""
                {"config":{"label":"BetterBibTeX JSON"},"collections":{},"items":[{"itemType":"preprint",
                "title":"Sparks","abstractNote":"We strike at length.","date":"2025-12-01",
                "DOI":"10.48550/arXiv.2512.00001","citationKey":"example2025",
                "creators":[{"firstName":"Ada","lastName":"Example","creatorType":"author"},
                {"firstName":"No","lastName":"Body","creatorType":"editor"},
                {"firstName":"Cyd","lastName":"Model","creatorType":"author"}],
                "attachments":[{"title":"Full Text","url":"x"}],"tags":[{"tag":"lamps"}]}]}
                """#, doi: "10.48550/arxiv.2512.00001"),
        Case(
            name: "JSON Feed, on one line",
            text: #"{"version":"https://jsonfeed.org/version/1.1","title":"Lamps","authors":[{"name":"Feed"}],"#
                + #""items":[{"id":"https://huggingface.co/papers/2512.00001","title":"Sparks","#
                + #""content_html":"<p>We strike at length.</p>","date_published":"2025-12-01T05:00:00Z","#
                + #""authors":[{"name":"Ada Example"},{"name":"Cyd Model"}]}]}"#),
        Case(
            name: "a reader of feeds, on one line",
            text: #"{"id":"feed/x","title":"Lamps","updated":1764600000,"items":[{"id":"tag:x,2005:reader/1","#
                + #""title":"Sparks","published":1764547200,"canonical":[{"href":"https://arxiv.org/abs/2512.00001"}],"#
                + #""summary":{"content":"<p>We strike at length.</p>"},"author":"Ada Example, Cyd Model"}]}"#),
        Case(
            name: "OpenReview, first form",
            text: #"""
                {"notes":[{"id":"Ab1","forum":"Ab1","cdate":1764547200000,"content":{"title":"Sparks",
                "abstract":"We strike at length.","authors":["Ada Example","Cyd Model"],"venue":"Lamps 2025"}}]}
                """#, id: "Ab1"),
        Case(
            name: "OpenReview, second form",
            text: #"""
                {"notes":[{"id":"Ab1","forum":"Ab1","pdate":1764547200000,"content":{"title":{"value":"Sparks"},
                "abstract":{"value":"We strike at length."},"authors":{"value":["Ada Example","Cyd Model"]},
                "primary_area":{"value":"lamps and sparks"},"pdf":{"value":"/pdf/x.pdf"}}}],"count":1}
                """#, id: "Ab1"),
        Case(
            name: "Crossref, one work",
            text: #"""
                {"status":"ok","message-type":"work","message":{"title":["Sparks"],"DOI":"10.5555/A",
                "indexed":{"date-parts":[[2026,1,1]]},"abstract":"<jats:p>We strike at length.</jats:p>",
                "author":[{"given":"Ada","family":"Example","affiliation":[]},{"given":"Cyd","family":"Model"}],
                "reference":[{"key":"1","article-title":"Older","author":"X"}],
                "issued":{"date-parts":[[2025,12,1]]},"container-title":["J. Sparks"]}}
                """#, id: nil, doi: "10.5555/a"),
        Case(
            name: "Europe PMC",
            text: #"""
                {"version":"6.9","hitCount":1,"resultList":{"result":[{"id":"40000001","doi":"10.5555/a",
                "title":"Sparks","authorString":"Ada Example, Cyd Model.","abstractText":"We strike at length.",
                "firstPublicationDate":"2025-12-01"}]}}
                """#, id: "40000001", authors: ["Ada Example", "Cyd Model."], doi: "10.5555/a"),
        Case(
            name: "INSPIRE",
            text: #"""
                {"hits":{"hits":[{"id":"1","metadata":{"titles":[{"title":"Sparks"}],
                "abstracts":[{"value":"We strike at length.","source":"arXiv"}],
                "arxiv_eprints":[{"value":"2512.00001","categories":["hep-th"]}],"preprint_date":"2025-12-01",
                "authors":[{"full_name":"Example, Ada"},{"full_name":"Model, Cyd"}]}}],"total":1}}
                """#),
        Case(
            name: "ADS",
            text: #"""
                {"responseHeader":{"status":0},"response":{"numFound":1,"docs":[{"bibcode":"2025x","title":["Sparks"],
                "abstract":"We strike at length.","author":["Example, Ada","Model, Cyd"],
                "identifier":["2025arXiv","arXiv:2512.00001"],"pubdate":"2025-12-01"}]}}
                """#),
        Case(
            name: "DBLP",
            text: #"""
                {"result":{"query":"x","hits":{"@total":"1","hit":[{"@score":"3","@id":"1","info":{"authors":
                {"author":[{"@pid":"1","text":"Ada Example"},{"text":"Cyd Model"}]},"title":"Sparks",
                "year":"2025","doi":"10.48550/ARXIV.2512.00001"}}]}}}
                """#, abstract: "", day: "2025", doi: "10.48550/arxiv.2512.00001"),
        Case(
            name: "bioRxiv",
            text: #"""
                {"messages":[{"status":"ok"}],"collection":[{"title":"Sparks","authors":"Example, A.; Model, C. D.",
                "doi":"10.1101/2025.11.30.1","date":"2025-12-01","category":"cell biology",
                "abstract":"We strike at length.","published":"NA"}]}
                """#, id: nil, authors: ["A. Example", "C. D. Model"], doi: "10.1101/2025.11.30.1"),
        Case(
            name: "documents of a loader",
            text: #"""
                [{"page_content":"We strike at length. And more.","metadata":{"Title":"Sparks",
                "Authors":"Ada Example, Cyd Model","Summary":"We strike at length.","Published":"2025-12-01",
                "entry_id":"http://arxiv.org/abs/2512.00001v1"}}]
                """#),
        Case(
            name: "keys in capitals",
            text: #"[{"ID":"2512.00001","Title":"Sparks","ABSTRACT":"We strike at length.","Publication Date":"#
                + #""2025-12-01","Authors":["Ada Example","Cyd Model"]}]"#),
        Case(
            name: "rows of a viewer",
            text: #"""
                {"features":[{"feature_idx":0,"name":"id"}],"rows":[{"row_idx":0,"row":{"id":"2512.00001",
                "title":"Sparks","abstract":"We strike at length.","published":"2025-12-01",
                "authors":["Ada Example","Cyd Model"]},"truncated_cells":[]}]}
                """#),
        Case(
            name: "the site's answer for one paper",
            text: #"{"id":"2512.00001","authors":[{"_id":"1","name":"Ada Example","hidden":false},"#
                + #"{"name":"Cyd Model"}],"publishedAt":"2025-12-01T11:00:00.000Z","title":"Sparks","#
                + #""summary":"We strike at length.","submittedOnDailyAt":"2025-12-02T05:00:00.000Z"}"#),
    ]

    /// The same two papers as each form of a data frame.
    static let frames = [
        Case(
            name: "names and rows",
            text: #"""
                {"columns":["id","title","abstract","published","authors"],"index":[0,1],"data":[["2512.00001",
                "Sparks","We strike at length.","2025-12-01",["Ada Example","Cyd Model"]],["2512.00002","B","b"]]}
                """#, papers: 2),
        Case(
            name: "by column, milliseconds",
            text: #"""
                {"id":{"0":"2512.00001","1":"2512.00002"},"title":{"0":"Sparks","1":"B"},"abstract":
                {"0":"We strike at length.","1":"b"},"published":{"0":1764547200000,"1":null},
                "authors":{"0":["Ada Example","Cyd Model"],"1":null}}
                """#, papers: 2),
        Case(
            name: "lists by column",
            text: #"""
                {"id":["2512.00001","2512.00002"],"title":["Sparks","B"],"abstract":["We strike at length.","b"],
                "published":["2025-12-01",null],"authors":[["Ada Example","Cyd Model"],[]]}
                """#, papers: 2),
        Case(
            name: "by row",
            text: #"""
                {"0":{"id":"2512.00001","title":"Sparks","abstract":"We strike at length.","published":"2025-12-01",
                "authors":["Ada Example","Cyd Model"]},"1":{"id":"2512.00002","title":"B","abstract":"b"}}
                """#, papers: 2),
        Case(
            name: "with a schema",
            text: #"""
                {"schema":{"fields":[{"name":"id","type":"string"}]},"data":[{"id":"2512.00001","title":"Sparks",
                "abstract":"We strike at length.","published":"2025-12-01","authors":["Ada Example","Cyd Model"]},
                {"id":"2512.00002","title":"B","abstract":"b"}]}
                """#, papers: 2),
        Case(
            name: "rows under a header",
            text: #"""
                [["id","title","abstract","published","authors"],["2512.00001","Sparks","We strike at length.",
                "2025-12-01",["Ada Example","Cyd Model"]],["2512.00002","B","b"]]
                """#, papers: 2),
    ]

    @Test("its papers are read with all that they have", arguments: cases + frames)
    func papersAreRead(_ given: Case) throws {
        let listing = try ListingReader().read(Array(given.text.utf8), name: "x")
        #expect(listing.paperCount == given.papers && listing.rejectionCount == 0)
        let paper = try #require(listing.papers.first)
        #expect(paper.title == "Sparks" && paper.abstract == given.abstract)
        #expect(paper.id == given.id)
        #expect(paper.published?.description == given.day)
        #expect(paper.authors == given.authors && paper.authorCount == 2)
        #expect(paper.doi == given.doi)
        #expect(listing.otherNotes.isEmpty)
    }

    /// Read with every other reader, cut anywhere, it ends in an error or in rejections.
    @Test("cut anywhere it does no harm", arguments: cases + frames) func cutAnywhere(_ given: Case) throws {
        let bytes = Array(given.text.utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            guard let listing = try? ListingReader(format: .json).read(Array(bytes[..<count]), name: "x") else {
                continue
            }
            #expect(listing.paperCount <= given.papers)
        }
    }

    @Test(
        "the outer object is not the paper",
        arguments: [
            #"{"title":"Of 11 December","date":"2025-12-11","papers":[{"title":"a"},{"title":"b"}]}"#,
            #"{"papers":[{"title":"a"},{"title":"b"}],"title":"Of 11 December","date":"2025-12-11"}"#,
            #"{"title":"T","date":"2025-12-11","oral":[{"title":"a","abstract":"x"}],"poster":[{"title":"b"}]}"#,
            #"{"title":"T","summary":"S","author":"A","date":"2025-12-11","items":[{"title":"a","authors":["X"]},{"title":"b"}]}"#,
            #"{"date":"2025-12-11","a":{"b":{"c":{"d":[{"title":"a","abstract":"x"},{"title":"b"}]}}}}"#,
            #"[{"date":"2025-12-11","list":[{"title":"a"}]},{"date":"2025-12-11","list":[{"title":"b"}]}]"#,
            "{\"date\":\"2025-12-11\",\"papers\":[\n{\"title\":\"a\",\"abstract\":\"x\"},\n{\"title\":\"b\"}\n]}",
        ]) func theOuterObjectIsNotThePaper(_ text: String) throws
    {
        let listing = try ListingReader().read(Array(text.utf8), name: "x")
        #expect(listing.papers.map(\.title) == ["a", "b"])
        #expect(listing.papers.map { $0.listed?.day.description } == ["2025-12-11", "2025-12-11"])
        #expect(listing.rejectionCount == 0)
    }

    @Test(
        "what a paper refers to is not taken out of it",
        arguments: [
            #"[{"title":"a","abstract":"x","references":[{"title":"r","authors":["R"]}]}]"#,
            #"[{"title":"a","authors":["A"],"attachments":[{"title":"PDF"}],"doi":"10.5555/a"}]"#,
            #"[{"title":"a","abstract":"x","sections":[{"title":"Introduction","text":"y"}]}]"#,
            #"{"data":[{"title":"a"}],"references":[{"title":"r"}]}"#,
        ]) func whatAPaperRefersTo(_ text: String) throws
    {
        #expect(try ListingReader().read(Array(text.utf8), name: "x").papers.map(\.title) == ["a"])
    }

    @Test("what is missing and what was not understood is told once") func whatIsMissing() throws {
        let text = #"[{"title":"a","Kurzfassung":"x","Jahr":2025},{"title":"b","Kurzfassung":"y","rank":1}]"#
        let listing = try ListingReader().read(Array(text.utf8), name: "x")
        #expect(
            listing.lacks == "no abstract in 2 of 2, no date in 2 of 2; fields not understood: Kurzfassung, Jahr, rank")
        let whole = #"[{"title":"a","abstract":"x","date":"2025-12-01","rank":1},{"title":"b","date":"2025-12-01"},"#
        let rest = #"{"title":"c","abstract":"x","date":"2025-12-01"}]"#
        #expect(try ListingReader().read(Array((whole + rest).utf8), name: "x").lacks == nil)
        let table = "Title;Kurzfassung\na;x\nb;y\n"
        #expect(throws: ListingError.self) { try ListingReader().read(Array(table.utf8), name: "x") }
        let columns = "Title;Authors;Kurzfassung\na;A;x\nb;B;y\n"
        #expect(
            try ListingReader().read(Array(columns.utf8), name: "x").lacks
                == "no abstract in 2 of 2, no date in 2 of 2; columns not understood: Kurzfassung")
    }

    @Test(
        "as much of a date as is stated",
        arguments: [
            (#""issued":{"date-parts":[[2024]]}"#, "2024"), (#""issued":{"date-parts":[["2024",5]]}"#, "2024-05"),
            (#""issued":{"date-parts":[[2024,5,17]]}"#, "2024-05-17"),
            (#""issued":{"date-parts":[[2024,5],[2024,6]]}"#, "2024"), (#""issued":{"raw":"May 2024"}"#, "2024-05"),
            (#""published":{"date-parts":[[2024]]},"issued":{"date-parts":[[2024,5,17]]}"#, "2024-05-17"),
            (#""pubdate":"2025-12-00""#, "2025-12"), (#""pubdate":"2025-00-00""#, "2025"),
            (#""published":2024"#, "2024"), (#""published":20240517"#, "2024-05-17"),
            (#""year":2024"#, "2024"), (#""year":"2024","month":"May""#, "2024-05"),
            (#""year":2024,"month":5"#, "2024-05"), (#""publicationDate":null,"year":2024"#, "2024"),
            (#""published":"2024","date":"2024-05-17""#, "2024-05-17"),
            (#""published":"2024","date":"2019-05""#, "2024"),
            (#""year":2024,"updated":"2025-01-07""#, "2024"), (#""updated":"2025-01-07""#, "2025-01-07"),
            (#""date":{"year":2024,"month":5}"#, "2024-05"), (#""Publication Date":"DEC 1","year":2025"#, "2025-12-01"),
        ]) func asMuchAsIsStated(_ fields: String, _ date: String) throws
    {
        let text = "[{\"title\":\"a\",\"abstract\":\"x\",\(fields)}]"
        let listing = try ListingReader().read(Array(text.utf8), name: "x")
        #expect(listing.papers.first?.published?.description == date)
        #expect(listing.otherNotes.isEmpty)
    }
}
