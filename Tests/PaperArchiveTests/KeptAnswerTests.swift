import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Answers that are kept, and told as long as the papers are what they were.
@Suite struct KeptAnswerTests {
    private let archive: Archive

    init() throws {
        archive = try Archive.inMemory()
        try archive.save(
            (0..<3).map { paper($0, "Abstract \($0).") }, source: "list", format: "jsonl", importedOn: try day(20))
    }

    private func day(_ number: Int) throws -> CalendarDay { CalendarDay(ofYear: 2025, month: 1, day: number) }

    private func paper(_ number: Int, _ abstract: String, upvotes: Int? = nil) -> Paper {
        Paper(
            id: "2501.0000\(number)", title: "Title \(number)", abstract: abstract,
            listed: PaperDate(CalendarDay(ofYear: 2025, month: 1, day: 9 - number), .stated), upvotes: upvotes)
    }

    private func now() throws -> Int64 { try archive.datedPapers(by: .listed).state(from: 1) }

    @Test("an answer is told for its state and question alone, and the last one counts") func told() throws {
        let state = try now()
        #expect(try archive.keptAnswer(to: "a", of: state) == nil)
        try archive.keep(answer: [1, 0, 2], to: "a", of: state)
        try archive.keep(answer: [], to: "b", of: state)
        #expect(try archive.keptAnswer(to: "a", of: state) == [1, 0, 2])
        #expect(try archive.keptAnswer(to: "b", of: state) == [])
        #expect(try archive.keptAnswer(to: "a", of: state &+ 1) == nil)
        try archive.keep(answer: [3], to: "a", of: state)
        #expect(try archive.keptAnswer(to: "a", of: state) == [3])
    }

    @Test("whatever the papers say is part of their state, and so is what is made of them") func state() throws {
        let first = try now()
        #expect(try now() == first)
        let papers = try archive.datedPapers(by: .listed)
        #expect(papers.map(\.day) == (7...9).map { CalendarDay(ofYear: 2025, month: 1, day: $0) })
        #expect(papers.state(from: 2) != first && Array(papers.prefix(2)).state(from: 1) != first)
        var states = [first]
        let changes = [
            paper(1, "Abstract 1, which says more than it did."), paper(2, "Abstract 2.", upvotes: 7),
            paper(3, "Another."),
        ]
        for changed in changes {
            try archive.save([changed], source: "list", format: "jsonl", importedOn: try day(21))
            states.append(try now())
        }
        #expect(Set(states).count == 4)
    }

    @Test("the last 64 answers are kept") func most() throws {
        for number in 0..<70 { try archive.keep(answer: [UInt8(number)], to: "\(number)", of: 5) }
        #expect(try archive.keptAnswer(to: "5", of: 5) == nil)
        #expect(try archive.keptAnswer(to: "6", of: 5) == [6])
        #expect(try archive.keptAnswer(to: "69", of: 5) == [69])
    }

    @Test("an answer that is not what was written is none, and the doctor forgets it") func damaged() throws {
        try archive.keep(answer: [1, 2], to: "a", of: 5)
        #expect(try archive.examine(mending: false).isEmpty)
        try archive.write { try $0.execute(sql: "UPDATE kept_answers SET answer = x'0103'") }
        #expect(try archive.keptAnswer(to: "a", of: 5) == nil)
        #expect(try archive.examine().map(\.problem) == [.alteredRows(table: "kept_answers")])
        #expect(try archive.examine(mending: false).isEmpty)
    }

    @Test("keeping waits for nobody") func busy() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("archive.sqlite")
        let (one, other) = (
            try Archive(path: path, opening: .createIfMissing, wait: 0),
            try Archive(path: path, opening: .createIfMissing, wait: 600)
        )
        #expect(throws: ArchiveError.self) {
            try one.write { _ in try other.keep(answer: [1], to: "a", of: 5) }
        }
        try other.keep(answer: [1], to: "a", of: 5)
        #expect(try one.keptAnswer(to: "a", of: 5) == [1])
        let wait = try other.withoutTransaction { try Int.fetchOne($0, sql: "PRAGMA busy_timeout") }
        #expect(wait == 600_000)
    }
}
