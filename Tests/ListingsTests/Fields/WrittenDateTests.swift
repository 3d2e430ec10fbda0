import Papers
import TestSupport
import Testing

@testable import Listings

@Suite("Dates as listings write them") struct WrittenDateTests {
    private func reading(_ text: String, year: Int? = nil, order: WrittenDate.Order? = nil) -> String {
        switch WrittenDate.read(text.utf8, year: year, order: order) {
        case .date(let date): date.description
        case .ambiguous(let year): "\(year)?"
        case .none: "-"
        }
    }

    @Test(
        "numbers",
        arguments: [
            ("2025-12-11", "2025-12-11"), ("2025-12-11T10:00:00Z", "2025-12-11"), ("2025-12-11 10:00", "2025-12-11"),
            ("2025-12-11Z", "2025-12-11"), ("2025-12-11+01:00", "2025-12-11"), (" 2025-12-11", "2025-12-11"),
            ("2025/12/11", "2025-12-11"), ("2025.12.11", "2025-12-11"), ("2025 12 11", "2025-12-11"),
            ("2025-5-1", "2025-05-01"), ("2025-5-1T10:00", "2025-05-01"), ("2025/5/1 09:30:00", "2025-05-01"),
            ("20251211", "2025-12-11"), ("20251211T101500Z", "2025-12-11"), ("2025-12-00", "2025-12"),
            ("2025-00-00", "2025"), ("2025-12-00 Dec 2025", "2025-12"), ("20251200", "2025-12"),
            ("2025-12", "2025-12"), ("2025/12", "2025-12"), ("2025.12", "2025-12"), ("12/2025", "2025-12"),
            ("5-2025", "2025-05"), ("12.2025", "2025-12"), ("2025", "2025"), ("2025/", "2025"), ("2025//", "2025"),
            ("2025/03//", "2025-03"), ("2025//15", "2025"), ("2025-05/2025-06", "2025"),
            ("2025-05-07/2025-05-09", "2025-05"),
            ("2025-05-07/2025-05-07", "2025-05-07"), ("2024-12/2025-01", "-"), ("2024/2025", "-"), ("2024-2025", "-"),
            ("2024-25", "-"), ("2025-13", "-"), ("2025-13-01", "-"), ("2025-02-30", "-"), ("20251301", "-"),
            ("45992", "-"), ("1733875200", "-"), ("202512", "-"), ("7", "-"), ("12", "-"), ("0000", "-"), ("9999", "-"),
            ("3500-01", "-"), ("-2024-01-01", "-"), ("+2024-01-01", "2024-01-01"), ("-2024", "-"), ("", "-"),
            ("-", "-"),
            ("2025 (in press)", "2025"), ("99999999999999999999", "-"),
        ])
    func numbers(text: String, expected: String) { #expect(reading(text) == expected) }

    @Test(
        "words",
        arguments: [
            ("Dec 11, 2025", "2025-12-11"), ("Dec. 11, 2025", "2025-12-11"), ("December 11th, 2025", "2025-12-11"),
            ("11 Dec 2025", "2025-12-11"), ("11 December 2025", "2025-12-11"), ("11. Dez. 2025", "2025-12-11"),
            ("1er août 2025", "2025-08-01"), ("11 de diciembre de 2025", "2025-12-11"), ("11-Dec-2025", "2025-12-11"),
            ("2025-Dec-11", "2025-12-11"), ("2025 Dec 11", "2025-12-11"), ("2025 Dec", "2025-12"),
            ("Dec 2025", "2025-12"),
            ("DEC 2025", "2025-12"), ("Dec-2025", "2025-12"), ("2025-Dec", "2025-12"), ("May 2024", "2024-05"),
            ("Wed, 20 Aug 2025 00:00:00 -0400", "2025-08-20"), ("Wednesday, 20 August 2025", "2025-08-20"),
            ("Mon, 3 Feb 97 17:00:00 GMT", "1997-02-03"), ("2025年12月11日", "2025-12-11"), ("2025年12月", "2025-12"),
            ("2025年", "2025"), ("2025년 12월 11일", "2025-12-11"), ("NOV-DEC 2025", "2025"), ("Nov/Dec 2025", "2025"),
            ("2025 Nov-Dec", "2025"), ("2025 Nov–Dec", "2025"), ("Spring 2025", "2025"), ("2025-Spring", "2025"),
            ("SPR 2025", "2025"), ("2025 1st Quarter", "2025"), ("Q4 2025", "2025"), ("Dec 15-20, 2025", "2025-12"),
            ("Dec 15–20, 2025", "2025-12"), ("Nov 28 - Dec 2, 2025", "2025"), ("2025 Dec 11;12(3):45", "2025-12-11"),
            ("Nov 2024-Jan 2025", "-"), ("Dec 11", "-"), ("DEC", "-"), ("Dec-25", "-"), ("Spring", "-"),
            ("31 Apr 2025", "-"),
            ("tomorrow", "-"), ("soon, 2025", "-"), ("in press", "-"), ("Marathon 2025", "-"),
            ("10.1038/s41586-025-1", "-"),
        ])
    func words(text: String, expected: String) { #expect(reading(text) == expected) }

    @Test(
        "day and month in numbers",
        arguments: [
            ("11.12.2025", nil, "2025-12-11"), ("13/12/2025", nil, "2025-12-13"), ("12/13/2025", nil, "2025-12-13"),
            ("12/12/2025", nil, "2025-12-12"), ("12/11/2025", nil, "2025?"), ("12-11-2025 10:00", nil, "2025?"),
            ("12/11/2025", .dayFirst, "2025-11-12"), ("12/11/2025", .monthFirst, "2025-12-11"),
            ("13/12/2025", .monthFirst, "2025-12-13"), ("13/13/2025", .dayFirst, "-"), ("0/12/2025", nil, "-"),
            ("30/02/2025", nil, "-"), ("12/1/25", .dayFirst, "-"), ("1.2.25", nil, "-"),
        ] as [(String, WrittenDate.Order?, String)])
    func dayAndMonth(text: String, order: WrittenDate.Order?, expected: String) {
        #expect(reading(text, order: order) == expected)
    }

    @Test("what a date tells of the order of its column")
    func order() {
        #expect(WrittenDate.order(of: "13/12/2025".utf8) == .dayFirst)
        #expect(WrittenDate.order(of: "12/13/2025 10:00".utf8) == .monthFirst)
        for text in ["12/11/2025", "13.12.2025", "2025-12-13", "13/13/2025", "Dec 13, 2025", "", "13/12"] {
            #expect(WrittenDate.order(of: text.utf8) == nil, "\(text)")
        }
    }

    @Test(
        "with a year from another field",
        arguments: [
            ("DEC 1", "2025-12-01"), ("DEC", "2025-12"), ("NOV-DEC", "2025"), ("SPR", "2025"), ("1 Dec", "2025-12-01"),
            ("DEC 1 2024", "2024-12-01"), ("FEB 30", "-"), ("12", "-"), ("no", "-"),
        ])
    func year(text: String, expected: String) { #expect(reading(text, year: 2025) == expected) }

    @Test(
        "as RIS has it",
        arguments: [
            ("2020/03/15/", "2020-03-15"), ("2020/03//", "2020-03"), ("2020///", "2020"), ("2020", "2020"),
            ("2019//", "2019"),
            ("2020/03/15/Spring", "2020-03-15"), ("2020///Spring", "2020"), ("2020/3/5", "2020-03-05"), ("//", nil),
            ("2020//15/", nil), ("2020/13//", nil), ("20/03//", nil), ("", nil), ("Spring", nil),
        ] as [(String, String?)])
    func ris(text: String, expected: String?) { #expect(WrittenDate.ris(text.utf8)?.description == expected) }

    /// Whatever is read is a date, and is read within its time: nobody knows what stands in a field.
    @Test("hostile text", arguments: 0..<200 as Range<UInt64>) func hostile(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "2025", "12", "1", "00", "-", "/", ".", " ", "Dec", "T", ":", "年", "\u{0301}", "–", "Spring", "99999999999",
            "(", "\0",
        ]
        let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
        let long = text + String(repeating: "9", count: 100_000)
        for text in [text, long] {
            if case .date(let date) = WrittenDate.read(text.utf8, year: 2025) {
                #expect(CalendarDay.written.contains(date.day) && date.description.utf8.count <= 10)
            }
        }
    }

    // MARK: - In tables

    private func table(_ rows: String...) throws -> Listing {
        try ListingReader(format: .csv).read(Array(rows.joined(separator: "\n").utf8), name: "x.csv")
    }

    @Test("the column's other cells settle which of two numbers is the day") func column() throws {
        for (other, expected) in [("13/01/2025", "2025-01-12"), ("1/13/2025", "2025-12-01")] {
            let listing = try table(
                "title,abstract,published", "a,\"x", "y\",12/1/2025", "b,\"x", "y\",\(other)", "c,x,12/1/2025")
            #expect(listing.papers.map { $0.published?.description }.first == expected)
            #expect(listing.papers.last?.published?.description == expected)
            #expect(listing.notes.isEmpty)
        }
    }

    @Test("where they do not, or say both, the year alone is taken, and that is said once") func unsettled() throws {
        let alone = try table("title,abstract,published", "a,x,12/1/2025", "b,x,11/1/2025", "c,x,2025-03-01")
        #expect(alone.papers.map { $0.published?.description } == ["2025", "2025", "2025-03-01"])
        #expect(alone.otherNotes.map(\.kind) == [.ambiguousDates("12/1/2025", count: 2)])
        #expect(
            alone.notes.first?.description
                == "x.csv: '12/1/2025' and 1 more date like it may be two days, and no other date in the column tells "
                + "which: no day is taken")
        let both = try table("title,abstract,published", "a,x,12/1/2025", "b,x,13/1/2025", "c,x,1/13/2025")
        #expect(both.papers.map { $0.published?.description } == ["2025", "2025-01-13", "2025-01-13"])
    }

    @Test("a year in a column of its own") func columns() throws {
        let science = try table(
            "Article Title,Abstract,Publication Date,Publication Year", "a,x,DEC 1,2025", "b,x,NOV-DEC,2025",
            "c,x,,2025",
            "d,x,no,2025", "e,x,2024-12-31,2025")
        #expect(
            science.papers.map { $0.published?.description } == ["2025-12-01", "2025", "2025", "2025", "2024-12-31"])
        #expect(science.otherNotes.isEmpty)
        let zotero = try table(
            "Publication Year,Title,Abstract Note,Date", "2024,a,x,2024-05-17", "2024,b,x,May 2024", "2024,c,x,05/2024",
            "2024,d,x,2024", "2024,e,x,", ",f,x,2024/05")
        #expect(
            zotero.papers.map { $0.published?.description }
                == ["2024-05-17", "2024-05", "2024-05", "2024", "2024", "2024-05"])
        let tagged = try table("TI,AU,SO,AB,PD,PY", "a,A,S,x,MAY 7,2024", "b,A,S,x,MAY,2024")
        #expect(tagged.papers.map { $0.published?.description } == ["2024-05-07", "2024-05"])
    }

    @Test("a year or a month is no day of a listing") func listing() throws {
        let listing = try table("title,abstract,listed", "a,x,2025-12", "b,x,2025-12-11", "c,x,2025")
        #expect(listing.papers.map { $0.listed?.description } == [nil, "2025-12-11", nil])
        #expect(listing.otherNotes.map(\.kind) == [.noDay("2025-12"), .noDay("2025")])
    }

    @Test("a title and a year make no table of papers") func noTable() {
        let films = Array("Title,Year\nMetropolis,1927\nNosferatu,1922\n".utf8)
        #expect(throws: ListingError.self) { try ListingReader().read(films, name: "films.csv") }
    }
}
