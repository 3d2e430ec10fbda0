import Foundation
import RecordedServer
import Testing

/// `trends fetch`, from a server of this machine that plays recorded answers.
@Suite struct FetchTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let listing = """
        [{"paper":{"id":"2512.10001","title":"Kites that learn the wind","summary":"Kites are flown by a policy that \
        was learned.",
        "publishedAt":"2025-12-09T00:00:00.000Z","submittedOnDailyAt":"2025-12-10T00:00:00.000Z"}\
        ,"publishedAt":"2025-12-09T00:00:00.000Z"}]
        """

    private func fetch(_ server: RecordedServer, _ arguments: String...) throws -> Outcome {
        try TrendsCommand(
            folder: place.folder,
            arguments: ["fetch"] + arguments + ["--now", "2026-01-15", "--service-url", server.url]
        )
        .run()
    }

    @Test("a day is fetched once and imported") func aDayIsFetchedOnceAndImported() async throws {
        let server = try await RecordedServer { request, _ in
            .whole(request.target.contains("12-10") ? Self.listing : "[]")
        }
        let outcome = try fetch(server, "daily-papers", "--from", "2025-12-10", "--to", "2025-12-11", "--import")
        outcome.expectSuccess()
        #expect(
            outcome.lines == [
                "2 days asked · 1 fetched · 0 already here · 1 empty",
                "1 read · 1 new · 0 already known · 0 rejected · 0 years inferred",
            ])
        #expect(outcome.errors.isEmpty)
        #expect(try place.text("data/trends/listings/daily-papers-2025-12-10.json") == Self.listing)
        #expect(server.requests.allSatisfy { $0.lines.contains { $0.hasPrefix("User-Agent: trends/0.") } })

        let again = try fetch(server, "daily-papers", "--from", "2025-12-10", "--to", "2025-12-11", "--import")
        again.expectSuccess()
        #expect(again.lines.first == "2 days asked · 0 fetched · 1 already here · 1 empty")
        #expect(again.lines.last?.hasPrefix("1 read · 0 new · 1 already known") == true)
        #expect(server.requests.count == 2)
        try place.trends("import", "data/trends/listings").expectSuccess()
    }

    @Test("the document adds up") func theDocumentAddsUp() async throws {
        let server = try await RecordedServer(.whole(Self.listing))
        let outcome = try fetch(
            server, "daily-papers", "--from", "2025-12-10", "--to", "2025-12-10", "--output", "here/and/there", "--json"
        )
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.fetch/1\","))
        let document: FetchDocument = try outcome.document()
        #expect(document.days == document.fetched + document.here + document.empty)
        #expect((document.papers, document.requests) == (1, 1))
        #expect(document.files == ["here/and/there/daily-papers-2025-12-10.json"])
        #expect(place.exists("here/and/there/daily-papers-2025-12-10.json"))
    }

    @Test("a dry run asks nothing") func aDryRunAsksNothing() async throws {
        let server = try await RecordedServer(.whole(Self.listing))
        let outcome = try fetch(
            server, "arxiv", "--from", "2025-12-10", "--to", "2025-12-11", "--category", "cs.LG", "--dry-run")
        outcome.expectSuccess()
        #expect(outcome.lines.count == 2)
        #expect(
            outcome.lines.allSatisfy {
                $0.hasPrefix(server.url + "/api/query?search_query=%28cat:cs.LG%29+AND+submittedDate:")
            })
        #expect(server.requests.isEmpty)
        #expect(!place.exists("data"))
    }

    @Test("a failure says what was kept") func aFailureSaysWhatWasKept() async throws {
        let server = try await RecordedServer(.whole(Self.listing), .status(403))
        let outcome = try fetch(server, "daily-papers", "--from", "2025-12-10", "--to", "2025-12-12")
        outcome.expectFailure(
            74, saying: "2025-12-11: the service refuses the request (status 403)",
            "(3 days asked · 1 fetched · 0 already here · 0 empty · 2 missing)")
        #expect(place.exists("data/trends/listings/daily-papers-2025-12-10.json"))
    }

    @Test("what the service says reaches the terminal harmless") func whatTheServiceSaysReachesTheTerminalHarmless()
        async throws
    {
        let type = "text/\u{1B}]0;owned\u{07}\u{1B}[31mplain"
        let server = try await RecordedServer(.whole("<not>a listing</not>", type: type))
        let outcome = try fetch(server, "daily-papers", "--from", "2025-12-10", "--to", "2025-12-10")
        #expect(outcome.status == 74)
        #expect(outcome.errors.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
        #expect(!place.exists("data/trends/listings/daily-papers-2025-12-10.json"))
    }

    @Test("an attempt that failed is said unless quiet") func anAttemptThatFailedIsSaidUnlessQuiet() async throws {
        for (arguments, isSaid) in [([], true), (["--quiet"], false)] {
            let server = try await RecordedServer(.status(503), .whole(Self.listing))
            let command = [
                "fetch", "daily-papers", "--from", "2025-12-10", "--to", "2025-12-10", "--refresh", "--service-url",
                server.url,
            ]
            let outcome = try TrendsCommand(folder: place.folder, arguments: command + arguments).run()
            outcome.expectSuccess()
            #expect(
                outcome.errors.contains("2025-12-10: the service answered with status 503; attempt 2 of 5 follows in")
                    == isSaid)
            #expect(outcome.errors.isEmpty == !isSaid)
        }
    }

    @Test("The proxies of the environment are used, as curl uses them")
    func proxies() async throws {
        let proxy = try await RecordedServer(.whole(Self.listing))
        let server = try await RecordedServer(.whole(Self.listing))
        for (exception, isAsked) in [("example.org", proxy), ("127.0.0.1", server)] {
            let arguments = ["fetch", "daily-papers", "--from", "2025-12-10", "--to", "2025-12-10", "--refresh"]
            var command = TrendsCommand(folder: place.folder, arguments: arguments + ["--service-url", server.url])
            command.environment = ["http_proxy": proxy.url, "no_proxy": exception]
            try command.run().expectSuccess()
            #expect(isAsked.requests.count == 1)
        }
        #expect(proxy.targets == ["\(server.url)/api/daily_papers?date=2025-12-10&limit=100&p=0"])
        #expect(server.targets == ["/api/daily_papers?date=2025-12-10&limit=100&p=0"])
    }

    #if os(Linux)
        @Test("Without libcurl a fetch says what to install, and a dry run needs none")
        func missingLibrary() async throws {
            let server = try await RecordedServer(.whole(Self.listing))
            // Found first, and no libraries.
            for name in ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"] {
                try place.write("none/\(name)", "")
            }
            let others = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { ":" + $0 } ?? ""
            let arguments = [
                "fetch", "daily-papers", "--from", "2025-12-10", "--to", "2025-12-10", "--service-url", server.url,
            ]
            var command = TrendsCommand(folder: place.folder, arguments: arguments)
            command.environment = ["LD_LIBRARY_PATH": place.path("none") + others]
            try command.run().expectFailure(
                74, saying: "libcurl.so.4 could not be loaded", "install Debian's package libcurl4")
            command.arguments.append("--dry-run")
            try command.run().expectSuccess()
            #expect(server.requests.isEmpty)
        }
    #endif

    @Test("an interrupt is quiet and keeps what is here", arguments: [SIGINT, SIGTERM])
    func anInterruptIsQuietAndKeepsWhatIsHere(number: Int32) async throws {
        let server = try await RecordedServer(.whole(Self.listing), .silence)
        let streams = (output: Pipe(), errors: Pipe())
        let process = try TrendsCommand(
            folder: place.folder,
            // Quiet: on a busy machine the silent answer may be asked for again before the
            // interrupt comes, which would be said.
            arguments: [
                "fetch", "daily-papers", "--from", "2025-12-10", "--to", "2025-12-11", "--quiet", "--service-url",
                server.url,
            ]
        ).process()
        (process.standardOutput, process.standardError) = (streams.output, streams.errors)
        try process.run()
        // Not `Task.sleep`: where all threads of the pool are taken, the answer would be given up before this task goes on.
        while process.isRunning, server.requests.count < 2 { usleep(10_000) }
        kill(process.processIdentifier, number)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
        #expect(streams.output.fileHandleForReading.availableData.isEmpty)
        #expect(streams.errors.fileHandleForReading.availableData.isEmpty)
        #expect(try place.text("data/trends/listings/daily-papers-2025-12-10.json") == Self.listing)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path("data/trends/listings")).sorted()
        #expect(names == [".fetched", "daily-papers-2025-12-10.json"])
    }

    @Test(
        "wrong usage asks nothing",
        arguments: [
            (["daily-papers", "--from", "2025-12-10", "--to", "2025-12-09"], "exchange them"),
            (["daily-papers", "--to", "2026-01-16", "--now", "2026-01-15"], "2026-01-16 is in the future"),
            (["daily-papers", "--from", "2000-01-01"], "too many at a time"),
            (["daily-papers", "--category", "cs.LG"], "--category is for arxiv"),
            (["arxiv", "--category", "cs.LG OR all:x"], "is no arXiv category"), (["elsewhere"], "elsewhere"),
            (["arxiv", "--service-url", "http://192.0.2.1:80"], "--service-url"),
            (["arxiv", "--dry-run", "--import"], "--dry-run"),
            (["arxiv", "--output", ""], "--output needs"), (["arxiv", "--output", "-"], "--output needs"),
        ])
    func wrongUsageAsksNothing(arguments: [String], words: String) throws {
        try TrendsCommand(folder: place.folder, arguments: ["fetch"] + arguments).run().expectFailure(64, saying: words)
    }

    @Test("a folder that cannot be made is said") func aFolderThatCannotBeMadeIsSaid() async throws {
        let server = try await RecordedServer(.whole(Self.listing))
        try place.write("taken", "a file")
        try fetch(server, "daily-papers", "--from", "2025-12-10", "--to", "2025-12-10", "--output", "taken/folder")
            .expectFailure(73, saying: "taken/folder cannot be written", "--output")
        #expect(server.requests.isEmpty)
    }
}
