import Foundation
import Testing

/// A run that is ended leaves what was there, and nothing else.
@Suite struct InterruptionTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("out/o", "old")
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: place.path("out")) }
    }

    private static let arguments = ["classify", "--jsonl", "--output", "out/o"]

    /// The run without /proc, where no file can be written without a name.
    private static let named = [
        "-m", "sh", "-c", #"mount --make-rprivate /; umount -l /proc; exec "$TRENDS" "$@""#, "sh",
    ]
    private static let unshare = "/usr/bin/unshare"

    /// Whether this machine lets the tests take /proc away from a run.
    private static let canTakeAway: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: unshare)
        process.arguments = ["-m", "sh", "-c", "mount --make-rprivate / && umount -l /proc"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private func command(isNamed: Bool) -> TrendsCommand {
        TrendsCommand(
            folder: place.folder, arguments: (isNamed ? Self.named : []) + Self.arguments,
            program: isNamed ? Self.unshare : nil)
    }

    /// Ends a run by a signal when it has taken in a line: it has said that the next one is none.
    private func endedBy(_ signal: Int32, isNamed: Bool) throws -> Int32? {
        let conversation = try Conversation(command(isNamed: isNamed), hearsErrors: true)
        try conversation.say(#"{"id":"1","abstract":"Video diffusion models."}"#)
        try conversation.say("no JSON")
        #expect(try conversation.answer()?.contains("no valid JSON") == true)
        if isNamed { #expect(try names.count == 2) }
        return try conversation.end(by: signal)
    }

    @Test(
        "whatever signal ends it, the result's folder is as it was",
        arguments: [SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGKILL])
    func signals(signal: Int32) throws {
        #expect(try endedBy(signal, isNamed: false) == signal)
        #if os(Linux)
            #expect(try names == ["o"])
        #endif
        #expect(try place.text("out/o") == "old")
    }

    @Test(
        "so it is where a file needs a name", .enabled(if: canTakeAway),
        arguments: [SIGHUP, SIGINT, SIGTERM, SIGPIPE])
    func namedFiles(signal: Int32) throws {
        #expect(try endedBy(signal, isNamed: true) == signal)
        #expect(try names == ["o"])
        #expect(try place.text("out/o") == "old")
    }

    @Test("what a killed run left, the next one takes away", .enabled(if: canTakeAway)) func leftovers() throws {
        #expect(try endedBy(SIGKILL, isNamed: true) == SIGKILL)
        #expect(try names.count == 2)
        try TrendsCommand(
            folder: place.folder, arguments: Self.arguments, input: Array(#"{"id":"1","abstract":"Video."}"#.utf8)
        ).run().expectSuccess()
        #expect(try names == ["o"])
    }

    @Test("without /proc commands do what they do", .enabled(if: canTakeAway)) func withoutProc() throws {
        func run(_ arguments: String...) throws -> Outcome {
            try TrendsCommand(
                folder: place.folder, arguments: Self.named + arguments, environment: ["TRENDS_MODEL": ""],
                program: Self.unshare
            ).run()
        }
        try run("import", "/nonexistent").expectFailure(66, saying: "/nonexistent")
        let topics = try run("topics")
        topics.expectSuccess()
        #expect(topics.output.contains("Reinforcement learning"))
        try run("import", sampleListings).expectSuccess()
    }

    @Test("a signal that is ignored from the beginning stays so") func ignored() throws {
        let command = TrendsCommand(
            folder: place.folder,
            arguments: ["-c", #"trap '' HUP; exec "$TRENDS" "$@""#, "sh"] + Self.arguments, program: "/bin/sh")
        let conversation = try Conversation(command, hearsErrors: true)
        try conversation.say("no JSON")
        _ = try conversation.answer()
        conversation.send(SIGHUP)
        try conversation.say(#"{"id":"1","abstract":"Video diffusion models."}"#)
        #expect(try conversation.end() == 0)
        #expect(try place.text("out/o").contains(#""id":"1""#))
    }
}
