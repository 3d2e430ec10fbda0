import Foundation
import PaperArchive
import Papers
import TestSupport
import Testing

/// Archives made by the programs of every schema, as they lie on people's disks.
@Suite struct MuseumTests {
    private func copy(of name: String, in folder: TemporaryFolder) throws -> String {
        let fixture = try #require(
            Bundle.module.url(forResource: name, withExtension: "sqlite", subdirectory: "Fixtures"))
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: folder.file(name)))
        return folder.file(name)
    }

    /// Those in which nobody could follow anything yet, and the one with watches, marks and proposals.
    private static let older = ["schema-1", "schema-2", "schema-3", "schema-4", "schema-5", "schema-7", "schema-9"]
    private static let schemas = older + ["schema-10", "schema-11"]

    /// A present archive that says what the one of a schema says.
    private func present(_ name: String) throws -> Archive {
        let archive = try Archive.inMemory()
        try InventedArchive.fill(archive)
        if !["schema-1", "schema-2", "schema-3"].contains(name) { try InventedArchive.label(archive) }
        if !Self.older.contains(name) {
            try InventedArchive.follow(archive)
            try InventedArchive.propose(archive)
        }
        if name == "schema-11" { try InventedArchive.describe(archive) }
        return archive
    }

    private func export(_ archive: Archive) throws -> String {
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func counts(_ archive: Archive) throws -> [DatedCounts] {
        try ["first", "second"].flatMap { model in
            try DateKind.allCases.map { try archive.dayCounts(by: $0, model: model) }
        }
    }

    @Test("opening makes it a present one", arguments: schemas)
    func openingMakesItAPresentOne(name: String) throws {
        let folder = try TemporaryFolder()
        let path = try copy(of: name, in: folder)
        let present = try present(name)
        // The second opening finds nothing to do.
        for _ in 0..<2 {
            let old = try Archive(path: path, opening: .existing)
            // Older programs did not note all that the present one does.
            #expect(try old.examine(mending: false).allSatisfy { $0.problem == .upkeep(table: "search_config") })
            try old.checkIntegrity()
            #expect(try Contents(old) == Contents(present))
            #expect(try counts(old) == counts(present))
            try old.close()
        }
        #expect(try folder.names() == [name])
    }

    @Test("labels come along, and what was taken back") func labelsComeAlong() throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: "schema-4", in: folder), opening: .existing)
        #expect(try export(old) == export(present("schema-4")))
        let key = try #require(try old.paper(withID: "2512.00001")).id
        #expect(try old.labels(of: key).map { $0.takenBackOn == nil } == [true, true, false, false, true])
        #expect(try old.takeBackLabels(of: key, on: try day("2026-01-01")).map(\.topic) == ["agents"])
        #expect(try old.takeBackLabels(of: key, on: try day("2026-01-01")).map(\.topic) == ["nets", "speech"])
    }

    @Test("lists of days come along", arguments: ["schema-7", "schema-9", "schema-10", "schema-11"])
    func dayListsComeAlong(name: String) throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: name, in: folder), opening: .existing)
        let friday = try day("2025-12-12")
        #expect(
            try old.dayLists() == [
                DayList(series: "daily-papers", day: friday, askedOn: friday, papers: 2, isSettled: false)
            ])
        #expect(try old.examine() == [])
    }

    @Test("what is followed, marked, told and proposed comes along, and what is read of the texts is right")
    func followedComesAlong() throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: "schema-10", in: folder), opening: .existing)
        let present = try present("schema-10")
        #expect(try export(old) == export(present) && old.examine() == [])
        #expect(try old.watches().map(\.name) == ["Bo", "yarn"])
        #expect(try old.markedPapers().map(\.marks) == present.markedPapers().map(\.marks))
        #expect(try old.markedPapers().contains { $0.isMarked(.read) && $0.isMarked(.good) })
        #expect(try old.lastTold()?.day == day("2026-01-05"))
        #expect(try old.untold(on: day("2026-01-07")).papers == present.untold(on: day("2026-01-07")).papers)
        #expect(try old.proposedLabels().map(\.topics) == [["yarn": false], ["yarn": true]])
        // What this program adds, an opinion that is taken back, is said of an archive of before.
        let nets = try #require(try old.paper(withID: "2512.00001")).id
        #expect(try old.mark([nets], PaperMark(.noOpinion, day: day("2026-01-08"))) == 1 && old.examine() == [])
    }

    @Test("an older archive follows, marks and tells what is new", arguments: older) func olderArchivesFollow(
        name: String
    ) throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: name, in: folder), opening: .existing)
        #expect(try old.watches() == [] && old.markedPapers() == [] && old.lastTold() == nil)
        #expect(try old.untold(on: day("2026-01-05")).papers == nil)
        let present = try present(name)
        for archive in [old, present] { try InventedArchive.follow(archive) }
        #expect(try old.watches() == present.watches() && old.watches().count == 2)
        // Of the first two nobody wrote down which listing said what.
        if !["schema-1", "schema-2"].contains(name) { #expect(try export(old) == export(present)) }
        #expect(try old.markedPapers().map(\.marks) == present.markedPapers().map(\.marks))
        #expect(try old.examine().allSatisfy { $0.problem == .upkeep(table: "search_config") })
    }

    @Test("an archive of the schema before takes labels, and takes them back") func olderArchivesTakeLabels() throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: "schema-3", in: folder), opening: .existing)
        try InventedArchive.label(old)
        #expect(try export(old) == export(present("schema-4")))
        #expect(try old.examine() == [])
    }

    @Test("what one listing showed is known to come from it") func whatOneListingShowedIsKnownToComeFromIt() throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: "schema-1", in: folder), opening: .existing)
        let lone = try #require(try old.paper(withID: "local-7"))
        #expect(try old.history(of: lone.id)?.sources == [.title: ListingName(source: "notes.jsonl", format: "jsonl")])
        // Two listings showed this one, and nobody wrote down which said what.
        let both = try #require(try old.paper(withID: "2512.00002"))
        #expect(try old.history(of: both.id)?.sources == [:])
        #expect(try old.history(of: both.id)?.sightings.count == 2)
    }

    @Test("importing again finds every paper", arguments: schemas)
    func importingAgainFindsEveryPaper(name: String) throws {
        let folder = try TemporaryFolder()
        let old = try Archive(path: try copy(of: name, in: folder), opening: .existing)
        let before = try Contents(old)
        try InventedArchive.fill(old)
        #expect(try Contents(old) == before)
    }
}
