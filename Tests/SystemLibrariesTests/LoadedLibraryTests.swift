import TestSupport
import Testing

@testable import SystemLibraries

/// Libraries that are there, are not, or cannot be opened.
@Suite struct LoadedLibraryTests {
    @Test("a library that is nowhere has no reason of the system") func missing() throws {
        let error = try #require(throws: LibraryNotLoaded.self) {
            _ = try LoadedLibrary(["libno-such-kite.so.1", "libno-such-kite.so"])
        }
        #expect(error == LibraryNotLoaded(name: "libno-such-kite.so.1"))
        #expect(error.systemReason == nil)
    }

    @Test("a file that is no library is as good as missing") func damaged() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("libkite.so", "no library")
        let error = try #require(throws: LibraryNotLoaded.self) { _ = try LoadedLibrary([path]) }
        #expect(error.systemReason == nil)
    }

    @Test(
        "what the system would not do is told from what is not there",
        arguments: [
            ("libkite.so.1: cannot open shared object file: No such file or directory", nil),
            ("libkite.so.1: cannot open shared object file: Too many open files", "Too many open files"),
            (
                "libkite.so.1: failed to map segment from shared object: Cannot allocate memory",
                "Cannot allocate memory"
            ),
            ("/lib/libkite.so.1: cannot read file data: Input/output error", "Input/output error"),
            ("/lib/libkite.so.1: file too short", nil),
        ])
    func reasons(words: String, reason: String?) {
        #expect(
            LibraryNotLoaded(name: "libkite.so.1", words: ["libkite.so: no such file", words]).systemReason == reason)
    }
}
