import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite("Reading at any place") struct RandomAccessFileTests {
    private let bytes = Array("0123456789".utf8)
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("A file and memory give the bytes of any place, and what lies outside of them is nothing")
    func anyPlace() throws {
        for file in [try file(folder.write("plain", bytes)), try memory(bytes)] {
            #expect(file.size == 10)
            #expect(try file.read(at: 7, count: 2) == Array("78".utf8))
            #expect(try file.read(at: 8, count: 100) == Array("89".utf8) && file.read(at: 0, count: .max) == bytes)
            for (offset, count) in [(10, 1), (-1, 3), (3, 0), (3, -1), (.max, .max), (.min, .min)] {
                #expect(try file.read(at: offset, count: count).isEmpty)
            }
        }
    }

    @Test("The stream goes on where it stood, and the file outlives it")
    func streamAside() throws {
        var stream = try ByteStream(path: folder.write("plain", bytes))
        let head = try stream.peek(3)
        let file = try #require(try stream.randomAccess())
        #expect(try file.read(at: 9, count: 1) == Array("9".utf8) && head == Array("012".utf8))
        #expect(try stream.readAll() == bytes)
        _ = consume stream
        #expect(try file.read(at: 0, count: 2) == Array("01".utf8))
    }

    @Test("What has become shorter gives what is left")
    func shortened() throws {
        let path = try folder.write("plain", bytes)
        let file = try file(path)
        #expect(unsafe truncate(path, 4) == 0)
        #expect(try file.read(at: 2, count: 8) == Array("23".utf8))
    }

    @Test("Compressed data and pipes are read in order only")
    func onlyInOrder() throws {
        var packed = try ByteStream(path: folder.write("packed", storedGzip(bytes)))
        #expect(try packed.randomAccess()?.size == nil && packed.readAll() == bytes)
        let pipe = folder.file("pipe")
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        // Open for both, so that neither end waits for the other.
        let writer = unsafe open(pipe, O_RDWR)
        defer { _ = close(writer) }
        var stream = try ByteStream(path: pipe)
        #expect(try stream.randomAccess()?.size == nil)
    }

    private func file(_ path: String) throws -> RandomAccessFile {
        var stream = try ByteStream(path: path)
        return try #require(try stream.randomAccess())
    }

    private func memory(_ bytes: [UInt8]) throws -> RandomAccessFile {
        var stream = ByteStream(bytes: bytes, name: "x")
        return try #require(try stream.randomAccess())
    }
}
