import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct FileNameDayTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

    private func read(_ lines: [String], name: String, today: String? = nil, listed: String? = nil) throws -> Listing {
        let reader = ListingReader(listedDay: try listed.map(day), today: try today.map(day))
        return try reader.read(Array(lines.joined(separator: "\n").utf8), name: name)
    }

    @Test(
        "days in names",
        arguments: [
            ("a/cs_2026-06-30.jsonl", "2026-06-30"), ("20260630.json", "2026-06-30"),
            ("2026_06_30-2026-06-30.csv", "2026-06-30"),
            ("2026-06-30/cs.jsonl", nil), ("2026-06-30_2026-07-01.jsonl", nil), ("2026-13-30.jsonl", nil),
            ("12026-06-301.jsonl", nil),
            ("2026-0630.jsonl", nil), ("cs.jsonl", nil), ("standard input", nil),
        ])
    func daysInNames(_ name: String, _ expected: String?) throws {
        #expect(ListingPath(name).day == (try expected.map(day)))
    }

    @Test("a paper without date and of the days month is listed then")
    func aPaperWithoutDateAndOfTheDaysMonthIsListedThen() throws {
        let listing = try read(
            [
                #"{"id":"2606.28729","title":"New"}"#, #"{"id":"2605.00001","title":"Of the month before"}"#,
                #"{"id":"2604.00001","title":"Older"}"#, #"{"id":"2607.00001","title":"Not yet given"}"#,
                #"{"id":"own-1","title":"Of no month"}"#,
                #"{"title":"Without number"}"#, #"{"id":"2606.28730","title":"Dated","published":"2026-06-01"}"#,
                #"{"id":"2606.28731","title":"Listed","listed":"2026-06-29"}"#,
            ], name: "x/cs_2026-06-30.jsonl", today: "2026-06-30")
        let inferred = PaperDate(try day("2026-06-30"), .inferred)
        let stated = PaperDate(try day("2026-06-29"), .stated)
        #expect(listing.papers.map(\.listed) == [inferred, inferred, nil, nil, nil, nil, nil, stated])
        #expect(listing.otherNotes.map(\.kind) == [.dayOfFileName(try day("2026-06-30"), papers: 2)])
        #expect(
            listing.notes.map(\.description).first?.contains("2026-06-30 inferred from the file's name for 2 papers")
                == true)
    }

    @Test("a given day goes first and one to come is none") func aGivenDayGoesFirstAndOneToComeIsNone() throws {
        let line = #"{"id":"2606.28729","title":"New"}"#
        let given = try read([line], name: "cs_2026-06-30.jsonl", listed: "2026-06-28")
        #expect(given.papers.map(\.listed) == [PaperDate(try day("2026-06-28"), .stated)])
        #expect(given.otherNotes.isEmpty)
        let early = try read([line], name: "cs_2026-06-30.jsonl", today: "2026-06-29")
        #expect(early.papers.map(\.listed) == [nil])
        #expect(early.otherNotes.isEmpty)
    }

    @Test("where a listing leaves days out on purpose the name does not count")
    func whereAListingLeavesDaysOutOnPurposeTheNameDoesNotCount() throws {
        // Kaggle's snapshots are dumps of all years, whatever day their names have.
        let formats = ListingFormats.standard.formats.filter(\.leavesDayToFileName)
        #expect(Set(formats) == [ListingFormat.jsonl, .json, .csv, .metadataText])
    }
}
