import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

@Suite("What is followed, marked and told") struct FollowedTests {
    private let archive: Archive
    private let today: CalendarDay

    init() throws {
        archive = try Archive.inMemory()
        today = try day("2026-01-05")
    }

    private func save(_ papers: Paper...) throws {
        try archive.save(papers, source: "s", format: "jsonl", importedOn: today)
    }

    private func key(_ id: String) throws -> StoredPaper.Key { try #require(try archive.paper(withID: id)).id }

    private func untold() throws -> [String]? {
        try archive.untold(on: today).papers.map { keys in
            try keys.sorted().map { try #require(try archive.paper($0)).paper.nameInArchive }
        }
    }

    private func tell() throws { try archive.note(told: archive.untold(on: today).moment) }

    // MARK: Watches

    @Test("watches are kept by name; a name is taken once") func watches() throws {
        let (one, other) = (
            Watch(name: "b", query: "yarn", madeOn: today), Watch(name: "a", query: "au:kim", madeOn: today)
        )
        #expect(try archive.add([one, other]) == 2)
        #expect(try archive.add([Watch(name: "b", query: "wool", madeOn: today)]) == 0)
        #expect(try archive.watches() == [other, one])
        #expect(try archive.removeWatch("b") == one && archive.removeWatch("b") == nil)
        #expect(try archive.watches() == [other] && archive.examine() == [])
    }

    @Test(
        "names that differ in capitals, or in how letters are composed, are one",
        arguments: [
            ("kv cache", "KV Cache", true), ("Été", "e\u{301}te\u{301}", true), ("STRASSE", "straße", true),
            ("ΛΌΓΟΣ", "λόγος", true), ("kv cache", "kv-cache", false), ("été", "ete", false),
        ])
    func names(one: String, other: String, isSame: Bool) throws {
        #expect(Watch.isSame(one, other) == isSame)
        let (first, second) = (
            Watch(name: one, query: "yarn", madeOn: today), Watch(name: other, query: "wool", madeOn: today)
        )
        #expect(try archive.add([first, second]) == (isSame ? 1 : 2))
        #expect(try archive.watches().named(other) == (isSame ? first : second))
        #expect(try archive.removeWatch(other) == (isSame ? first : second))
        #expect(try archive.watches() == (isSame ? [] : [first]) && archive.examine() == [])
    }

    @Test(
        "a name is one line without blanks around it",
        arguments: [
            (" kv cache ", "kv cache"), ("été", "été"), ("", nil), ("  ", nil), ("a\nb", nil), ("a\u{202E}b", nil),
            (String(repeating: "x", count: 60), String(repeating: "x", count: 60)),
            (String(repeating: "x", count: 61), nil),
        ] as [(String, String?)])
    func names(text: String, name: String?) { #expect(Watch.name(text) == name) }

    // MARK: Marks

    @Test("the last word counts, on reading and on worth each; saying it again changes nothing") func marks() throws {
        try save(Paper(id: "2601.00001", title: "One"), Paper(id: "2601.00002", title: "Two"))
        let (one, two) = (try key("2601.00001"), try key("2601.00002"))
        #expect(try archive.mark([one, two], PaperMark(.good, day: today)) == 2)
        #expect(try archive.mark([one], PaperMark(.good, day: today.adding(days: 1))) == 0)
        #expect(try archive.mark([one], PaperMark(.read, day: today)) == 1)
        #expect(try archive.mark([one], PaperMark(.bad, day: today)) == 1)
        let marked = try archive.markedPapers()
        #expect(marked.map { $0.marks.map(\.kind) } == [[.read, .bad], [.good]])
        #expect(try archive.mark([one], PaperMark(.unread, day: today)) == 1)
        #expect(try archive.markedPapers()[0].isMarked(.unread) && !archive.markedPapers()[0].isMarked(.read))
        #expect(try archive.examine() == [])
    }

    @Test("an opinion is taken back, and what was said on reading stays") func noOpinion() throws {
        try save(Paper(id: "2601.00001", title: "One"), Paper(id: "2601.00002", title: "Two"))
        let (one, two) = (try key("2601.00001"), try key("2601.00002"))
        let none = PaperMark(.noOpinion, day: today)
        #expect(try archive.mark([one, two], none) == 0)
        try archive.mark([one, two], PaperMark(.good, day: today))
        try archive.mark([one], PaperMark(.read, day: today))
        #expect(try archive.mark([one, two], none) == 2)
        #expect(try archive.mark([one, two], none) == 0)
        #expect(try archive.markedPapers().map { $0.marks.map(\.kind) } == [[.read], []])
        #expect(try archive.mark([one], PaperMark(.bad, day: today)) == 1)
        #expect(try archive.markedPapers()[0].isMarked(.bad) && archive.examine() == [])
        // The log goes along, and says the same elsewhere.
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self).contains(#"{"mark":"none","day":"2026-01-05"}"#))
    }

    @Test("two papers that turn out to be one have the marks of both") func marksOfOne() throws {
        try save(Paper(title: "A Title of Its Own", abstract: "We say it once."))
        try save(Paper(id: "2601.00001", title: "Another Title", abstract: ""))
        let nameless = try #require(try archive.markablePapers().first { $0.paper.id == nil })
        try archive.mark([nameless.id], PaperMark(.good, day: today))
        try archive.mark([try key("2601.00001")], PaperMark(.read, day: today))
        try save(Paper(id: "2601.00001", title: "A Title of Its Own", abstract: "We say it once."))
        #expect(try archive.markedPapers().map { $0.marks.map(\.kind) } == [[.read, .good]])
        #expect(try archive.examine() == [])
    }

    @Test("an export takes watches and marks along, and an import completes what is there") func export() throws {
        try InventedArchive.fill(archive)
        try InventedArchive.follow(archive)
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""watches":[{"name":"Bo","query":"au:lünd","day":"2026-01-06"},"#))
        #expect(text.contains(#""marks":[{"mark":"good","day":"2026-01-05"},{"mark":"bad","day":"2026-01-07"}]"#))
        let plain = try Archive.inMemory()
        try InventedArchive.fill(plain)
        var before: [UInt8] = []
        try plain.export { before += $0 }
        let told = String(decoding: before, as: UTF8.self)
        #expect(!told.contains("watches") && !told.contains("marks"))
    }

    // MARK: What was told

    @Test("what came since is what was not there, also on the same day") func since() throws {
        try save(Paper(id: "2601.00001", title: "One"))
        #expect(try untold() == nil && archive.lastTold() == nil)
        try tell()
        #expect(try untold() == [])
        try save(Paper(id: "2601.00002", title: "Two"), Paper(id: "2601.00001", title: "One"))
        #expect(try untold() == ["2601.00002"])
        // Not noted: shown again.
        #expect(try untold() == ["2601.00002"])
        try tell()
        #expect(try untold() == [] && archive.lastTold()?.day == today)
    }

    @Test("what came while a report was made is told by the next") func meanwhile() throws {
        try save(Paper(id: "2601.00001", title: "One"))
        try tell()
        try save(Paper(id: "2601.00002", title: "Two"))
        let moment = try archive.untold(on: today).moment
        try save(Paper(id: "2601.00003", title: "Three"))
        try archive.note(told: moment)
        #expect(try untold() == ["2601.00003"])
        try tell()
        // The report that began earlier ends later.
        try archive.note(told: moment)
        #expect(try untold() == [])
    }

    @Test("the row of a paper that became another is given to none that would be taken for told") func rows() throws {
        try save(Paper(id: "2601.00001", title: "An Early Title", abstract: ""))
        try save(Paper(title: "Nameless at First", abstract: "We have a name now."))
        try tell()
        // The last paper goes, and with it the greatest row.
        try save(Paper(id: "2601.00001", title: "Nameless at First", abstract: "We have a name now."))
        try save(Paper(id: "2601.00009", title: "New"))
        #expect(try untold() == ["2601.00009"])
    }

    @Test("a paper that was told of is not told again where a later one turns out to be it") func handed() throws {
        try save(Paper(title: "Told of Under Its Title", abstract: "We tell it once."))
        try tell()
        try save(Paper(id: "2601.00001", title: "An Early Title", abstract: ""))
        #expect(try untold() == ["2601.00001"])
        try save(Paper(id: "2601.00001", title: "Told of Under Its Title", abstract: "We tell it once."))
        #expect(try untold() == [] && archive.examine() == [])
        try save(Paper(id: "2601.00002", title: "New"))
        #expect(try untold() == ["2601.00002"])
        try tell()
        #expect(try untold() == [] && archive.examine() == [])
    }

    // MARK: Older schemas

    @Test("an archive of the schema before gets the tables, and loses nothing") func schemaBefore() throws {
        let folder = try TemporaryFolder()
        let before = 9
        let path = folder.file("archive.sqlite")
        let made = try folder.archive()
        try InventedArchive.fill(made)
        try InventedArchive.label(made)
        var bytes: [UInt8] = []
        try made.export { bytes += $0 }
        try made.close()
        // What the steps since have made goes.
        let old = SchemaObjects(after: ArchiveSchema.steps.prefix(before)).objects
        let newer = SchemaObjects(after: ArchiveSchema.steps).objects.filter { old[$0.key] == nil }.values
        #expect(newer.contains { $0.name == "marks" })
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            for table in newer where table.type == "table" { try database.execute(sql: "DROP TABLE \(table.name)") }
            let view = try #require(old["papers_v"])
            try database.execute(
                sql: """
                    DROP VIEW papers_v;
                    \(String(decoding: view.statement, as: UTF8.self));
                    ALTER TABLE papers DROP COLUMN language;
                    ALTER TABLE papers DROP COLUMN type;
                    """)
            for name in ArchiveSchema.names.dropFirst(before) {
                try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: [name])
            }
            try database.execute(sql: "PRAGMA user_version = \(before)")
        }
        try queue.close()
        // Papers of it are saved as they are, without being brought up to date.
        let saved = try Archive.recover(path, into: folder.file("saved.sqlite"))
        #expect(saved.bare == 0 && saved.lost == 0 && saved.whole > 0)
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.examine() == [] && archive.watches() == [])
        var again: [UInt8] = []
        try archive.export { again += $0 }
        #expect(again == bytes)
        try InventedArchive.follow(archive)
        #expect(try archive.watches().count == 2 && archive.examine() == [])
    }

