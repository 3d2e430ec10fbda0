import Foundation
import PaperArchive
import Papers
import ReadableText
import TestSupport
import Testing
import Themes
import Timelines

@testable import PaperDesk

/// Themes that were found are kept beside the archive, and told as long as its papers are what they were.
@Suite struct ThemeShelfTests {
    private let folder: TemporaryFolder
    private let archive: Archive
    private static let today = CalendarDay(ofYear: 2025, month: 1, day: 20)
    private static let week = Period.containing(today, by: .week)

    init() throws {
        folder = try TemporaryFolder()
        archive = try Archive.inMemory()
        try add(0..<30)
    }

    private func add(_ numbers: Range<Int>) throws {
        try archive.save(
            numbers.map { number in
                Paper(
                    id: "2501.000\(10 + number)", title: "Title \(number)", abstract: "Abstract.",
                    listed: PaperDate(Self.today, .stated))
            }, source: "list", format: "jsonl", importedOn: Self.today)
    }

    private var shelf: ThemeShelf { ThemeShelf(folder: folder.file("cache/themes"), fewestPapers: 10) }
    private var papers: [DatedPaper] { get throws { try archive.datedPapers(by: .listed) } }

    private func theme(_ name: String, _ status: Theme.Status = .new) -> Theme {
        Theme(
            slug: name, name: name, terms: [name, "more"], status: status, weeks: 4, papers: 3, of: 20,
            baselinePapers: 1, baselineOf: 10, pValue: 1e-300, qValue: 0.07, firstSeen: Self.today,
            namedSince: Self.week, history: [Theme.Week(period: Self.week, papers: 1, of: 9)], carriers: [4, 2],
            core: [29, 0])
    }

    /// Asks for themes; `found` tells whether they had to be found.
    private func ask(
        _ shelf: ThemeShelf, tellsAll: Bool = false, _ week: Period = week
    ) throws -> (themes: [Theme], found: Bool) {
        var found = false
        let themes = try shelf.themes(of: papers, by: .listed, week, tellsAll: tellsAll) {
            found = true
            return [theme("rising"), theme("gone", .gone)]
        } spelling: { all in
            all.filter { tellsAll || $0.status == .new }.map { one in
                var one = one
                one.name = one.name.uppercased()
                return one
            }
        }
        return (themes, found)
    }

    private func files() throws -> [String] { try FileSystem.names(in: folder.file("cache/themes")).sorted() }

    @Test("they are found once, whether all are asked for or those that rise, and are what was found") func once()
        throws
    {
        let first = try ask(shelf)
        #expect(first.found && first.themes.map(\.name) == ["RISING"])
        let again = try ask(shelf)
        #expect(!again.found && again.themes == first.themes)
        let all = try ask(shelf, tellsAll: true)
        #expect(!all.found && all.themes.map(\.name) == ["RISING", "GONE"])
        #expect(try ask(shelf, tellsAll: true).themes == all.themes)
        #expect(try ask(shelf, Self.week.previous).found)
        // Another paper, and what was found counts no more.
        try add(30..<31)
        #expect(try ask(shelf).found)
    }

    @Test("of few papers, and where there is no folder or it cannot be made, nothing is kept") func none() throws {
        for shelf in [ThemeShelf(folder: folder.file("cache/themes")), ThemeShelf(folder: nil, fewestPapers: 1)] {
            for _ in 0..<2 { #expect(try ask(shelf).found) }
        }
        #expect(try folder.names().isEmpty)
        try folder.write("file", "no folder")
        for _ in 0..<2 {
            #expect(try ask(ThemeShelf(folder: folder.file("file/themes"), fewestPapers: 1)).found)
        }
    }

    @Test("what is not as it was written is as if it were not there") func damaged() throws {
        _ = try ask(shelf)
        for name in try files() {
            let path = folder.file("cache/themes/" + name)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for bytes in [whole.dropLast(), whole + [32], Data(), Data("x".utf8)] {
                for other in try files() { try FileSystem.remove(folder.file("cache/themes/" + other)) }
                _ = try ask(shelf)
                try Data(bytes).write(to: URL(fileURLWithPath: path))
                let answer = try ask(shelf)
                #expect(answer.themes.map(\.name) == ["RISING"])
            }
        }
    }

    @Test(
        "figures that no finder gives are not believed, whoever wrote them",
        arguments: [
            (#""carriers":[4,2]"#, #""carriers":[4,30]"#), (#""carriers":[4,2]"#, #""carriers":[4,-1]"#),
            (#""carriers":[4,2]"#, #""carriers":[2,2]"#), (#""core":[29,0]"#, #""core":[30,0]"#),
            (#""papers":3"#, #""papers":21"#), (#""papers":3"#, #""papers":-3"#),
            (#""status":"new""#, #""status":"newer""#), (#""weeks":4"#, #""weeks":0"#),
            (#""firstSeen":20108"#, #""firstSeen":9223372036854775807"#),
            (#""namedSince":20108"#, #""namedSince":-9223372036854775808"#), (#""qValue":0.07"#, #""qValue":7"#),
        ])
    func impossible(was: String, becomes: String) throws {
        let bytes = try #require(KeptThemes.bytes([theme("a")]))
        #expect(KeptThemes.themes(bytes, papers: 30) == [theme("a")])
        let json = String(decoding: bytes.drop { $0 != 10 }.dropFirst(), as: UTF8.self)
        #expect(json.contains(was))
        let altered = Array(json.replacing(was, with: becomes).utf8)
        let sealed = Array(SplitMix.hash(Data(altered).bytes).hexDigits.utf8) + [10] + altered
        #expect(KeptThemes.themes(sealed, papers: 30) == nil)
    }

    @Test("the last 80 files are kept") func thinned() throws {
        var week = Self.week
        for _ in 0..<45 {
            _ = try ask(shelf, week)
            week = week.previous
        }
        #expect(try files().count == 80)
        #expect(try ask(shelf, week).found)
        #expect(try !ask(shelf, week).found)
    }
}
