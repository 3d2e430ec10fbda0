import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite("Files written whole or not at all") struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
    }

    @Test("a link stays a link, and what it leads to is replaced") func linksStay() throws {
        try folder.write("real/file", "old")
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "real/file")
        try FileManager.default.createSymbolicLink(atPath: folder.file("far"), withDestinationPath: folder.file("link"))
        try AtomicFile.write(Array("new".utf8), to: folder.file("far"))
        #expect(try folder.bytes(of: "real/file") == Array("new".utf8))
        #expect(FilePath(folder.file("link")).linked?.text == folder.file("real/file"))
        #expect(try folder.names() == ["far", "link", "real"])
    }

    @Test("a link that leads nowhere yet is filled, and a ring of links is refused") func danglingLinks() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "missing")
        try AtomicFile.write([1], to: folder.file("link"))
        #expect(try folder.bytes(of: "missing") == [1])
        try FileManager.default.createSymbolicLink(atPath: folder.file("a"), withDestinationPath: "b")
        try FileManager.default.createSymbolicLink(atPath: folder.file("b"), withDestinationPath: "a")
        #expect(throws: FileError(path: folder.file("a"), code: ELOOP)) {
            try AtomicFile.write([1], to: folder.file("a"))
        }
    }

    @Test("a file that is replaced hands on its permissions", arguments: [0o600, 0o640, 0o755, 0o444])
    func permissionsStay(
        mode: Int
    ) throws {
        try folder.write("file", "old")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.file("file"))
        try AtomicFile.write([2], to: folder.file("file"))
        #expect(try self.mode("file") == mode)
        #expect(try folder.bytes(of: "file") == [2])
    }

    @Test("a pipe is written to and stays a pipe") func pipesStay() throws {
        let pipe = folder.file("pipe")
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        // Open for reading first, or else the writer would wait for one.
        let reader = unsafe open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try AtomicFile.write(Array("through".utf8), to: pipe)
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe read(reader, &bytes, bytes.count)
        #expect(bytes.prefix(max(0, count)).elementsEqual("through".utf8))
        #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
        #expect(try folder.names() == ["pipe"])
    }

    @Test(
        "what is not finished leaves nothing behind, and the old file as it was, with and without a name",
        arguments: [false, true])
    func unfinished(hasName: Bool) throws {
        try folder.write("file", "old")
        var file: AtomicFile? = try AtomicFile(path: folder.file("file"), hasName: hasName)
        try file?.write([9, 9])
        #expect(try folder.names().count <= 2)
        if hasName { #expect(try folder.names().count == 2) }
        file = nil
        #expect(try folder.names() == ["file"])
        #expect(try folder.bytes(of: "file") == Array("old".utf8))
    }

    @Test("a new file, and one in place of another, appear whole", arguments: [false, true], [false, true])
    func appearing(hasName: Bool, isThere: Bool) throws {
        if isThere { try folder.write("file", "old") }
        let file = try AtomicFile(path: folder.file("file"), hasName: hasName)
        try file.write([1])
        try file.write([2])
        try file.finish()
        #expect(try folder.bytes(of: "file") == [1, 2])
        #expect(try folder.names() == ["file"])
    }

    @Test("a file that came meanwhile is replaced, a pipe and a folder are not", arguments: [false, true])
    func comingMeanwhile(hasName: Bool) throws {
        let files = try ["file", "pipe", "folder"].map { name in
            let file = try AtomicFile(path: folder.file(name), hasName: hasName)
            try file.write([3])
            return file
        }
        try folder.write("file", "other")
        #expect(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
        try files[0].finish()
        #expect(throws: FileError(path: folder.file("pipe"), code: EEXIST)) { try files[1].finish() }
        #expect(throws: FileError(path: folder.file("folder"), code: EISDIR)) { try files[2].finish() }
        #expect(try folder.bytes(of: "file") == [3])
        withExtendedLifetime(files) {}
        #expect(
            try FileManager.default.attributesOfItem(atPath: folder.file("pipe"))[.type] as? FileAttributeType
                != .typeRegular)
    }

    @Test("a name of bytes that are no text is that name") func anyBytes() throws {
        let file = try AtomicFile(path: folder.file("caf\u{10FFE9}"))
        try file.write([5])
        try file.finish()
        let found = FilePath(Array(folder.file("caf").utf8) + [0xE9])
        #expect(try found.status().st_size == 1)
    }

    @Test("a folder in its place, and a folder that is missing, are told") func refusals() throws {
        #expect(throws: FileError(path: folder.path, code: EISDIR)) { try AtomicFile.write([1], to: folder.path) }
        let missing = folder.file("none/file")
        #expect(throws: FileError(path: missing, code: ENOENT)) { try AtomicFile.write([1], to: missing) }
        #expect(FileError(path: missing, code: ENOENT).reason == "No such file or directory")
    }

    @Test(
        "the name of an open file is that file, behind what was written to it",
        arguments: ["/dev/fd/", "/proc/self/fd/"])
    func openFiles(place: String) throws {
        let path = try folder.write("file", "before ")
        let file = unsafe open(path, O_WRONLY | O_APPEND)
        defer { close(file) }
        try AtomicFile.write(Array("after".utf8), to: place + "\(file)")
        #expect(try folder.bytes(of: "file") == Array("before after".utf8))
        #expect(try folder.names() == ["file"])
    }

    @Test("a link to an open file is that file") func linksToOpenFiles() throws {
        let path = try folder.write("file", "before ")
        let file = unsafe open(path, O_WRONLY | O_APPEND)
        defer { close(file) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: "/dev/fd/\(file)")
        try AtomicFile.write(Array("after".utf8), to: folder.file("link"))
        #expect(try folder.bytes(of: "file") == Array("before after".utf8))
        #expect(try folder.names() == ["file", "link"])
    }

    @Test("a file that the program opened for itself is no place for a result") func ownFiles() throws {
        let path = try folder.write("archive", "precious")
        let file = unsafe open(path, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        let name = "/dev/fd/\(file)"
        #expect(throws: FileError(path: name, code: EBADF)) { try AtomicFile.write([1], to: name) }
        #expect(try folder.bytes(of: "archive") == Array("precious".utf8))
    }

    @Test("a name of the longest kind is written") func longestNames() throws {
        let name = String(repeating: "n", count: 255)
        try AtomicFile.write([7], to: folder.file(name))
        #expect(try folder.bytes(of: name) == [7])
    }

    @Test("a limit on the size of files is said as one") func sizes() {
        #expect(FileError(path: "x", code: EFBIG).reason.contains("size"))
    }
}
