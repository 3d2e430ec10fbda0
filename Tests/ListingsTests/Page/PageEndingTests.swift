import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct PageEndingTests {
    @Test(
        "authors",
        arguments: [
            ("• 6 authors", 6), ("• 1 authors", 1), ("1 author", 1), ("· 12 Authors", 12), ("•5 authors", 5),
            ("1,024 authors", 1024),
            ("6 authors ·", 6), ("◦ 6 authors", 6), ("▪ 6 authors", 6), ("\u{F0B7} 6 authors", 6), ("o 6 authors", 6),
            ("- 6 Autoren", 6), ("• 6 auteurs", 6), ("1 autor", 1), ("6 autores", 6), ("• 6位作者", 6), ("6 位作者", 6),
            ("著者6名", 6), ("6人の著者", 6), ("저자 6명", 6),
        ]) func authors(_ text: String, _ expected: Int)
    {
        #expect(PageEnding(text)?.authors == expected)
        #expect(PageEnding(text)?.hasDate == false)
    }

    @Test(
        "dates",
        arguments: [
            ("Aug 31", PageDate(month: 8, day: 31, year: nil), nil),
            ("Oct 23, 2024", PageDate(month: 10, day: 23, year: 2024), nil),
            ("May 26 2", PageDate(month: 5, day: 26, year: nil), 2),
            ("Oct 8, 2024 12", PageDate(month: 10, day: 8, year: 2024), 12),
            ("September 3", PageDate(month: 9, day: 3, year: nil), nil),
            ("Sept. 3, 2024", PageDate(month: 9, day: 3, year: 2024), nil),
            ("Oct 8 2024", PageDate(month: 10, day: 8, year: 2024), nil),
            ("Thursday, Dec 11", PageDate(month: 12, day: 11, year: nil), nil),
            ("2025-12-11", PageDate(month: 12, day: 11, year: 2025), nil),
            ("Published on Jan 2", PageDate(month: 1, day: 2, year: nil), nil),
            ("Feb 29", PageDate(month: 2, day: 29, year: nil), nil),
            ("· Aug 31", PageDate(month: 8, day: 31, year: nil), nil),
            ("31 Aug", PageDate(month: 8, day: 31, year: nil), nil),
            ("23 Oct 2024", PageDate(month: 10, day: 23, year: 2024), nil),
            ("31. Aug.", PageDate(month: 8, day: 31, year: nil), nil),
            ("23. Okt. 2024 12", PageDate(month: 10, day: 23, year: 2024), 12),
            ("3. März", PageDate(month: 3, day: 3, year: nil), nil),
            ("26 mai 2", PageDate(month: 5, day: 26, year: nil), 2),
            ("1er févr. 2024", PageDate(month: 2, day: 1, year: 2024), nil),
            ("31 août", PageDate(month: 8, day: 31, year: nil), nil),
            ("31 de agosto de 2024", PageDate(month: 8, day: 31, year: 2024), nil),
            ("4 ene 2024", PageDate(month: 1, day: 4, year: 2024), nil),
            ("5 set. 2024", PageDate(month: 9, day: 5, year: 2024), nil),
            ("8月31日", PageDate(month: 8, day: 31, year: nil), nil),
            ("2024年10月23日 4", PageDate(month: 10, day: 23, year: 2024), 4),
            ("2024年 10月 23日", PageDate(month: 10, day: 23, year: 2024), nil),
            ("8월 31일", PageDate(month: 8, day: 31, year: nil), nil),
            ("31 авг. 2024 г.", PageDate(month: 8, day: 31, year: 2024), nil),
        ]) func dates(_ text: String, _ expected: PageDate, _ comments: Int?)
    {
        #expect(PageEnding(text)?.date == expected)
        #expect(PageEnding(text)?.comments == comments)
        #expect(PageEnding(text)?.authors == nil)
    }

    @Test("both on one line") func bothOnOneLine() throws {
        let ending = try #require(PageEnding("• 6 authors · Oct 8, 2024 2"))
        #expect(ending.authors == 6 && ending.comments == 2)
        #expect(ending.date == PageDate(month: 10, day: 8, year: 2024))
    }

    @Test(
        "dates that are none",
        arguments: [
            "Feb 30", "Feb 29, 2023", "Oct 23, 20", "Oct 0", "Nov 31, 2024 4", "30. Feb.", "2月30日",
        ])
    func datesThatAreNone(
        _ text: String
    ) {
        #expect(PageEnding(text)?.badDate == text)
        #expect(PageEnding(text)?.date == nil)
    }

    @Test(
        "other lines",
        arguments: [
            "", "May", "Marching 12 Bands", "March of the Nine Networks", "Many authors", "6 authors walk into a bar",
            "Dec 11 was a cold day",
            "2025",
            "31 flavours", "8月", "作者", "作者の6つの主張", "Set 5", "12 of 31 Days",
            "authors", "Augmenting 3 Things", "Decoding 5, 2024", "• a point", "12", "·",
        ]) func otherLines(_ text: String)
    {
        #expect(PageEnding(text) == nil)
    }
}
