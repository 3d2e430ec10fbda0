import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

@Suite struct ArchiveFileTests {
    @Test(
        "the folder of a path",
        arguments: [
            ("a", "."), ("é", "."), ("", "."), ("archive.sqlite", "."), ("./a", "."), ("b/a", "b"), ("b//a", "b"),
            ("b/c/a", "b/c"),
            ("b/a/", "b"), ("../a", ".."), ("/a", "/"), ("//a", "/"), ("/", "/"), ("/b/a", "/b"), ("/é/a", "/é"),
        ])
    func theFolderOfAPath(path: String, folder: String) {
        #expect(ArchiveFile(path: path).folder == folder)
    }

    @Test("an error of an archive named by one letter has its path") func anErrorOfAnArchiveNamedByOneLetterHasItsPath()
    {
        let error = ArchiveError(
            DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "unable to open"), path: "~", waited: 0)
        #expect(error == .cannotCreate(path: "~", reason: "unable to open"))
    }

    @Test(
        "a name is always that of a file",
        arguments: [
            (":memory:", "./:memory:"), ("file:a?mode=memory", "./file:a?mode=memory"), ("a", "./a"), ("/a", "/a"),
        ])
    func aNameIsAlwaysThatOfAFile(path: String, given: String) {
        #expect(ArchiveFile(path: path).databasePath == given)
    }

    /// Names in which something could be taken for a part of an address.
    @Test(
        "the immutable name leads to the file",
        arguments: ["plain", "a b", "50%41", "what?mode=memory", "one#two", "é", "a&b=c;d"])
    func theImmutableNameLeadsToTheFile(name: String) throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive(name)
        try archive.save([Paper(title: "Nets")], source: "s", format: "f", importedOn: try day("2025-06-01"))
        try archive.close()
        for path in [folder.file(name), "/" + folder.file(name)] {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: ArchiveFile(path: path).immutableName, configuration: configuration)
            #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM papers") } == 1)
            #expect(try folder.names() == [name])
        }
    }

    @Test("a file that was begun and never made is a new one", arguments: [0, 1, 60, 512, 1024, 4096])
    func aFileThatWasBegun(size: Int) throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive("whole")
        try archive.close()
        // A run that was killed while it wrote the first page, and the journal that takes it back: of no pages.
        let bytes = Array(try folder.bytes(of: "whole").prefix(size))
        var journal: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
        journal += [0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x20, 0]
        journal += [UInt8](repeating: 0, count: 512 - journal.count)
        for opening in [Archive.Opening.existing, .createIfMissing] {
            try folder.write("begun", bytes)
            try folder.write("begun-journal", journal)
            let error = archiveError {
                let archive = try Archive(path: folder.file("begun"), opening: opening)
                #expect(try archive.info().papers == 0)
                #expect(try archive.examine() == [])
                try archive.close()
            }
            #expect(error == (opening == .existing ? .notFound(path: folder.file("begun")) : nil))
        }
    }

    @Test("a foreign file keeps its bytes, whatever journal lies beside it")
    func aForeignFileKeepsItsBytes() throws {
        let folder = try TemporaryFolder()
        let queue = try DatabaseQueue(path: folder.file("foreign"))
        try queue.write { try $0.execute(sql: "CREATE TABLE a (b)") }
        try queue.close()
        try folder.write("foreign-journal", [1, 2, 3])
        for bytes in [try folder.bytes(of: "foreign"), Array("SQL dump".utf8)] {
            try folder.write("foreign", bytes)
            #expect(archiveError { _ = try Archive(path: folder.file("foreign"), opening: .createIfMissing) } != nil)
            #expect(try folder.bytes(of: "foreign") == bytes)
        }
    }
}