    // MARK: Sets of papers

    @Test("sets are counted by day as topics are, with all the days of the others") func sets() throws {
        try InventedArchive.fill(archive)
        let all = try archive.dayCounts(by: .listed, model: "first")
        let found = try archive.keys(of: SearchQuery("agents OR nets"))
        #expect(found.count == 3)
        let counts = try archive.dayCounts(by: .listed, model: "first", in: [PaperSet(name: "w", keys: found)])
        #expect(counts.days.map(\.papers) == all.days.map(\.papers) && counts.undated == all.undated)
        #expect(counts.days.compactMap { $0.topics["w"]?.papers }.reduce(0, +) == 3)
        let scoped = try archive.dayCounts(by: .listed, model: "first", of: PaperScope(found))
        #expect(scoped.days.map(\.day) == all.days.map(\.day))
        #expect(scoped.days.reduce(0) { $0 + $1.papers } == 3 && scoped.undated == 0)
        let last = try #require(all.days.last?.day)
        let open = try archive.dayCounts(by: .listed, model: "first", of: PaperScope([], andAllBefore: last))
        #expect(open.days.dropLast().map(\.papers) == all.days.dropLast().map(\.papers) && open.days.last?.papers == 0)
    }
}

extension Archive {
    /// All papers.
    fileprivate func markablePapers() throws -> [StoredPaper] {
        var papers: [StoredPaper] = []
        try forEachBatch { papers += $0 }
        return papers
    }
}
