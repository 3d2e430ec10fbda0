import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Words of texts as numbers, which are kept beside the texts and never believed where these are others.
@Suite struct NumberedTextTests {
    private func archive() throws -> Archive {
        let archive = try Archive.inMemory()
        try archive.save(
            (0..<3).map { number in
                Paper(
                    id: "2501.0000\(number)", title: "Title \(number)", abstract: "Abstract \(number).",
                    listed: PaperDate(day(9 - number), .stated))
            }, source: "list", format: "jsonl", importedOn: day(20))
        return archive
    }

    private func numbered(_ archive: Archive) throws -> NumberedTexts {
        try archive.numberedTexts(of: archive.datedPapers(by: .listed))
    }

    private func day(_ number: Int) -> CalendarDay { CalendarDay(ofYear: 2025, month: 1, day: number) }

    private func keep(_ archive: Archive, _ kept: NumberedTexts, first: Int = .max) throws -> Bool {
        try archive.keep(
            archive.datedPapers(by: .listed).prefix(first).map { ($0.key, $0.stamp, [UInt8(7), 9]) },
            newWords: [Array("kv".utf8)[...], Array("cache".utf8)[...]], after: kept.state)
    }

    @Test("papers come by their days, without words at first, and then with those that were kept") func kept() throws {
        let archive = try archive()
        let bare = try numbered(archive)
        #expect(try archive.datedPapers(by: .listed).map(\.day) == [day(7), day(8), day(9)])
        #expect(bare.texts == [nil, nil, nil])
        #expect(bare.words.isEmpty)
        #expect(try keep(archive, bare, first: 2))
        let full = try numbered(archive)
        #expect(full.texts.map { $0.map { Array(full.bytes[$0]) } } == [[7, 9], [7, 9], nil])
        #expect(full.words.map { String(decoding: $0, as: UTF8.self) } == ["kv", "cache"])
        #expect(
            try archive.texts(of: archive.datedPapers(by: .listed).map(\.key)).map(\.title) == [
                "Title 2", "Title 1", "Title 0",
            ])
    }

    @Test("words of another text do not count, and those that others numbered meanwhile are not mixed")
    func stale() throws {
        let archive = try archive()
        let bare = try numbered(archive)
        #expect(try keep(archive, bare))
        // As another run that had read the archive before that.
        #expect(try !keep(archive, bare))
        #expect(try numbered(archive).words.count == 2)
        try archive.save(
            [Paper(id: "2501.00001", title: "Title 1", abstract: "A longer abstract than before, and another.")],
            source: "list", format: "jsonl", importedOn: day(21))
        #expect(try numbered(archive).texts.map { $0 == nil } == [false, true, false])
    }

    @Test("a damaged list of words is as none, and gives way to what is numbered next") func damaged() throws {
        let archive = try archive()
        #expect(try keep(archive, numbered(archive)))
        try archive.write { try $0.execute(sql: "UPDATE word_lists SET words = zeroblob(length(words))") }
        let damaged = try numbered(archive)
        #expect(damaged.words.isEmpty && damaged.texts == [nil, nil, nil])
        #expect(try keep(archive, damaged, first: 1))
        let again = try numbered(archive)
        #expect(again.words.count == 2 && again.texts.map { $0 == nil } == [false, true, true])
    }

    @Test("keeping waits for nobody, and the next who writes waits as before") func busy() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("archive.sqlite")
        let (one, other) = (
            try Archive(path: path, opening: .createIfMissing, wait: 0),
            try Archive(path: path, opening: .createIfMissing, wait: 600)
        )
        try one.save(
            [
                Paper(
                    id: "2501.00001", title: "Title", abstract: "Abstract.", listed: PaperDate(day(9), .stated))
            ], source: "list", format: "jsonl", importedOn: day(20))
        let bare = try numbered(other)
        #expect(throws: ArchiveError.self) { try one.write { _ in try keep(other, bare) } }
        #expect(try keep(other, bare))
        let wait = try other.withoutTransaction { try Int.fetchOne($0, sql: "PRAGMA busy_timeout") }
        #expect(wait == 600_000)
    }
}
