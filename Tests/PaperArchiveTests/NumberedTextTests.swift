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

    private func entries(_ archive: Archive) throws -> [NumberedText] {
        var found: [NumberedText] = []
        try archive.forEachNumberedText(by: .listed) { found.append($0) }
        return found
    }

    private func keep(_ archive: Archive, _ entries: [NumberedText], after known: Int = 0) throws -> Bool {
        try archive.keep(
            entries.map { ($0.key, $0.stamp, [UInt8(7), 9]) },
            newWords: [Array("kv".utf8)[...], Array("cache".utf8)[...]],
            after: known)
    }

    @Test("papers come by their days, without words at first, and then with those that were kept") func kept() throws {
        let archive = try archive()
        let bare = try entries(archive)
        #expect(bare.map(\.day) == [day(7), day(8), day(9)] && bare.allSatisfy { $0.words == nil })
        #expect(try archive.keptWords()?.isEmpty == true)
        #expect(try keep(archive, Array(bare.prefix(2))))
        let full = try entries(archive)
        #expect(full.map(\.words) == [[7, 9], [7, 9], nil])
        #expect(try archive.keptWords().map { $0.map { String(decoding: $0, as: UTF8.self) } } == ["kv", "cache"])
        #expect(try archive.texts(of: full.map(\.key)).map(\.title) == ["Title 2", "Title 1", "Title 0"])
    }

    @Test("words of another text do not count, and those that others numbered meanwhile are not mixed") func stale()
        throws
    {
        let archive = try archive()
        #expect(try keep(archive, entries(archive)))
        #expect(try !keep(archive, entries(archive), after: 0))
        #expect(try archive.keptWords()?.count == 2)
        try archive.save(
            [Paper(id: "2501.00001", title: "Title 1", abstract: "A longer abstract than before, and another.")],
            source: "list", format: "jsonl", importedOn: day(21))
        #expect(try entries(archive).map { $0.words == nil } == [false, true, false])
    }

    @Test("all of it can be forgotten") func forgotten() throws {
        let archive = try archive()
        #expect(try keep(archive, entries(archive)))
        try archive.forgetNumberedTexts()
        #expect(try entries(archive).allSatisfy { $0.words == nil })
        #expect(try archive.keptWords()?.isEmpty == true)
    }
}
