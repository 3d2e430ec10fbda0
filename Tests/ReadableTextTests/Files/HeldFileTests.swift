import Foundation
import TestSupport
import Testing

@testable import ReadableText

#if canImport(Glibc)
    import Glibc
#endif

/// A file that all holders read through one descriptor.
@Suite struct HeldFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("file", "abcdef")
    }

    @Test("the first bytes, again and again") func firstBytes() throws {
        let held = try HeldFile(folder.file("file"))
        for _ in 0..<2 { #expect(try held.firstBytes(3) == Array("abc".utf8)) }
        #expect(try HeldFile(folder.file("file")).firstBytes(100) == Array("abcdef".utf8))
        #expect(try held.firstBytes(1) == Array("a".utf8))
    }

    @Test("what takes its place is another file") func replaced() throws {
        let held = try HeldFile(folder.file("file"))
        try folder.write("other", "xyz")
        try FileSystem.rename(folder.file("other"), to: folder.file("file"))
        #expect(try HeldFile(folder.file("file")).firstBytes(9) == Array("xyz".utf8))
        #expect(try held.firstBytes(9) == Array("abcdef".utf8))
    }

    @Test("what is not there cannot be held") func missing() {
        #expect(throws: FileError(path: folder.file("none"), code: ENOENT)) { try HeldFile(folder.file("none")) }
    }

    #if os(Linux)
        @Test("locks of this process stay as long as one holds the file") func locksStay() throws {
            let held = try HeldFile(folder.file("file"))
            let own = FileSystem.open(folder.file("file"), O_RDWR | O_CLOEXEC)
            defer { _ = close(own) }
            var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
            #expect(unsafe fcntl(own, F_SETLK, &lock) == 0)
            // F_OFD_GETLK of Linux, which no header of Swift has.
            let askOfOpenFile: Int32 = 36
            // Locks of an open file conflict with those of the process, so that they tell whether these stand.
            func isLocked() -> Bool {
                let asking = FileSystem.open(folder.file("file"), O_RDWR | O_CLOEXEC)
                var asked = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
                // Left open: closing it would be what is tested here.
                #expect(unsafe fcntl(asking, askOfOpenFile, &asked) == 0)
                return asked.l_type != Int16(F_UNLCK)
            }
            #expect(isLocked())
            for _ in 0..<3 { _ = try HeldFile(folder.file("file")).firstBytes(3) }
            #expect(isLocked())
            _ = try FileSystem.firstBytes(3, of: folder.file("file"))
            #expect(!isLocked(), "a descriptor of one's own takes them away")
            withExtendedLifetime(held) {}
        }
    #endif
}
