import PaperArchive
import Testing

@Suite struct ArchiveErrorTests {
    @Test(
        "says the file and the fact",
        arguments: [
            (ArchiveError.notFound(path: "/a/x"), "no archive"), (.notADatabase(path: "/a/x"), "SQLite"),
            (.foreignDatabase(path: "/a/x"), "left as it is"),
            (.newerSchema(path: "/a/x", found: 7, known: 1), "schema 7"),
            (.locked(path: "/a/x", waited: 2.5), "2.5 s"), (.cannotCreate(path: "/a/x", reason: "why"), "why"),
            (.readOnly(path: "/a/x"), "permissions"), (.diskFull(path: "/a/x"), "make room"),
            (.removed(path: "/a/x"), "removed or replaced"),
            (.tooLittleRoom(path: "/a/x", needed: 5 << 20, free: 1 << 20), "5 MiB are needed"),
            (.corrupted(path: "/a/x", detail: "page 4"), "page 4"),
            (.alteredSchema(path: "/a/x", faults: []), "another program"),
            (.ioFailure(path: "/a/x", reason: "why"), "why"),
        ])
    func saysTheFileAndTheFact(error: ArchiveError, part: String) {
        #expect(error.description.contains("/a/x"))
        #expect(error.description.contains(part))
        #expect(!error.description.contains("\n"))
        // Flags are the command line's.
        #expect(!error.description.contains("--"))
    }
}
