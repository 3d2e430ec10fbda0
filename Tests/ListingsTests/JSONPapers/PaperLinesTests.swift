import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct PaperLinesTests {
    private func read(_ text: String, listed: String? = nil) throws -> Listing {
        let reader = ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }, format: .jsonl)
        return try reader.read(Array(text.utf8), name: "x.jsonl")
    }

    /// The message of the only rejection of a line that stands before a good one.
    private func rejection(_ line: String) throws -> String? {
        let listing = try read(line + "\n{\"title\":\"good\"}")
        #expect(listing.papers.map(\.title) == ["good"])
        #expect(listing.rejectionCount == 1)
        return listing.rejections.first?.description
    }

    @Test("all fields are taken") func allFieldsAreTaken() throws {
        let listing = try ListingReader().read(fixture("papers.jsonl.gz"))
        #expect(listing.format == .jsonl)
        #expect(listing.rejections == [])
        let march14 = PaperDate(try #require(CalendarDay(iso: "2024-03-14")), .stated)
        #expect(
            listing.papers == [
                Paper(
                    id: "2403.90001", title: "Lanterns for Long Corridors", abstract: "We light corridors.",
                    published: PaperDate(try #require(CalendarDay(iso: "2024-03-11")), .stated), listed: march14,
                    version: 2, authors: ["Ada Example", "Cyd Model"], upvotes: 32, comments: 2,
                    categories: ["cs.LG", "cs.CV"],
                    keywords: ["lamps"]),
                Paper(
                    id: "2403.90002", title: "Teapots", abstract: "We count teapots.", listed: march14, authorCount: 3),
            ])
        #expect(listing.listed == march14)
        #expect(listing.yearsInferred == 0)
    }

    @Test(
        "a first line that is damaged in any way is one record, whatever it ends with",
        arguments: [
            #"{"id":"1","title":"A","#, #"{"id":"1","authors":["#, #"{"id":"1","publication_date":"#, "{", "[",
            #"{"id":"1","title":"A","abstract":"B"},"#, #"{"id":"1","title":"A\#0","abstract":"B"}"#, #"{"id":"1","ti"#,
        ])
    func damagedFirstLine(line: String) throws {
        let others = (0..<5).map {
            #"{"id":"2403.9000\#($0)","title":"Lanterns \#($0)","abstract":"We light corridors."}"#
        }
        let text = ([line] + others).joined(separator: "\n") + "\n"
        let listing = try ListingReader().read(Array(text.utf8), name: "x.jsonl")
        #expect(listing.format == .jsonl)
        #expect(listing.papers.count == 5)
        #expect(listing.rejectionCount == 1)
        #expect(listing.rejections.first?.line == 1)
    }

    @Test("a document whose objects stand one a line is one all the same") func documentsOfLines() throws {
        let entries = (0..<4).map {
            #"{"id":"2403.9000\#($0)","title":"Lanterns \#($0)","abstract":"We light corridors."}"#
        }
        for text in [
            "[\n" + entries.joined(separator: ",\n") + "\n]\n",
            #"{"papers":["# + "\n" + entries.joined(separator: ",\n") + "\n]}\n",
            #"{"paper":"# + "\n" + entries[0] + "\n}\n",
        ] {
            let listing = try ListingReader().read(Array(text.utf8), name: "x.json")
            #expect(listing.format != .jsonl, "\(text.prefix(20))")
            #expect(listing.rejectionCount == 0)
        }
    }

    @Test("an update is no publication where the record says that this is not known") func unknownPublication() throws {
        let text =
            #"{"id":"1","title":"A","publication_date":null,"publication_year":null,"updated_date":"2026-07-07"}"#
        #expect(try read(text).papers.first?.published == nil)
        let other = #"{"id":"1","title":"A","updated_date":"2026-07-07"}"#
        #expect(try read(other).papers.first?.published?.description == "2026-07-07")
    }

    @Test("the order of fields says nothing, from line to line", arguments: 1...20) func orderOfFields(seed: Int) throws
    {
        var random = SeededGenerator(seed: UInt64(seed))
        var members = [
            #""id":"2403.90001""#, #""title":"Lanterns""#, #""abstract":"We light corridors at length.""#,
            #""published":"2024-03-11""#, #""authors":["Ada Example"]"#, #""titles":null"#,
            #""open_access":{"is_oa":true}"#,
            #""a_name_that_is_longer_than_any_that_is_known":[1]"#, #""x":1"#, #""upv\u006ftes":7"#,
        ]
        let alone = try read("{" + members.joined(separator: ",") + "}").papers
        #expect(alone.first?.upvotes == 7 && alone.first?.authors == ["Ada Example"])
        var lines: [String] = []
        for _ in 0..<30 {
            members.shuffle(using: &random)
            let some = members.filter { $0.contains("id") || $0.contains("title") || random.below(4) > 0 }
            lines.append(
                "{" + (random.below(2) == 0 ? some : members).joined(separator: random.below(5) == 0 ? " , " : ",")
                    + "}")
        }
        let together = try read(lines.joined(separator: "\n")).papers
        #expect(together == (try lines.map { try read($0).papers[0] }))
    }

    @Test("names are left out where nobody wants them, and nothing else") func withoutNames() throws {
        var reader = ListingReader()
        let all = try reader.read(fixture("papers.jsonl.gz"))
        reader.wantsNames = false
        let some = try reader.read(fixture("papers.jsonl.gz"))
        #expect(
            some.papers
                == all.papers.map { paper in
                    var paper = paper
                    (paper.authors, paper.authorCount, paper.comments) = ([], nil, nil)
                    (paper.categories, paper.keywords, paper.venue) = ([], [], nil)
                    return paper
                })
        #expect(some.papers != all.papers && some.rejections == all.rejections)
    }

    @Test("a work of OpenAlex, in the layouts of 2026 and before") func openAlex() throws {
        let rest = #"""
            "doi":"https://doi.org/10.5555/A.1","title":"Sparks <i>fly</i>","publication_year":2025,"publication_date":"2025-12-01",
            "ids":{"openalex":"https://openalex.org/W123456789"},"language":"en","type":"article","authorships":[{"author":
            {"display_name":"Ada Example"}},{"author":{"display_name":"Cyd Model"}}],"primary_location":{"source":{"display_name":
            "J. Sparks","id":"https://openalex.org/S4306400194"},"landing_page_url":"https://doi.org/10.5555/a.1"},
            "abstract_inverted_index":{"Abstract":[0],"strike":[2,5],"We":[1],"steel.":[6]},"updated_date":"2026-01-05T01:02:03"
            """#.replacing("\n", with: "")
        for begin in [
            #"{"id":"https://openalex.org/W123456789","#,
            #"{"id":"https://openalex.org/W123456789","display_name":"Sparks","#,
        ] {
            let paper = try #require(try read(begin + rest + "}").papers.first)
            #expect(paper.id == "https://openalex.org/W123456789" && paper.doi == "10.5555/a.1")
            #expect(paper.title == "Sparks fly" && paper.abstract == "Abstract We strike [...] strike steel.")
            #expect(paper.authors == ["Ada Example", "Cyd Model"])
            #expect(paper.language == "en" && paper.type == "article")
            #expect(paper.published == PaperDate(iso: "2025-12-01") && paper.updated == CalendarDay(iso: "2026-01-05"))
        }
        let year = try read(#"{"id":"https://openalex.org/W1234567","title":"T","publication_year":1999}"#).papers[0]
        #expect(year.published == PaperDate(iso: "1999") && year.published?.precision == .year)
        let arXiv = try read(
            #"{"id":"https://openalex.org/W1234567","doi":"https://doi.org/10.48550/arxiv.2512.00001","title":"T"}"#
        ).papers[0]
        #expect(arXiv.id == "2512.00001")
    }

    @Test(
        "an index of words may stand in a text, as JSON or as Python writes it",
        arguments: [
            (#"{\"We\": [0, 2], \"strike\": [1]}"#, "We strike We"), ("{'We': [0], 'strike': [1]}", "We strike"),
            ("{braces} are no index", "{braces} are no index"), ("We strike", "We strike"),
        ])
    func indexInText(written: String, abstract: String) throws {
        let work = #"{"id":"https://openalex.org/W123456789","title":"Sparks","abstract_inverted_index":"\#(written)"}"#
        #expect(try read(work).papers.first?.abstract == abstract)
    }

    @Test("what is no paper is passed over and counted in a note, and a retracted paper is one")
    func noPapers() throws {
        func any(_ text: String) throws -> Listing { try ListingReader().read(Array(text.utf8), name: "x") }
        func work(_ number: Int, _ fields: String) -> String {
            #"{"id":"https://openalex.org/W123456\#(number)","title":"Sparks \#(number)",\#(fields)}"#
        }
        let lines = [
            work(1, #""type":"article","is_paratext":false,"is_retracted":false"#),
            work(2, #""type":"paratext","is_paratext":true"#), work(3, #""type":"article","is_paratext":true"#),
            work(4, #""type":"erratum""#), work(5, #""type":"retraction","is_retracted":true"#),
            work(6, #""type":"article","is_retracted":true"#), work(7, #""type":["paratext"],"is_retracted":"yes""#),
            work(8, #""type":null,"is_paratext":null"#), work(9, #""type":"erratum""#),
            #"{"id":"https://openalex.org/W12345610","title":null,"type":"paratext"}"#,
        ]
        let note =
            "7 records are no papers and were passed over: 4 of paratext, 2 errata, 1 notice of a retraction; "
            + "1 paper was retracted, and counts all the same"
        for text in [lines.joined(separator: "\n"), "[\(lines.joined(separator: ","))]"] {
            let listing = try any(text)
            #expect(listing.papers.map(\.title) == [1, 6, 8].map { "Sparks \($0)" })
            #expect(listing.rejectionCount == 0)
            #expect(listing.notes.map { "\($0.kind)" }.contains(note))
        }
        for text in ["\(lines[1])\n\(lines[3])", "[\(lines[1]),\(lines[3])]"] {
            let none = try any(text)
            #expect(none.papers.isEmpty)
            let empty = none.notes.map { "\($0.kind)" }.filter { $0.contains("there are no papers") }
            #expect(empty == ["there are no papers in it: none of its records is one"])
        }
        let table = try any(
            "id,title,abstract,type,is_retracted\n1,Sparks,Of steel.,article,True\n2,Cover,None.,paratext,False\n")
        #expect(table.papers.map(\.title) == ["Sparks"])
        #expect(
            table.notes.map { "\($0.kind)" }.first
                == "1 record is no paper and was passed over: 1 of paratext; 1 paper was retracted, and counts all the same"
        )
        // Two columns that anything may have are no table of papers.
        #expect(throws: (any Error).self) { try any("title,type\nSparks,article\n") }
    }

    @Test("text stands for the abstract") func textStandsForTheAbstract() throws {
        let papers = try read(#"{"text":"Nets. They learn.","title":"Nets"}"# + "\n" + #"{"id":7,"text":"Only text."}"#)
            .papers
        #expect(papers.map(\.title) == ["Nets", ""])
        #expect(papers.map(\.abstract) == ["They learn.", "Only text."])
        #expect(papers[1].id == "7")
    }

    @Test("a given day fills in where none is stated") func aGivenDayFillsInWhereNoneIsStated() throws {
        let papers = try read(
            #"{"title":"a","listed":"2024-01-02T10:00:00Z"}"# + "\n" + #"{"title":"b"}"#, listed: "2025-12-11"
        ).papers
        #expect(papers.map { $0.listed?.day.description } == ["2024-01-02", "2025-12-11"])
    }

    @Test("bad lines are named") func badLinesAreNamed() throws {
        #expect(try rejection(#"{"id":"1"}"#) == "x.jsonl:1: has neither title nor abstract")
        #expect(try rejection(#"{"title":7}"#) == "x.jsonl:1: field 'title': expected a string, found a number")
        #expect(
            try rejection(#"{"title":"t","abstract":[7]}"#)
                == "x.jsonl:1: field 'abstract': expected a string, found an array")
        #expect(
            try rejection(#"{"title":"t","id":[1]}"#)
                == "x.jsonl:1: field 'id': expected a string or a number, found an array")
        #expect(
            try rejection(#"{"title":"t","authors":[{"name":"A"]}"#)
                == "x.jsonl:1: is no valid JSON: expected ',' or '}', found ']' at byte 36")
        #expect(try rejection(#"["title"]"#) == "x.jsonl:1: expected an object, found an array")
        #expect(
            try rejection(#"{"title":"t""#) == "x.jsonl:1: is no valid JSON: the JSON ends in the middle at byte 13")
        #expect(
            try rejection(#"{"title":"t"} {}"#)
                == "x.jsonl:1: is no valid JSON: '{' after the end of the value at byte 15")
        #expect(try rejection("nonsense") == "x.jsonl:1: is no valid JSON: expected null, found 'o' at byte 2")
    }

    /// The only paper of a line with a title and these fields.
    private func paper(_ fields: String) throws -> Paper {
        let listing = try read("{\"title\":\"t\",\(fields)}")
        #expect(listing.rejectionCount == 0 && listing.otherNotes == [], "\(fields)")
        return try #require(listing.papers.first)
    }

    @Test(
        "authors in many forms",
        arguments: [
            (#""A. Example, B. Model""#, ["A. Example", "B. Model"], 2),
            (#""A. Example and B. Model""#, ["A. Example", "B. Model"], 2),
            (#""A. Example, Andy Model, and C. Sand""#, ["A. Example", "Andy Model", "C. Sand"], 3),
            (#"" Sole  Author ""#, ["Sole Author"], 1),
            (#"[{"name":"A. Example","x":[1]},{"name":"B. Model"}]"#, ["A. Example", "B. Model"], 2),
            (#"["A. Example",7]"#, ["A. Example"], 2),
            ("12", [], 12), (#""12""#, [], 12), (#""""#, [], nil), ("[]", [], nil), (#"{"A":1}"#, [], nil),
            ("true", [], nil),
            ("-3", [], nil), (#""-3""#, [], nil),
        ] as [(String, [String], Int?)]) func authorsInManyForms(_ json: String, _ names: [String], _ count: Int?)
        throws
    {
        let paper = try paper("\"authors\":\(json)")
        #expect(paper.authors == names)
        #expect(paper.authorCount == count)
    }

    @Test(
        "counts that are no integers are ignored",
        arguments: [
            ("7", 7), ("7.0", 7), (#""7""#, 7), (#""many""#, nil), ("1.5", nil), ("[7]", nil), ("{}", nil),
            ("true", nil),
        ]
            as [(String, Int?)])
    func countsThatAreNoIntegersAreIgnored(_ json: String, _ expected: Int?) throws {
        let paper = try paper("\"upvotes\":\(json),\"comments\":\(json)")
        #expect(paper.upvotes == expected)
        #expect(paper.comments == expected)
    }

    @Test("keywords and categories in one string") func keywordsAndCategoriesInOneString() throws {
        let paper = try paper(#""categories":"cs.LG  cs.CV","keywords":"long context, folding""#)
        #expect(paper.categories == ["cs.LG", "cs.CV"])
        #expect(paper.keywords == ["long context", "folding"])
        #expect(try self.paper(#""keywords":[1,"a",null],"categories":7"#) == Paper(title: "t", keywords: ["a"]))
    }

    @Test(
        "a bad date is left open and told",
        arguments: [
            (#""yesterday""#, "yesterday"), (#""2025-02-30""#, "2025-02-30"), ("20251301", "20251301"),
            (#"{"day": 1}"#, #"{"day": 1}"#),
        ]) func aBadDateIsLeftOpenAndTold(_ json: String, _ told: String) throws
    {
        for field in ["published", "listed"] {
            let listing = try read("{\"title\":\"a\"}\n{\"title\":\"t\",\"\(field)\": \(json)}")
            #expect(listing.papers.last == Paper(title: "t"))
            #expect(listing.rejectionCount == 0)
            #expect(listing.otherNotes == [ListingNote(file: "x.jsonl", line: 2, kind: .badDate(told))])
        }
    }

    @Test("keys with escapes are known") func keysWithEscapesAreKnown() throws {
        let papers = try read(
            #"{"\u0074itle":"Nets","\u0061\u0062\u0073\u0074\u0072\u0061\u0063\u0074":"They learn.","titl\u00e9":"no"}"#
        )
        .papers
        #expect(papers == [Paper(title: "Nets", abstract: "They learn.")])
        // Told as a listing, too.
        #expect(
            try ListingReader().read(Array(#"{"\u0074ext":"Only text."}"#.utf8), name: "x").papers.map(\.abstract) == [
                "Only text."
            ])
    }

    @Test("notes are kept up to a limit") func notesAreKeptUpToALimit() throws {
        let count = Listing.keptNotes + 5
        let listing = try read(String(repeating: #"{"title":"t","listed":"?"}"# + "\n", count: count))
        #expect(listing.paperCount == count)
        #expect(listing.notes.count == Listing.keptNotes)
    }

    @Test("nulls and unknown fields are no trouble") func nullsAndUnknownFieldsAreNoTrouble() throws {
        let line =
            #"{"title":"t","abstract":null,"id":null,"listed":null,"published":"","authors":null,"upvotes":null,"#
            + #""x":{"title":"no"},"y":[[]]}"#
        #expect(try read(line).papers == [Paper(title: "t")])
    }

    @Test("invalid bytes reject their line only") func invalidBytesRejectTheirLineOnly() throws {
        let bytes = Array("{\"title\":\"a".utf8) + [0x81, 0x28] + Array("\"}\n\n{\"title\":\"b\"}\n".utf8)
        let listing = try ListingReader().read(bytes, name: "x.jsonl")
        #expect(listing.papers.map(\.title) == ["b"])
        #expect(listing.rejections.map(\.description) == ["x.jsonl:1: is no valid UTF-8 at byte 12"])
    }

    @Test("too long lines are rejected by number") func tooLongLinesAreRejectedByNumber() throws {
        var reader = ListingReader(format: .jsonl)
        reader.maximumLineLength = 1 << 20
        let long = "{\"title\":\"" + String(repeating: "x", count: 2 << 20) + "\"}"
        let listing = try reader.read(Array("{\"title\":\"a\"}\n\(long)\n{\"title\":\"b\"}".utf8), name: "x")
        #expect(listing.papers.map(\.title) == ["a", "b"])
        #expect(listing.rejections.map(\.description) == ["x:2: the line is longer than 1 MiB"])
    }

    @Test("nothing readable is an error") func nothingReadableIsAnError() throws {
        #expect(throws: ListingError.self) { try self.read("{}\n{}\n") }
        do {
            _ = try read("{}\n{\n")
        } catch let error as ListingError {
            #expect(
                "\(error)"
                    == "x.jsonl: nothing could be read from it as JSON Lines; 2 rejected, the first: x.jsonl:1: "
                    + "has neither title nor abstract"
            )
            #expect(error.failure == .unusable)
        }
    }
}
