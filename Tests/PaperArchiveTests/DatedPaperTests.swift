import Papers
import Testing

@testable import PaperArchive

/// The papers that have a day, and what tells them from others.
@Suite struct DatedPaperTests {
    private let archive: Archive

    init() throws {
        archive = try Archive.inMemory()
        try archive.save(
            (0..<3).map { paper($0, "Abstract \($0).") }, source: "list", format: "jsonl", importedOn: day(20))
    }

    private func day(_ number: Int) -> CalendarDay { CalendarDay(ofYear: 2025, month: 1, day: number) }

    private func paper(_ number: Int, _ abstract: String, upvotes: Int? = nil) -> Paper {
        Paper(
            id: "2501.0000\(number)", title: "Title \(number)", abstract: abstract,
            listed: PaperDate(day(9 - number), .stated), upvotes: upvotes)
    }

    private func now() throws -> Int64 { try archive.datedPapers(by: .listed).state(from: 1) }

    @Test("whatever the papers say is part of their state, and so is what is made of them") func state() throws {
        let first = try now()
        #expect(try now() == first)
        let papers = try archive.datedPapers(by: .listed)
        #expect(papers.map(\.day) == [day(7), day(8), day(9)])
        #expect(papers.state(from: 2) != first && Array(papers.prefix(2)).state(from: 1) != first)
        #expect(try archive.datedPapers(by: .published).isEmpty)
        var states = [first]
        let changes = [
            paper(1, "Abstract 1, which says more than it did."), paper(2, "Abstract 2.", upvotes: 7),
            paper(3, "Another."),
        ]
        for changed in changes {
            try archive.save([changed], source: "list", format: "jsonl", importedOn: day(21))
            states.append(try now())
        }
        #expect(Set(states).count == 4)
    }
}
