import Foundation
import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct ListingFilesTests {
    private let line = "{\"title\":\"a\"}\n"

    @Test("folders are searched in order") func foldersAreSearchedInOrder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.jsonl", "a/2.jsonl", "a/1.jsonl", "c.jsonl"] { try folder.write(name, line) }
        try folder.write(".hidden.jsonl", line)
        try folder.write(".git/x.jsonl", line)
        try folder.write("README.md", "# Listings\n")
        try folder.write("picture.png", [0x89, 0x50, 0, 0])
        let files = try ListingFiles(in: [folder.path])
        #expect(
            files.paths.map { $0.dropFirst(folder.path.count + 1) } == [
                "README.md", "a/1.jsonl", "a/2.jsonl", "b.jsonl", "c.jsonl", "picture.png",
            ])
        #expect(files.entries.allSatisfy { $0.folder == folder.path })
    }

    @Test("files named themselves are kept") func filesNamedThemselvesAreKept() throws {
        let folder = try TemporaryFolder()
        let readme = try folder.write("README.md", "# Listings\n")
        #expect(try ListingFiles(in: [readme, "-", readme]).paths == [readme, "-"])
    }

    @Test("one file in many spellings counts once") func oneFileInManySpellingsCountsOnce() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x/a.jsonl", line)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/x")
        for other in ["/x/./a.jsonl", "//x//a.jsonl", "/x/../x/a.jsonl", "/link/a.jsonl", "/./x"] {
            #expect(try ListingFiles(in: [file, folder.path + other]).paths == [file], "\(other)")
        }
        #expect(try ListingFiles(in: [folder.path + "/./x/", file]).paths == [file])
        try folder.write("x/b.jsonl", line)
        #expect(try ListingFiles(in: [file, folder.path + "/x/b.jsonl"]).paths == [file, folder.path + "/x/b.jsonl"])
    }

    @Test(
        "names have no needless parts",
        arguments: [
            ("copy.txt", "copy.txt"), ("./copy.txt", "copy.txt"), (".//a/./b.txt", "a/b.txt"), ("../a.txt", "../a.txt"),
            ("/a//b/./c", "/a/b/c"),
            ("a/../b", "a/../b"), ("./-", "./-"), (".hidden", ".hidden"),
            // A mark joins the slash before it for Swift, not for the system.
            ("a//\u{301}b", "a/\u{301}b"),
        ]) func namesHaveNoNeedlessParts(_ path: String, _ name: String)
    {
        #expect(ListingPath(path).name == name)
    }

    @Test("links to folders are not followed") func linksToFoldersAreNotFollowed() throws {
        let folder = try TemporaryFolder()
        try folder.write("x/a.jsonl", line)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/x/loop", withDestinationPath: folder.path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/x/b.jsonl", withDestinationPath: folder.path + "/x/a.jsonl")
        #expect(
            try ListingFiles(in: [folder.path]).paths.map { $0.dropFirst(folder.path.count + 1) } == [
                "x/a.jsonl", "x/b.jsonl",
            ])
    }

    @Test("what does not exist is an error, and a folder without files is none") func missing() throws {
        let folder = try TemporaryFolder()
        #expect(try ListingFiles(in: [folder.path]).folders == [folder.path])
        #expect(throws: ListingError.input(.notFound(file: folder.path + "/none"))) {
            try ListingFiles(in: [folder.path + "/none"])
        }
    }
}

extension ListingFiles {
    fileprivate var paths: [String] { entries.map(\.path) }
}
