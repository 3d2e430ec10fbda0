import Foundation
import RecordedServer
import Testing

@testable import ListingFetcher

/// What stays from one request to the next, and what does not; how a transfer ends.
@Suite struct ConnectionTests {
    private let bench = FetchBench()

    @Test("Days come over one connection, as arXiv asks")
    func oneConnection() async throws {
        let server = try await RecordedServer(.kept(Answers.papers(1)))
        let outcome = try await bench.run(try bench.plan(server, to: "2025-12-04"))
        #expect(outcome.summary.fetched == 4)
        #expect(server.connections == 1)
    }

    @Test("A connection that ended unseen is made again")
    func connectionMadeAgain() async throws {
        let server = try await RecordedServer(
            Reply(raw: [Array("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n[1]".utf8)]), .whole(Answers.papers(1)))
        #expect(try await bench.run(try bench.plan(server, to: "2025-12-02")).summary.fetched == 2)
        #expect(server.connections == 2)
    }

    @Test("No cookie and no password is sent")
    func nothingIsKept() async throws {
        let server = try await RecordedServer(.kept(Answers.papers(1), "Set-Cookie: kite=1; Path=/"))
        _ = try await bench.run(try bench.plan(server, to: "2025-12-02"))
        #expect(server.requests.count == 2)
        for request in server.requests {
            let names = request.lines.dropFirst().map { String($0.prefix { $0 != ":" }) }
            #expect(names.sorted() == ["Accept", "Accept-Encoding", "Host", "User-Agent"])
        }
    }

    @Test(
        "A transfer that is cancelled ends, however long it might take", .timeLimit(.minutes(2)),
        arguments: [false, true])
    func cancellation(hasBegun: Bool) async throws {
        let server = try await RecordedServer(hasBegun ? .drip(Answers.papers(2_000), every: 20) : .silence)
        let plan = try bench.plan(server)
        var limits = FetchLimits()
        (limits.silence, limits.total, limits.grace) = (.seconds(3_600), .seconds(3_600), .seconds(3_600))
        let (bench, patient) = (bench, limits)
        let task = Task { try await bench.run(plan, patient) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("Nothing but HTTP and HTTPS is spoken, whoever asks", arguments: ["file:///etc/hosts", "ftp://127.0.0.1/"])
    func otherProtocols(address: String) async throws {
        let fault = try await #require(throws: HTTPTransport.Fault.self) {
            try await HTTPTransport.open(.small, userAgent: "trends/test") {
                try await $0.get(address, accept: "text/plain")
            }
        }
        guard case .passing(.connection(let reason)) = fault else { Issue.record("\(fault)"); return }
        #expect(reason.contains("Protocol"), "\(reason)")
    }

    @Test("A connection that the other side closed is an error, and no signal", .timeLimit(.minutes(1)))
    func brokenPipe() throws {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        // Safe: one byte of a local array is written.
        let (count, number) = BrokenPipe.heldBack { (unsafe write(descriptor, [1], 1), errno) }
        #expect((count, number) == (-1, EPIPE))
    }

    @Test("A missing library is said with what to install")
    func missingLibrary() {
        let error = FetchError.libraryMissing(name: "libcurl.so.4", package: "libcurl4")
        #expect(error.description == "libcurl.so.4 could not be loaded; install Debian's package libcurl4, or its like")
    }
}
