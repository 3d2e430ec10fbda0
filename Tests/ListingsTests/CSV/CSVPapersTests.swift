import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct CSVPapersTests {
    private func read(_ text: String) throws -> Listing { try ListingReader().read(Array(text.utf8), name: "x.csv") }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    @Test("every column") func everyColumn() throws {
        let listing = try ListingReader().read(fixture("table.csv"))
        #expect(listing.format == .csv)
        #expect(
            listing.papers == [
                Paper(
                    id: "Ab1_cD", idScope: "openreview:", title: "Rooms, Halls and \"Doors\"",
                    abstract: "We open doors. Then, we close them.",
                    published: try stated("2025-03-01"), listed: try stated("2025-03-05"),
                    authors: ["Ada Example", "Cyd Model"],
                    upvotes: 7,
                    comments: 2, keywords: ["rooms", "doors"], doi: "10.1000/d.1", venue: "Meeting 2025"),
                Paper(
                    id: "2503.90001", title: "Halls", abstract: "Halls.", published: try stated("2025-03-02"),
                    version: 2,
                    authors: ["Dee Fiction"],
                    keywords: ["halls", "it's"]),
            ])
        #expect(listing.rejectionCount == 0 && listing.otherNotes.isEmpty)
    }

    @Test("tabs") func tabs() throws {
        let listing = try ListingReader().read(fixture("table.tsv"))
        #expect(listing.format == .csv)
        #expect(
            listing.papers == [
                Paper(
                    id: "2503.90002", title: "One \"quiet\" room", abstract: "A, b; c", version: 1,
                    authors: ["Ada Example", "Cyd Model", "Dee Fiction"],
                    categories: ["cs.LG", "stat.ML"])
            ])
    }

    /// What people write who join strings: quotes that are not doubled, texts with delimiters that
    /// are not quoted, a quote that is never closed.
    @Test("tables written by hand") func tablesWrittenByHand() throws {
        let listing = try ListingReader().read(fixture("table-by-hand.csv"))
        #expect(listing.papers.map(\.id) == ["a1", "a2", "a4", "a6"])
        #expect(listing.papers.map(\.title) == ["Plain", "Rooms, halls, and doors", "After it", "Last"])
        #expect(
            listing.papers.map(\.abstract) == [
                "The \"widely used\" principle holds.", "Some \"rooms\", and doors, are \"closed\".", "Found.",
                "No end",
            ])
        #expect(
            listing.rejections.map(\.message) == [
                "the quote that opens at line 4 is not closed", "2 fields where the header has 5",
            ])
        #expect(listing.rejections.map(\.line) == [4, 6])
        #expect(listing.otherNotes.map(\.kind) == [.repairedRows(1)])
    }

    @Test(
        "headers",
        arguments: [
            "title,abstract\na,b\n", "Title;Abstract\r\na;b\r\n", "TITLE\tSummary\na\tb", "title|text\na|b",
            "sep=;\ntitle;abstract\na;b\n",
            "\n\ntitle,abstract\na,b", "\"title\",\"abstract\"\n\"a\",\"b\"\n", "title, abstract\na, b",
            "title, abstract\n\"a\", \"b\"\n",
            "Paper Title,Paper-Abstract\na,b", "abstract,title,\nb,a,\n", "x,title,abstract\n,a,b,,,\n",
        ]) func headers(_ text: String) throws
    {
        let listing = try read(text)
        #expect(listing.format == .csv)
        #expect(listing.papers == [Paper(title: "a", abstract: "b")])
        #expect(listing.rejectionCount == 0)
    }

    @Test(
        "other tables are no listing",
        arguments: [
            "name,value\na,b", "title\na", "Title, abstract and so on\nmore",
            "a sentence, with an abstract, and a title",
            "title,x\na,b",
        ]) func otherTablesAreNoListing(_ text: String)
    {
        #expect(throws: ListingError.self) { try self.read(text) }
    }

    @Test("a format that is forced says what is missing") func aFormatThatIsForcedSaysWhatIsMissing() {
        #expect(
            throws: ListingError.nothingReadable(
                file: "x", format: .csv, rejected: 1, first: Rejection(file: "x", line: 1, reason: .noHeader))
        ) { try ListingReader(format: .csv).read(Array("a,b\n1,2".utf8), name: "x") }
    }

    @Test("bad rows cost themselves only") func badRowsCostThemselvesOnly() throws {
        let listing = try ListingReader().read(
            Array("id,title,abstract\n1,a,b\n2,,\n3,c,d,e\n4,".utf8) + [0x81] + Array(",f\n5,g,\n6\n".utf8), name: "x")
        #expect(listing.papers.map(\.title) == ["a", "g"])
        #expect(listing.rejections.map(\.line) == [3, 4, 5, 7])
    }

    @Test("rows longer by what nobody named are kept") func rowsLongerByWhatNobodyNamedAreKept() throws {
        let listing = try read(
            """
            id,title,abstract,date
            1,Rooms,Of rooms.,2025-03-01,, ,
            2,Doors,Of doors.,2025-03-02,yes,4
            3,"Halls","Of halls.",,x
            4,Stairs,up,and down,2025-03-03
            5,Cellars,Of cellars.

            """)
        #expect(listing.papers.map(\.title) == ["Rooms", "Doors", "Halls", "Cellars"])
        #expect(listing.papers.map { $0.published?.day.description } == ["2025-03-01", "2025-03-02", nil, nil])
        #expect(listing.otherNotes.map(\.kind) == [.surplusRows(2)])
        // Where a comma of the text may have made one field more, nothing is guessed.
        #expect(listing.rejections.map(\.line) == [5])
    }

    @Test("a table with bars, as Markdown has it") func aTableWithBars() throws {
        let listing = try read(
            "| id | title | abstract |\n|----|:-----:|---|\n| 2503.90001 | Rooms | Of rooms. |\n"
                + "| x | Doors | Of doors, too. |\n")
        #expect(listing.papers.map(\.title) == ["Rooms", "Doors"])
        #expect(listing.papers.map(\.abstract) == ["Of rooms.", "Of doors, too."])
        #expect(listing.rejections.isEmpty && listing.otherNotes.isEmpty)
    }

    @Test("bad dates are told and left open") func badDatesAreToldAndLeftOpen() throws {
        let listing = try read(
            "title,date,listed\na,soon,2025-02-30\nb,\"Mon, 3 Mar 2025 10:00:00 GMT\",2025-03-04 10:00\nc,,nan\n")
        #expect(listing.papers.map { $0.published?.day.description } == [nil, "2025-03-03", nil])
        #expect(listing.papers.map { $0.listed?.day.description } == [nil, "2025-03-04", nil])
        #expect(listing.otherNotes.map(\.kind) == [.badDate("soon"), .badDate("2025-02-30")])
    }

    @Test(
        "authors",
        arguments: [
            ("A. Example; B. Model", ["A. Example", "B. Model"], 2),
            ("\"Example, A.; Model, B.\"", ["A. Example", "B. Model"], 2),
            ("\"A. Example, B. Model\"", ["A. Example", "B. Model"], 2), ("12", [], 12),
            ("\"[\"\"A. Example\"\"]\"", ["A. Example"], 1),
            ("[broken", ["[broken"], 1),
            ("", [], nil), ("nan", [], nil), ("-3", [], nil),
        ] as [(String, [String], Int?)]) func authors(_ field: String, _ names: [String], _ count: Int?) throws
    {
        let paper = try #require(try read("title,authors\nt,\(field)").papers.first)
        #expect(paper.authors == names && paper.authorCount == count)
    }

    @Test("lines before the header are noted") func before() throws {
        let text =
            "\"About the data: of today, and of lamps\"\n\nRank,DOI,Title,Abstract,Authors\n1,10.5555/a,Sparks,We.,Ada\n"
        let listing = try ListingReader().read(Array(text.utf8), name: "x.csv")
        #expect(listing.format == .csv && listing.papers.map(\.title) == ["Sparks"])
        #expect(listing.papers[0].doi == "10.5555/a")
        #expect(listing.otherNotes.map(\.kind) == [.strayText("\"About the data: of today, and of lamps\"")])
        // A sentence with commas is no header.
        #expect(throws: ListingError.self) {
            try ListingReader().read(Array("Lamps\nThe title, abstract and text, we say.\n".utf8), name: "x")
        }
    }

    @Test("a table of Markdown has bars and links in its cells") func markdown() throws {
        let text =
            "| Title | Abstract | URL |\n| --- | --- | --- |\n| [Sparks](https://arxiv.org/abs/2512.00001) | We \\| they. | |\n"
        let listing = try ListingReader().read(Array(text.utf8), name: "x.md")
        #expect(listing.papers.map(\.title) == ["Sparks"] && listing.papers[0].abstract == "We | they.")
        #expect(listing.papers[0].id == "2512.00001" && listing.rejections.isEmpty)
    }

    @Test("year, month and day of columns of their own are one date") func partsOfDates() throws {
        let listing = try read(
            "title,abstract,year,month,day\nA,On lamps.,2024,3,5\nB,On oil.,2024,Mar,\nC,On wicks.,2024,,\nD,On gas.,,,2024-05-06\n"
        )
        #expect(listing.papers.map { $0.published?.description } == ["2024-03-05", "2024-03", "2024", "2024-05-06"])
    }

    @Test("tables of the Web of Science have no quotes around cells") func quotesOfWebOfScience() throws {
        let listing = try read(
            "PT\tAU\tTI\tSO\tAB\nJ\tA, B\t\"Why lamps?\": a study\tLamps\t\"Dark,\" we say.\nJ\tC, D\tOil\tLamps\tOn oil.\n"
        )
        #expect(listing.papers.map(\.title) == ["\"Why lamps?\": a study", "Oil"])
        #expect(listing.papers.first?.abstract == "\"Dark,\" we say." && listing.rejections.isEmpty)
    }

    @Test("what stands where there is no abstract is none") func placeholders() throws {
        let listing = try read("Title,Abstract\nA,[No abstract available]\nB,Abstract not available\nC,On lamps.\n")
        #expect(listing.papers.map(\.abstract) == ["", "", "On lamps."])
    }

    @Test("a table's column of names is that of titles where there is no other") func names() throws {
        let listing = try read(
            "Name,URL,Published,Abstract\nLamps,https://arxiv.org/abs/2403.00041,2024-03-01,On lamps.\n")
        #expect(listing.papers.map(\.title) == ["Lamps"] && listing.papers.map(\.id) == ["2403.00041"])
    }
}
