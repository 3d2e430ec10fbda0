import Testing

@testable import Papers

@Suite struct DailyPapersJSONTests {
    private func read(_ text: String, listed: String? = nil) throws -> Listing {
        try ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }).read(Array(text.utf8), name: "x.json")
    }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    @Test func formOf2024() throws {
        let listing = try ListingReader().read(fixture("api-2024.json"))
        #expect(listing.format == .dailyPapersAPI)
        var lanterns = Paper(
            id: "2403.90001", title: "Lanterns for Long Corridors",
            abstract: "We light corridors. They were dark before, and “bright” is what they are now.", published: try stated("2024-03-11"),
            listed: try stated("2024-03-14"), authors: ["Ada Example", "Cyd Model"], upvotes: 32, comments: 2)
        // One of the three is hidden: counted, not named.
        lanterns.authorCount = 3
        let teapots = Paper(
            id: "2403.90002", title: "Teapots", published: try stated("2024-03-12"), listed: try stated("2024-03-14"), upvotes: 0,
            comments: 0)
        #expect(listing.papers == [lanterns, teapots])
        #expect(listing.listed == lanterns.listed)
    }

    @Test func formOf2025() throws {
        let listing = try ListingReader().read(fixture("api-2025.json"))
        #expect(
            listing.papers == [
                Paper(
                    id: "2509.90003", title: "Folded Contexts", abstract: "We fold contexts.", published: try stated("2025-09-28"),
                    listed: try stated("2025-09-30"), authors: ["Dee Fiction"], upvotes: 7, comments: 3,
                    keywords: ["folding", "long context"])
            ])
    }

    @Test(arguments: ["papers", "dailyPapers"]) func anObjectAroundTheArray(_ key: String) throws {
        let inner = String(decoding: try fixtureBytes("api-2025.json"), as: UTF8.self)
        let listing = try read("{\"date\": \"2025-09-30\", \"\(key)\": \(inner), \"more\": [1]}")
        #expect(listing.papers.map(\.id) == ["2509.90003"])
        #expect(listing.rejectionCount == 0)
    }

    @Test func plainPapers() throws {
        let papers = try read(
            #"[{"id":"a","title":"T","abstract":"A","authors":"Ada Example, Cyd Model","upvotes":"5","categories":"cs.LG cs.CV","published":"2025-01-02"},{"title":"U"}]"#,
            listed: "2025-01-05"
        ).papers
        #expect(papers.map(\.title) == ["T", "U"])
        #expect(papers[0].published?.day.description == "2025-01-02")
        #expect(papers[0].authors == ["Ada Example", "Cyd Model"])
        #expect(papers[0].upvotes == 5)
        #expect(papers[0].categories == ["cs.LG", "cs.CV"])
        #expect(papers.map { $0.listed?.day.description } == ["2025-01-05", "2025-01-05"])
    }

    @Test func badEntriesAreRejectedOneByOne() throws {
        let listing = try read(
            "[\n\"{'paper': {'id': '1'}}\",\n{\"paper\":{\"title\":7}},\n{\"paper\":{\"id\":\"1\"}}, 5,\n{\"paper\":{\"title\":\"good\"}}]")
        #expect(listing.papers.map(\.title) == ["good"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:2: a string holding a Python literal, not an object; write the listing with json.dump instead of str()",
                "x.json:3: field 'title': expected a string, found a number", "x.json:4: has neither title nor abstract",
                "x.json:4: expected an object, found a number",
            ])
    }

    @Test func onlyPythonLiteralsIsAnError() throws {
        #expect(throws: ListingError.self) { try self.read("[\"{'paper': 1}\"]") }
    }

    @Test(arguments: ["[]", "[\n]\n", "{\"papers\": []}"]) func anEmptyArrayIsAnEmptyListing(_ text: String) throws {
        let listing = try read(text)
        #expect(listing.paperCount == 0 && listing.rejectionCount == 0)
        #expect(
            listing.notes.map(\.description) == ["x.json: there are no papers in it: its array is empty, as on days without papers"])
        #expect(throws: ListingError.self) { try self.read("[") }
    }

    /// Cut anywhere, the entries that are complete stay, and the cut is told; before the first complete one there is nothing to keep.
    @Test func cutAnywhere() throws {
        let text = try fixtureBytes("api-2024.json")
        let starts = text.indices.filter { text[$0] == UInt8(ascii: "\n") && text[($0 + 1)...].starts(with: Array("  {".utf8)) }
        let secondStart = try #require(starts.last)
        for length in stride(from: 4, to: text.count - 2, by: 7) {
            let cut = Array(text[..<length])
            guard length > secondStart else {
                #expect(throws: ListingError.self, "length \(length)") { try ListingReader().read(cut, name: "x") }
                continue
            }
            let listing = try ListingReader().read(cut, name: "x")
            #expect(listing.papers.first?.id == "2403.90001")
            #expect(listing.rejections.count == 1, "length \(length)")
            guard case .cut(let error, _, let complete)? = listing.rejections.last?.reason else {
                Issue.record("length \(length): the cut was not told")
                continue
            }
            #expect(error.isCut && complete == listing.paperCount)
        }
    }

    @Test func damageInTheMiddleKeepsWhatCameBefore() throws {
        let listing = try read("[{\"title\":\"a\"},\n{\"title\":\"b\" oops},\n{\"title\":\"c\"}]")
        #expect(listing.papers.map(\.title) == ["a"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:2: the JSON is damaged at line 2 (expected ',' or '}', found 'o'), after 1 complete entries; what follows was not read"
            ])
    }
}
