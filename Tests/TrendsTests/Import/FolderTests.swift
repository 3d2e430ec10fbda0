import Foundation
import Testing

/// Folders of listings with names and things in them as systems allow them: each is read, or said.
@Suite struct FolderTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// Shell functions: `paper FILE N` writes a listing of one paper.
    private static let script = """
        set -e
        paper() {
          printf '{"id":"2501.%05d","title":"A study of boats %d","abstract":"Boats.","listed":"2025-01-03"}\\n' "$2" "$2" > "$1"
        }

        """

    private func shell(_ script: String) throws {
        let outcome = try place.shell(Self.script + script)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func read(_ outcome: Outcome) throws -> Int {
        struct Import: Decodable { let read: Int }
        return try outcome.document(Import.self).read
    }

    @Test("names that look alike, and names that are no UTF-8, are files of their own") func names() throws {
        try shell(
            """
            mkdir n; cd n
            paper "$(printf 'e\\314\\201.jsonl')" 1; paper "$(printf '\\303\\251.jsonl')" 2
            paper "$(printf 'caf\\351.jsonl')" 3; paper "$(printf 'caf\\350.jsonl')" 4
            mkdir "$(printf 'sub\\377')"; paper "$(printf 'sub\\377/x.jsonl')" 5; paper ok.jsonl 6
            """)
        let outcome = try place.trends("import", "n", "--json")
        outcome.expectSuccess()
        #expect(try read(outcome) == 6)
        // Their names come back as they were, so that none is taken for another.
        struct Import: Decodable {
            struct File: Decodable { let file: String }
            let files: [File]
        }
        let files = try outcome.document(Import.self).files
        #expect(Set(files.map { Array($0.file.utf8) }).count == 6)
        let archive = try place.trends("archive", "export")
        #expect(archive.output.contains("caf\u{10FFE9}.jsonl"))
    }

    @Test("a tree deeper than the longest path is read to its end") func deep() throws {
        let name = String(repeating: "d", count: 200)
        try shell(
            """
            mkdir t; cd t; paper first.jsonl 1
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do mkdir \(name); cd -P \(name); done
            paper last.jsonl 2
            """)
        let outcome = try place.trends("import", "t", "--json")
        outcome.expectSuccess()
        #expect(try read(outcome) == 2)
        try shell("rm -rf t")
    }

    @Test("what is no file is never waited for, and said") func noFiles() throws {
        try shell(
            """
            mkdir -p f/sub; cd f; paper a.jsonl 1; mkfifo pipe.jsonl; ln -s pipe.jsonl link.jsonl; ln -s gone dead.jsonl
            ln -s sub folder; ln -s a.jsonl again.jsonl; touch .hidden; mkdir .git; ln -s /dev/zero zero.jsonl
            """)
        let outcome = try place.trends("import", "f", "--json")
        outcome.expectSuccess()
        #expect(try read(outcome) == 2)
        for line in [
            "f/pipe.jsonl: left out, it is a pipe, a socket or a device",
            "f/link.jsonl: left out, it is a pipe, a socket or a device",
            "f/zero.jsonl: left out, it is a pipe, a socket or a device",
            "f/dead.jsonl: left out, it is a link that leads nowhere", "f/folder: left out, it is a link to a folder",
            "f: 2 hidden files and folders left out",
        ] {
            #expect(outcome.errors.contains(line + "\n"), "\(line)")
        }
    }

    @Test("a pipe that is named is read") func namedPipe() throws {
        try shell("mkfifo pipe; paper a.jsonl 1")
        let outcome = try place.shell("cat a.jsonl > pipe & \"$TRENDS\" import pipe --json")
        #expect(try read(outcome) == 1)
    }

    @Test("a file of a folder that cannot be read is told, and the run fails when the others are read")
    func unreadable() throws {
        // Permissions do not keep root out; the memory of a process has no byte at its beginning, for anybody.
        try shell("mkdir f; paper f/a.jsonl 1; ln -s /proc/self/mem f/b.jsonl")
        let outcome = try place.trends("import", "f", "--json")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("f/b.jsonl: cannot be read"))
        #expect(try read(outcome) == 1)
    }
}
