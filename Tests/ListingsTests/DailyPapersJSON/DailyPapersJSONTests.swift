import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct DailyPapersJSONTests {
    private func read(_ text: String, listed: String? = nil) throws -> Listing {
        try ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }).read(Array(text.utf8), name: "x.json")
    }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    @Test("form of 2024") func formOf2024() throws {
        let listing = try ListingReader().read(fixture("api-2024.json"))
        #expect(listing.format == .dailyPapersAPI)
        var lanterns = Paper(
            id: "2403.90001", title: "Lanterns for Long Corridors",
            abstract: "We light corridors. They were dark before, and “bright” is what they are now.",
            published: try stated("2024-03-11"),
            listed: try stated("2024-03-14"), authors: ["Ada Example", "Cyd Model"], upvotes: 32, comments: 2)
        // One of the three is hidden: counted, not named.
        lanterns.authorCount = 3
        let teapots = Paper(
            id: "2403.90002", title: "Teapots", published: try stated("2024-03-12"), listed: try stated("2024-03-14"),
            version: 2,
            upvotes: 0,
            comments: 0)
        #expect(listing.papers == [lanterns, teapots])
        #expect(listing.listed == lanterns.listed)
    }

    @Test("form of 2025") func formOf2025() throws {
        let listing = try ListingReader().read(fixture("api-2025.json"))
        #expect(
            listing.papers == [
                Paper(
                    id: "2509.90003", title: "Folded Contexts", abstract: "We fold contexts.",
                    published: try stated("2025-09-28"),
                    listed: try stated("2025-09-30"), authors: ["Dee Fiction"], upvotes: 7, comments: 3,
                    keywords: ["folding", "long context"])
            ])
    }

    @Test("an object around the array", arguments: ["papers", "dailyPapers"]) func anObjectAroundTheArray(_ key: String)
        throws
    {
        let inner = String(decoding: try fixtureBytes("api-2025.json"), as: UTF8.self)
        let listing = try read("{\"date\": \"2025-09-30\", \"\(key)\": \(inner), \"more\": [1]}")
        #expect(listing.papers.map(\.id) == ["2509.90003"])
        #expect(listing.rejectionCount == 0)
    }

    @Test("plain papers") func plainPapers() throws {
        let papers = try read(
            #"[{"id":"a","title":"T","abstract":"A","authors":"Ada Example, Cyd "#
                + #"Model","upvotes":"5","categories":"cs.LG cs.CV","published":"2025-01-02"},{"title":"U"}]"#,
            listed: "2025-01-05"
        ).papers
        #expect(papers.map(\.title) == ["T", "U"])
        #expect(papers[0].published?.day.description == "2025-01-02")
        #expect(papers[0].authors == ["Ada Example", "Cyd Model"])
        #expect(papers[0].upvotes == 5)
        #expect(papers[0].categories == ["cs.LG", "cs.CV"])
        #expect(papers.map { $0.listed?.day.description } == ["2025-01-05", "2025-01-05"])
    }

    @Test("bad entries are rejected one by one") func badEntriesAreRejectedOneByOne() throws {
        let listing = try read(
            "[\n\"{'paper': {'id': '1'}}\",\n{\"paper\":{\"title\":7}},\n{\"paper\":{\"id\":\"1\"}}, "
                + "5,\n{\"paper\":{\"title\":\"good\"}}]"
        )
        #expect(listing.papers.map(\.title) == ["good"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:2: has neither title nor abstract",
                "x.json:3: field 'title': expected a string, found a number",
                "x.json:4: has neither title nor abstract",
                "x.json:4: expected an object, found a number",
            ])
    }

    @Test("nothing in it is an error") func nothingInItIsAnError() throws {
        #expect(throws: ListingError.self) { try self.read("[\"{'paper': 1}\"]") }
    }

    @Test("an empty array is an empty listing", arguments: ["[]", "[\n]\n", "{\"papers\": []}"])
    func anEmptyArrayIsAnEmptyListing(_ text: String) throws {
        let listing = try read(text)
        #expect(listing.paperCount == 0 && listing.rejectionCount == 0)
        #expect(
            listing.notes.map(\.description) == [
                "x.json: there are no papers in it: its array is empty, as on days without papers"
            ])
        #expect(throws: ListingError.self) { try self.read("[") }
    }

    @Test("form of 2026 one a line") func formOf2026OneALine() throws {
        let listing = try ListingReader().read(fixture("api-2026.jsonl"))
        #expect(listing.format == .dailyPapersAPI)
        let lamps = Paper(
            id: "2602.90006", title: "Oil Lamps", abstract: "Oil Lamps at length.", published: try stated("2026-02-02"),
            listed: try stated("2026-02-04"), authors: ["Ada Example"], upvotes: 4, comments: 1,
            keywords: ["lamps", "oil"])
        #expect(listing.papers.first == lamps)
        #expect(listing.papers.map(\.id) == ["2602.90006", "2602.90007"])
    }

    /// Without the time of listing, the outer time is the publication in another time zone, and no listing day.
    @Test("the outer time of later forms is no listing day") func theOuterTimeOfLaterFormsIsNoListingDay() throws {
        let text = String(decoding: try fixtureBytes("api-2026.jsonl"), as: UTF8.self).replacing(
            "submittedOnDailyAt", with: "x")
        #expect(
            try read(text, listed: "2026-02-05").papers.map(\.listed) == [stated("2026-02-05"), stated("2026-02-05")])
    }

    /// Strings of Python in an array, one a line, all of it in one string, and all of it printed.
    @Test("what Python prints") func whatPythonPrints() throws {
        var maps = Paper(
            id: "2412.90004", title: "Maps that say \"Stop\" and Don't",
            abstract: "We draw maps. They say \"stop\" and don't α. Thin.",
            published: try stated("2024-12-09"), listed: try stated("2024-12-11"), authors: ["Nia O'Sample"],
            upvotes: 12, comments: 2)
        maps.authorCount = 2
        maps.original = OriginalText(title: nil, abstract: "We draw maps. They say \"stop\" and don't \\alpha. Thin.")
        maps.original = OriginalText(title: nil, abstract: "We draw maps. They say \"stop\" and don't \\alpha. Thin.")
        let kettle = Paper(
            id: "2412.90005", title: "It's a Kettle", published: try stated("2024-12-10"),
            listed: try stated("2024-12-11"), upvotes: 0,
            comments: 0)
        for name in ["api-2024-strings.json", "api-2024-printed.txt"] {
            let listing = try ListingReader().read(fixture(name))
            #expect(listing.format == .dailyPapersAPI)
            #expect(listing.papers == [maps, kettle], "\(name)")
            #expect(listing.rejectionCount == 0)
        }
        let lines = String(decoding: try fixtureBytes("api-2024-strings.json"), as: UTF8.self).split(separator: "\n")
            .dropFirst().dropLast()
        #expect(
            try read(lines.map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }.joined(separator: "\n"))
                .papers == [maps, kettle])
        let printed = String(decoding: try fixtureBytes("api-2024-printed.txt").dropLast(), as: UTF8.self)
        let quoted = printed.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        #expect(try read("\"\(quoted)\"").papers == [maps, kettle])
    }

    @Test("a single entry and JSON in strings") func aSingleEntryAndJSONInStrings() throws {
        let inner = String(decoding: try fixtureBytes("api-2025.json"), as: UTF8.self)
        let entry = String(
            inner.trimmingPrefix { $0 == "[" || $0.isWhitespace }.dropLast(while: { $0 == "]" || $0.isWhitespace }))
        #expect(try read(entry).papers.map(\.id) == ["2509.90003"])
        let quoted = entry.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        #expect(try read("[\"\(quoted)\"]").papers.map(\.id) == ["2509.90003"])
    }

    @Test("what is no literal is rejected entry by entry") func whatIsNoLiteralIsRejectedEntryByEntry() throws {
        let listing = try read(
            """
            ["{'paper': {'id': '1', 'title': 'a', 'x': open('y')}}",
            "{'paper': {'title': 'b'}}", "{'paper': {'title': 'c'", "text"]
            """)
        #expect(listing.papers.map(\.title) == ["b"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:1: is no Python literal: 'open' is no literal at byte 42; write the listing with "
                    + "json.dump instead of str()",
                "x.json:2: is no Python literal: it ends in the middle at byte 24; write the listing with "
                    + "json.dump instead of str()",
                "x.json:2: expected an object, found a string",
            ])
    }

    @Test("a printed list that breaks off keeps what came before") func aPrintedListThatBreaksOffKeepsWhatCameBefore()
        throws
    {
        let listing = try read(
            "[{'paper': {'title': 'a'}},\n{'paper': {'title': 'b'}}, <Paper>,\n{'paper': {'title': 'c'}}]")
        #expect(listing.papers.map(\.title) == ["a", "b"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:2: the Python literal breaks off at line 2 (expected a value, found '<' at byte 56), "
                    + "after 2 complete entries; what follows was not read"
            ])
    }

    @Test("a bad line of entries costs itself only") func aBadLineOfEntriesCostsItselfOnly() throws {
        let good = #"{"paper":{"title":"t"}}"#
        let listing = try read("\(good)\n{\"paper\":\n\(good) 7\n\n\(good)\n")
        #expect(listing.papers.count == 2)
        #expect(listing.rejections.map(\.line) == [2, 3])
    }

    /// Cut anywhere, the entries that are complete stay, and the cut is told; before the first
    /// complete one there is nothing to keep.
    @Test("cut anywhere") func cutAnywhere() throws {
        let text = try fixtureBytes("api-2024.json")
        let starts = text.indices.filter {
            text[$0] == UInt8(ascii: "\n") && text[($0 + 1)...].starts(with: Array("  {".utf8))
        }
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

    @Test("damage in the middle costs its entry alone") func damageInTheMiddleCostsItsEntryAlone() throws {
        let listing = try read("[{\"title\":\"a\"},\n{\"title\":\"b\" oops},\n{\"title\":\"c\"}]")
        #expect(listing.papers.map(\.title) == ["a", "c"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:2: is no valid JSON: expected ',' or '}', found 'o'; reading went on at line 3"
            ])
    }

    @Test("damage behind which no entry follows ends the reading") func damageBehindWhichNoEntryFollowsEndsTheReading()
        throws
    {
        let listing = try read("[{\"title\":\"a\"},\n{\"title\":\"b\" oops},\n5, 6]")
        #expect(listing.papers.map(\.title) == ["a"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.json:2: the JSON is damaged at line 2 (expected ',' or '}', found 'o'), after 1 complete "
                    + "entries; what follows was not read"
            ])
    }
}

extension StringProtocol {
    /// The text without the characters at its end that satisfy a condition.
    fileprivate func dropLast(while condition: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
