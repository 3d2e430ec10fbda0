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
}
