import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite("What killed runs left goes, and nothing else") struct LeftoverTests {
    private let folder: TemporaryFolder
    /// The number of a process that is no more.
    private let gone: Int32

    init() throws {
        folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", ":"]
        try process.run()
        process.waitUntilExit()
        gone = process.processIdentifier
    }

    private func sweep() throws { try OutputFolder(FilePath(folder.path)).removeLeftovers() }

    @Test("the file of a process that is no more goes, that of a living one stays") func processes() throws {
        try folder.write(".trends-\(gone)-1a2b3c.tmp", "left")
        try folder.write(".trends-\(getpid())-1a2b3c.tmp", "in use")
        try sweep()
        #expect(try folder.names() == [".trends-\(getpid())-1a2b3c.tmp"])
    }

    @Test("what SQLite kept beside such a file goes with it") func companions() throws {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            try folder.write(".trends-\(gone)-1a2b3c.tmp" + suffix, "left")
            try folder.write(".trends-\(getpid())-1a2b3c.tmp" + suffix, "in use")
        }
        try folder.write("papers.sqlite-wal", "other")
        try sweep()
        #expect(try folder.names().count == 5)
        #expect(try !folder.names().contains { $0.contains("\(gone)") })
    }

    @Test("a file that somebody has locked stays, wherever that process runs") func locked() throws {
        let path = try folder.write(".trends-\(gone)-1a2b3c.tmp", "in use")
        let file = unsafe open(path, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
        try sweep()
        #expect(try folder.names().count == 1)
    }

    @Test(
        "other names stay",
        arguments: [
            ".trends-1a2b3c.tmp", ".trends-0-1a2b3c.tmp", ".trends--1-1a2b3c.tmp", ".trends-x-1a2b3c.tmp", ".o.1.tmp",
            ".trends-99999999999-1.tmp", ".trends-7-1a2b3c.tmp.txt", ".trends-7-.tmp", ".trends-7-_.tmp",
            ".trends-7-1-1.tmp", "trends-7-1a2b3c.tmp", ".trends-.tmp",
        ])
    func names(name: String) throws {
        #expect(OutputFolder.process(ofLeftover: Array(name.utf8)) == nil)
        try folder.write(name, "other")
        try sweep()
        #expect(try folder.names() == [name])
    }

    @Test("links, pipes and folders stay") func kinds() throws {
        let name = ".trends-\(gone)-"
        try folder.write("victim", "precious")
        try FileManager.default.createSymbolicLink(atPath: folder.file(name + "1.tmp"), withDestinationPath: "victim")
        #expect(unsafe mkfifo(folder.file(name + "2.tmp"), 0o600) == 0)
        try FileManager.default.createDirectory(atPath: folder.file(name + "3.tmp"), withIntermediateDirectories: false)
        try FileManager.default.linkItem(atPath: folder.file("victim"), toPath: folder.file(name + "4.tmp"))
        try sweep()
        #expect(try folder.names().count == 5)
    }

    @Test("a new file's name is of the kind that is swept, and never twice the same") func newNames() {
        #expect(OutputFolder.process(ofLeftover: OutputFolder.newName()) == getpid())
        #expect(OutputFolder.newName() != OutputFolder.newName())
    }
}
