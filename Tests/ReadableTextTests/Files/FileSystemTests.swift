import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite("Files and folders by names of any bytes") struct FileSystemTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a folder is made with those above it, once", arguments: ["a", "a/", "a/b//c/", "a/./b", "c\u{10FFE9}/d"])
    func folders(name: String) throws {
        for _ in 0..<2 { try FileSystem.makeFolders(folder.path + "/" + name) }
        #expect(try FileStatus(path: folder.path + "/" + name).kind == .folder)
    }

    @Test("what stands already is enough, wherever it stands", arguments: ["/", ".", "..", "/proc", "//"])
    func standing(name: String) throws { try FileSystem.makeFolders(name) }

    @Test("a folder where a file stands is refused") func inTheWay() throws {
        try folder.write("file", "x")
        #expect(throws: FileError.self) { try FileSystem.makeFolders(folder.file("file")) }
        #expect(throws: FileError.self) { try FileSystem.makeFolders(folder.file("file/sub")) }
        #expect(throws: FileError.self) { try FileSystem.makeFolders("/proc/nothing/of/it") }
        #expect(throws: FileError.self) { try FileSystem.makeFolders("") }
    }

    @Test("the folder and the last name of a path")
    func parts() {
        let paths: [(String, String, String)] = [
            ("a", ".", "a"), ("a/b", "a", "b"), ("/a", "/", "a"), ("a//b/", "a", "b"), ("/", "/", ""),
            ("./a", ".", "a"),
            ("c\u{10FFE9}/d\u{10FFE8}", "c\u{10FFE9}", "d\u{10FFE8}"),
        ]
        for (path, folder, name) in paths {
            #expect(SystemPath.folder(path) == folder)
            #expect(SystemPath.name(path) == name)
        }
    }

    @Test("the first bytes, or all there are") func firstBytes() throws {
        try folder.write("file", "abcdef")
        #expect(try FileSystem.firstBytes(3, of: folder.file("file")) == Array("abc".utf8))
        #expect(try FileSystem.firstBytes(.max, of: folder.file("file")) == Array("abcdef".utf8))
        #expect(throws: FileError(path: folder.path, code: EISDIR)) { try FileSystem.firstBytes(1, of: folder.path) }
    }

    @Test("a folder goes with its files, and stays where it has folders") func removal() throws {
        try FileSystem.makeFolders(folder.file("one"))
        try FileSystem.makeFolders(folder.file("two/sub"))
        try folder.write("one/file", "x")
        try FileSystem.removeFolder(folder.file("one"))
        #expect(throws: FileError.self) { try FileSystem.removeFolder(folder.file("two")) }
        #expect(try folder.names() == ["two"])
    }

    @Test("a second name is given only where there is none") func links() throws {
        try folder.write("a", "1")
        try folder.write("b", "2")
        #expect(throws: FileError(path: folder.file("b"), code: EEXIST)) {
            try FileSystem.link(folder.file("a"), to: folder.file("b"))
        }
        try FileSystem.rename(folder.file("a"), to: folder.file("c"))
        #expect(try folder.names() == ["b", "c"])
    }
}
