import Foundation
import LinearAlgebra
import ReadableText
import Testing

@Suite struct FlatFileTests {
    /// Below and above the size from which storage is asked for page by page.
    @Test("what was read does not change with the file", arguments: [5_000, 6 << 20])
    func whatWasReadDoesNotChangeWithTheFile(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 13) }
        let file = try OneFile(bytes)
        let storage = try FlatFile(path: file.path).contents()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
        try handle.write(contentsOf: Data(repeating: 1, count: 4096))
        try handle.truncate(atOffset: 4096)
        try handle.close()
        #expect(storage.count == size)
        #expect(storage.bytes == bytes)
        let wide = try #require(FlatArray<UInt64>(in: storage, offset: size - 8, count: 1))
        #expect(wide[0].littleEndian == bytes.suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    @Test("a mapped file has its bytes, and tells of what is written into it") func aMappedFileHasItsBytes() throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 13) }
        let file = try OneFile(bytes)
        let storage = try FlatFile(path: file.path).mapped()
        #expect(storage.bytes == bytes)
        #expect(storage.isUnchanged)
        // Another file of the same name is another file.
        try Data([1, 2]).write(to: URL(fileURLWithPath: file.path), options: .atomic)
        #expect(storage.bytes == bytes)
        #expect(storage.isUnchanged)
        let second = try FlatFile(path: file.path).mapped()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
        try handle.write(contentsOf: Data([3, 4, 5]))
        try handle.close()
        #expect(!second.isUnchanged)
    }

    @Test("a mapped file that is cut ends the process with words") func aMappedFileThatIsCut() async throws {
        let result = try await #require(
            processExitsWith: .exitCode(74), observing: [\.standardErrorContent]
        ) {
            ProcessEnd.tellsOfCutFiles("it was cut\n", code: 74)
            let file = try OneFile([UInt8](repeating: 1, count: 20_000))
            let storage = try FlatFile(path: file.path).mapped()
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
            try handle.truncate(atOffset: 100)
            try handle.close()
            _ = storage.bytes
        }
        #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "it was cut\n")
    }

    @Test("the beginning is read alone") func theBeginningIsReadAlone() throws {
        let file = try OneFile([UInt8](0..<100))
        let flat = try FlatFile(path: file.path)
        #expect(flat.size == 100)
        #expect(try flat.head(4) == [0, 1, 2, 3])
        #expect(try flat.head(1_000) == [UInt8](0..<100))
        #expect(try flat.head(0) == [])
    }

    /// The file is 1 TB long, and nearly all of it is a hole.
    @Test("the beginning of a huge file costs what that of a small one does") func theBeginningOfAHugeFile() throws {
        let file = try OneFile([7])
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
        try handle.truncate(atOffset: 1 << 40)
        try handle.close()
        #expect(try FlatFile(path: file.path).head(2) == [7, 0])
    }

    @Test("a file that is cut while it is read is no shorter file") func aFileThatIsCutWhileItIsRead() throws {
        let file = try OneFile([UInt8](repeating: 3, count: 100))
        let flat = try FlatFile(path: file.path)
        try Data([1, 2]).write(to: URL(fileURLWithPath: file.path), options: [])
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
        try handle.truncate(atOffset: 2)
        try handle.close()
        #expect(throws: FlatStorageError.shrunk) { try flat.contents() }
    }

    @Test("pipes and devices are no files, and are not waited for") func pipesAndDevicesAreNoFiles() throws {
        let path = NSTemporaryDirectory() + "flat-pipe-" + UUID().uuidString
        // Safe: the path is a C string for the length of the call.
        #expect(unsafe mkfifo(path, 0o600) == 0)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for path in [path, "/dev/zero"] {
            #expect(throws: FlatStorageError.notRegular) { _ = try FlatFile(path: path).size }
        }
    }
}

/// A file of one test, removed when the value goes.
private final class OneFile {
    let path = NSTemporaryDirectory() + "flat-" + UUID().uuidString

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
