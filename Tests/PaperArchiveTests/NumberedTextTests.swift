import Foundation
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

    private func day(_ number: Int) -> CalendarDay { CalendarDay(ofYear: 2025, month: 1, day: number) }

    private func keep(_ archive: Archive, _ kept: NumberedTexts, first: Int = .max) throws -> Bool {
        try archive.keep(
            kept.texts.prefix(first).map { ($0.key, $0.stamp, [UInt8(7), 9]) },
            newWords: [Array("kv".utf8)[...], Array("cache".utf8)[...]], after: kept.state)
    }

    @Test("papers come by their days, without words at first, and then with those that were kept") func kept() throws {
        let archive = try archive()
        let bare = try archive.numberedTexts(by: .listed)
        #expect(bare.texts.map(\.day) == [day(7), day(8), day(9)] && bare.texts.allSatisfy { $0.words == nil })
        #expect(bare.words.isEmpty)
        #expect(try keep(archive, bare, first: 2))
        let full = try archive.numberedTexts(by: .listed)
        #expect(full.texts.map { $0.words.map { Array(full.bytes[$0]) } } == [[7, 9], [7, 9], nil])
        #expect(full.words.map { String(decoding: $0, as: UTF8.self) } == ["kv", "cache"])
        #expect(try archive.texts(of: full.texts.map(\.key)).map(\.title) == ["Title 2", "Title 1", "Title 0"])
    }

    @Test("words of another text do not count, and those that others numbered meanwhile are not mixed")
    func stale() throws {
        let archive = try archive()
        let bare = try archive.numberedTexts(by: .listed)
        #expect(try keep(archive, bare))
        // As another run that had read the archive before that.
        #expect(try !keep(archive, bare))
        #expect(try archive.numberedTexts(by: .listed).words.count == 2)
        try archive.save(
            [Paper(id: "2501.00001", title: "Title 1", abstract: "A longer abstract than before, and another.")],
            source: "list", format: "jsonl", importedOn: day(21))
        #expect(try archive.numberedTexts(by: .listed).texts.map { $0.words == nil } == [false, true, false])
    }

    @Test("a damaged list of words is as none, and gives way to what is numbered next") func damaged() throws {
        let archive = try archive()
        #expect(try keep(archive, archive.numberedTexts(by: .listed)))
        try archive.write { try $0.execute(sql: "UPDATE word_lists SET words = zeroblob(length(words))") }
        let damaged = try archive.numberedTexts(by: .listed)
        #expect(damaged.words.isEmpty && damaged.texts.allSatisfy { $0.words == nil })
        #expect(try keep(archive, damaged, first: 1))
        let again = try archive.numberedTexts(by: .listed)
        #expect(again.words.count == 2 && again.texts.map { $0.words == nil } == [false, true, true])
    }
}
