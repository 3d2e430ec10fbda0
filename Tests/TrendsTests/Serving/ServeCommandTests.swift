import Foundation
import TestSupport
import Testing

/// `trends serve`: the real program, from its first line to its end.
@Suite struct ServeCommandTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let examples = TrendsBinary.repositoryPath("Data/examples/papers.jsonl")
        try place.trends("import", sampleListings, examples).expectSuccess()
    }

    /// A program that serves, what its first line said, and what is asked of it.
    private final class Served {
        let process: Process
        let port: UInt16
        let token: String

        init(_ place: Workplace, _ arguments: String...) throws {
            process = try TrendsCommand(
                folder: place.folder, arguments: ["serve", "--port", "0"] + arguments
            ).process()
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            var line = ""
            while !line.hasSuffix("\n"), let bytes = try pipe.fileHandleForReading.read(upToCount: 1) {
                line += String(decoding: bytes, as: UTF8.self)
            }
            let said = try #require(line.firstMatch(of: /^http:\/\/127\.0\.0\.1:(\d+)\/(?: ([a-z0-9]{32}))?\n$/))
            port = try #require(UInt16(said.1))
            token = said.2.map(String.init) ?? ""
        }

        deinit { if process.isRunning { process.terminate() } }

        func ask(_ method: String, _ target: String, _ headers: [String] = [], body: String = "") throws -> HTTPReply {
            let head =
                ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
                + (body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"])
            return try HTTPReply(SocketLine(port: port).say(head.joined(separator: "\r\n") + "\r\n\r\n" + body))
        }

        /// Sends a signal, and waits for the end: the exit code.
        func end(_ signal: Int32) -> Int32 {
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        }
    }

    @Test("answers are what the command line prints, byte for byte") func answersAreWhatIsPrinted() throws {
        let served = try Served(place)
        for (target, arguments) in [
            ("report", ["report", "--json"]),
            ("report?period=2025-11&periods=4", ["report", "--month", "2025-11", "--periods", "4", "--json"]),
            ("search?q=video&limit=3", ["search", "video", "--limit", "3", "--json"]),
            ("similar?paper=2511.16334", ["similar", "2511.16334", "--json"]),
            ("papers/2511.16334", ["show", "2511.16334", "--json"]),
            ("topics", ["topics", "list", "--json"]), ("topics/video", ["report", "--topics", "video", "--json"]),
            ("themes", ["emerging", "--json"]), ("archive", ["archive", "info", "--json"]),
            ("labels?paper=2511.16334", ["label", "2511.16334", "--json"]),
        ] {
            let printed = try TrendsCommand(folder: place.folder, arguments: arguments).run()
            printed.expectSuccess()
            let reply = try served.ask("GET", "/api/v1/\(target)")
            #expect(reply.status == 200)
            #expect(reply.body == printed.output, "\(target)")
        }
        #expect(served.end(SIGTERM) == 0)
    }

    @Test("what the command line changes is seen at once, and the other way round") func changesAreSeen() throws {
        let served = try Served(place)
        let target = "/api/v1/labels?paper=2511.16334"
        let before = try served.ask("GET", target)
        #expect(try served.ask("GET", target, ["If-None-Match: \(before.headers["etag"] ?? "")"]).status == 304)
        try place.trends("label", "2511.16334", "--topic", "video").expectSuccess()
        let after = try served.ask("GET", target)
        #expect(after.body != before.body)
        #expect(try after.body == place.trends("label", "2511.16334", "--json").output)
        let change = ["X-Trends-Token: \(served.token)"]
        #expect(try served.ask("DELETE", target).status == 403)
        #expect(try served.ask("DELETE", target, change).status == 200)
        #expect(try place.trends("label", "2511.16334", "--json").output.contains(#""topics": []"#))
        #expect(served.end(SIGINT) == 0)
    }

    @Test("who else opens the archive does not take its log from under the server") func theLogStays() throws {
        let served = try Served(place)
        // Each page opens the archive anew, beside the connection that tells whether it has changed.
        for page in ["/papers", "/archive"] { #expect(try served.ask("GET", page).status == 200) }
        let log = place.path("data/trends/archive.sqlite-wal")
        #expect(FileManager.default.fileExists(atPath: log))
        try place.trends("archive", "info").expectSuccess()
        #expect(FileManager.default.fileExists(atPath: log), "who comes last takes the log away, and is not last")
        try place.trends("label", "2511.16334", "--topic", "video").expectSuccess()
        #expect(try served.ask("GET", "/papers/2511.16334").body.contains("you, "))
        #expect(served.end(SIGTERM) == 0)
        #expect(!FileManager.default.fileExists(atPath: log))
    }

    @Test("a file gives the token, and a reading server changes nothing") func aFileGivesTheToken() throws {
        let token = "0123456789abcdefghij"
        try "\(token)\n".write(toFile: place.path("token.txt"), atomically: true, encoding: .utf8)
        let served = try Served(place, "--token-file", place.path("token.txt"), "--read-only")
        #expect(served.token.isEmpty)
        let reply = try served.ask(
            "DELETE", "/api/v1/labels?paper=2511.16334", ["Authorization: Bearer \(token)"])
        #expect(reply.status == 403)
        #expect(reply.body.contains("changes nothing"))
        #expect(try served.ask("GET", "/api/v1/report").status == 200)
    }

    @Test("it ends in the middle of work, and the archive is whole") func itEndsInTheMiddle() throws {
        let served = try Served(place)
        let lines = (0..<4_000).map {
            #"{"id":"2599.\#(10_000 + $0)","title":"T \#($0)","abstract":"Words of paper \#($0)","published":"2025-12-01"}"#
        }
        let begun = try served.ask(
            "POST", "/api/v1/import", ["X-Trends-Token: \(served.token)"], body: lines.joined(separator: "\n"))
        #expect(begun.status == 202)
        #expect(served.end(SIGTERM) == 0)
        try place.trends("archive", "doctor").expectSuccess()
        let left = try FileManager.default.contentsOfDirectory(atPath: place.path("tmp"))
        #expect(!left.contains { $0.hasPrefix("trends-") }, "\(left)")
    }

    @Test("what cannot be served is said") func whatCannotBeServedIsSaid() throws {
        try place.trends("serve", "--port", "70000").expectFailure(64, saying: "--port")
        try place.trends("serve", "--listen", "0.0.0.0").expectFailure(64, saying: "--token-file")
        try place.trends("serve", "--name", "x").expectFailure(64, saying: "--listen")
        try place.trends("serve", "--archive", "none.sqlite").expectFailure(66, saying: "none.sqlite")
        try "short\n".write(toFile: place.path("token.txt"), atomically: true, encoding: .utf8)
        try place.trends("serve", "--token-file", place.path("token.txt"))
            .expectFailure(64, saying: "token.txt", "openssl rand")
        let served = try Served(place)
        try place.trends("serve", "--port", "\(served.port)").expectFailure(73, saying: "another program", "--port")
    }
}
