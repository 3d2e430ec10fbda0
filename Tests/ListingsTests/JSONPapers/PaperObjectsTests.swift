import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct PaperObjectsTests {
    private func read(_ text: String) throws -> Listing { try ListingReader().read(Array(text.utf8), name: "x.json") }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    /// The same two papers of another collector, one a line and in an array.
    @Test(
        "another collectors fields", arguments: [("collector.jsonl", ListingFormat.jsonl), ("collector.json", .json)])
    func anotherCollectorsFields(_ name: String, _ format: ListingFormat) throws {
        let listing = try ListingReader().read(fixture(name))
        #expect(listing.format == format)
        #expect(
            listing.papers == [
                Paper(
                    id: "2606.90001", title: "Codes for Quiet Rooms", abstract: "We code. Quietly.",
                    authors: ["Ada Example", "Cyd Model"],
                    categories: ["cs.IT", "eess.SP"]),
                Paper(
                    id: "2606.90002", title: "Rooms", abstract: "Rooms.", published: try stated("2026-06-29"),
                    version: 2,
                    updated: try stated("2026-07-02").day, authors: ["Dee Fiction"],
                    categories: ["stat.ML", "cs.LG"], doi: "10.1000/xyz.7", venue: "J. Rooms 7 (2026)"),
            ])
        #expect(listing.rejectionCount == 0 && listing.otherNotes.isEmpty)
    }

    @Test(
        "containers",
        arguments: [
            #"{"2025-01-02":[{"title":"a"}],"2025-01-03":[{"title":"b"}]}"#,
            #"{"data":{"papers":[{"title":"a"},{"title":"b"}]},"more":{}}"#,
            #"{"2501.00001":{"title":"a"},"2501.00002":{"title":"b"}}"#, "[{\"title\":\"a\"}]\n[{\"title\":\"b\"}]",
            "{\n\"title\":\"a\",\"abstract\":\"x\"}\n{\n\"title\":\"b\"}",
        ]) func containers(_ text: String) throws
    {
        let listing = try read(text)
        #expect(listing.format == .json)
        #expect(listing.papers.map(\.title) == ["a", "b"])
        #expect(listing.rejectionCount == 0)
    }

    @Test("days of the document are listing days") func daysOfTheDocumentAreListingDays() throws {
        let byDay = try read(#"{"2025-01-02":[{"title":"a"}],"2025-01-03":[{"title":"b","listed":"2025-01-09"}]}"#)
            .papers
        #expect(byDay.map(\.listed) == [try stated("2025-01-02"), try stated("2025-01-09")])
        #expect(try read(#"{"date":"2025-01-04","papers":[{"title":"a"}]}"#).papers[0].listed == stated("2025-01-04"))
    }

    @Test(
        "other JSONIs no listing",
        arguments: [
            #"{"name":"package","version":"1.0"}"#, "{\n\"title\":\"A notebook\",\n\"cells\":[]}",
            #"{"info":{"title":"t","summary":"s"}}"#,
            "[1, 2]", "[[1]]",
            #"[{"name":"x"}]"#, "{", "[",
        ]) func otherJSONIsNoListing(_ text: String)
    {
        #expect(throws: ListingError.self) { try self.read(text) }
    }

    @Test(
        "identifiers",
        arguments: [
            (#""id":"7","arxiv_id":"2501.00001v2""#, "2501.00001"),
            (#""id":"abc","url":"https://arxiv.org/abs/2501.00001""#, "abc"),
            (#""url":"https://arxiv.org/abs/2501.00001v3""#, "2501.00001"),
            (#""link":"https://openreview.net/forum?id=Ab1_x&noteId=2""#, "Ab1_x"),
            (#""doi":"10.48550/arXiv.2501.00001""#, "2501.00001"),
            (#""entry_id":"http://arxiv.org/abs/cs/0112017v1""#, "cs/0112017"),
            (#""url":"https://example.org/x""#, nil),
            (#""id":null,"pdf":"https://arxiv.org/pdf/2501.00001.pdf""#, "2501.00001"),
        ] as [(String, String?)]) func identifiers(_ fields: String, _ expected: String?) throws
    {
        #expect(try read("[{\"title\":\"t\",\(fields)}]").papers.first?.id == expected)
    }

    @Test(
        "publication",
        arguments: [
            (#""date":"2025-01-02","published":"2025-01-01""#, "2025-01-01"),
            (#""date":"2025-01-02","update":"2025-01-03""#, "2025-01-02"),
            (#""update":"2025-01-03T10:00:00Z""#, "2025-01-03"), (#""date":"today""#, nil), (#""update":17"#, nil),
        ] as [(String, String?)]) func publication(_ fields: String, _ expected: String?) throws
    {
        let listing = try read("[{\"title\":\"t\",\(fields)}]")
        #expect(listing.papers.first?.published?.day.description == expected)
        #expect(listing.otherNotes.isEmpty)
    }

    @Test("doi and venue of our own") func doiAndVenueOfOurOwn() throws {
        let paper = try #require(
            try ListingReader().read(Array(#"{"title":"t","doi":"doi:10.1/AB","venue":" A  Place "}"#.utf8), name: "x")
                .papers.first)
        #expect(paper.doi == "10.1/ab" && paper.venue == "A Place")
        #expect(try read(#"[{"title":"t","doi":"none","venue":7}]"#).papers == [Paper(title: "t")])
    }

    @Test("deep and damaged documents end") func deepAndDamagedDocumentsEnd() throws {
        let deep = #"[{"title":"a"},"# + String(repeating: "[", count: 100_000)
        let listing = try read(deep)
        #expect(listing.papers.map(\.title) == ["a"])
        #expect(listing.rejectionCount == 1)
        #expect(throws: ListingError.self) { try self.read(String(repeating: #"{"data":"#, count: 100_000)) }
    }

    @Test("papers that stand under their identifiers have them") func keys() throws {
        let listing = try read(
            #"{"2403.00041": {"title": "A", "abstract": "On lamps."}, "10.5555/lamps" : {"title": "B", "abstract": "On oil."}, "#
                + #""x": {"title": "C", "abstract": "On wicks.", "id": "2403.00042"}}"#)
        #expect(listing.papers.map(\.id) == ["2403.00041", nil, "2403.00042"])
        #expect(listing.papers.map(\.doi) == [nil, "10.5555/lamps", nil])
    }
}
