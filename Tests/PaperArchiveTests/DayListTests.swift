import Papers
import TestSupport
import Testing

@testable import PaperArchive

@Suite("Lists of days that services were asked for") struct DayListTests {
    @Test("the last word on a day counts, and an archive keeps it") func notes() throws {
        let folder = try TemporaryFolder()
        let day = try day("2026-08-17")
        let half = DayList(series: "daily-papers", day: day, askedOn: day, papers: 2, isSettled: false)
        var whole = half
        (whole.askedOn, whole.papers, whole.isSettled) = (day.adding(days: 7), 23, true)
        let other = DayList(series: "arxiv-cs.LG", day: day, askedOn: day, papers: 9, isSettled: false)
        let archive = try folder.archive()
        #expect(try archive.dayLists() == [])
        try archive.note([half, other])
        try archive.note([whole])
        try archive.note([])
        #expect(try archive.dayLists() == [other, whole])
        try archive.close()
        let again = try folder.archive()
        #expect(try again.dayLists() == [other, whole])
        #expect(try again.examine() == [])
    }
}
