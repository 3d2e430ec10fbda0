import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite("Records grow at their end") struct AppendedFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a record is made, and then goes on") func growing() throws {
        try AppendedFile.append(Array("one\n".utf8), to: folder.file("record"))
        try AppendedFile.append(Array("two\n".utf8), to: folder.file("record"))
        #expect(try folder.bytes(of: "record") == Array("one\ntwo\n".utf8))
    }

    @Test("a link is not followed, and a pipe is not written to") func refusals() throws {
        try folder.write("victim", "precious")
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "victim")
        #expect(throws: FileError(path: folder.file("link"), code: ELOOP)) {
            try AppendedFile.append([1], to: folder.file("link"))
        }
        #expect(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        #expect(throws: FileError.self) { try AppendedFile.append([1], to: folder.file("pipe")) }
        #expect(try folder.bytes(of: "victim") == Array("precious".utf8))
    }
}
