import ListingFetcher
import RecordedServer
import Testing

/// Heads of answers that have no end, no form or too many meanings.
@Suite struct HostileHeadTests {
    private let bench = FetchBench()
    private let first = day("2025-12-01")

    /// The lines, an empty one behind them, and a list.
    private static func answer(_ lines: String..., body: String = "[1]") -> Reply {
        Reply(raw: [Array((lines.map { $0 + "\r\n" }.joined() + "\r\n" + body).utf8)])
    }

    /// What a fetch with this answer fails with; nothing of it may be kept.
    private func error(_ reply: Reply, limits: FetchLimits = .small) async throws -> FetchError? {
        let outcome = try await bench.run(try bench.plan(try await RecordedServer(reply)), limits)
        #expect(bench.files.isEmpty)
        return outcome.error
    }

    /// The reason why the connection was left, each time.
    private func reason(_ reply: Reply) async throws -> String {
        let found = try await error(reply)
        guard case .unavailable(first, attempts: 3, .connection(let reason))? = found else {
            return "\(String(describing: found))"
        }
        return reason
    }

    /// Pieces that repeat a text for about a hundred megabytes.
    private static func endless(_ beginning: String, _ text: String) -> Reply {
        let many = Array(String(repeating: text, count: (1 << 20) / text.utf8.count).utf8)
        return Reply(raw: [Array(beginning.utf8)] + [[UInt8]](repeating: many, count: 100))
    }

    @Test("Header lines without end are left at the bound of a head")
    func endlessLines() async throws {
        let endless = Self.endless("HTTP/1.1 200 OK\r\n", "X-Kite: 1\r\n")
        #expect(try await reason(endless) == "its header is longer than 64 KiB")
    }

    @Test("Trailers without end are left at the bound of a head")
    func endlessTrailers() async throws {
        let start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n"
        #expect(try await reason(Self.endless(start, "X-Kite: 1\r\n")) == "its header is longer than 64 KiB")
    }

    @Test("Answers before the answer without end are left, by size or by time")
    func endlessInterim() async throws {
        let early = "HTTP/1.1 103 Early Hints\r\nLink: </kite>\r\n\r\n"
        #expect(try await reason(Self.endless("", early)) == "its header is longer than 64 KiB")
        let slowly = Reply(raw: [[UInt8]](repeating: Array(early.utf8), count: 1_000), pause: 20)
        #expect(try await error(slowly, limits: .hasty) == .unavailable(day: first, attempts: 2, .tooSlow))
    }

    @Test("What an answer before the answer says is not the answer's")
    func interim() async throws {
        let server = try await RecordedServer(
            Self.answer(
                "HTTP/1.1 100 Continue", "",
                "HTTP/1.1 103 Early Hints", "Link: </x>; rel=\"next\"", "Content-Encoding: br", "",
                "HTTP/1.1 200 OK", "Content-Type: application/json", "Connection: close"))
        let outcome = try await bench.run(try bench.plan(server))
        #expect(outcome.error == nil)
        #expect((outcome.summary.papers, outcome.summary.requests) == (1, 1))
    }

    @Test("An answer that never follows the one before it is cut")
    func onlyInterim() async throws {
        let alone = Reply(raw: [Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)])
        #expect(try await error(alone) == .unavailable(day: first, attempts: 3, .cut))
    }

    @Test("A header line that goes on is one line")
    func foldedLine() async throws {
        let server = try await RecordedServer(
            Self.answer("HTTP/1.1 302 Found", "Location:", "\t /again", "Connection: close"), .whole(Answers.papers(1)))
        #expect(try await bench.run(try bench.plan(server)).summary.papers == 1)
        #expect(server.targets.last == "/again")
    }

    @Test("A head that is none of HTTP is refused")
    func shapelessHeads() async throws {
        // Some of these libcurl refuses, in its own words.
        #expect(try await reason(Reply(raw: [Array("[1]".utf8)])).contains("HTTP/0.9"))
        for line in ["kites", ": kites", " kites"] {
            #expect(try await reason(Self.answer("HTTP/1.1 200 OK", line)).lowercased().contains("header"), "\(line)")
        }
    }

    @Test("Of two targets the first counts, and two compressions are none that is known")
    func doubleLines() async throws {
        let server = try await RecordedServer(
            Self.answer("HTTP/1.1 302 Found", "Location: /one", "Location: /two", "Connection: close"),
            .whole(Answers.papers(1)))
        #expect(try await bench.run(try bench.plan(server)).summary.papers == 1)
        #expect(server.targets.last == "/one")
        let twice = try await RecordedServer(
            Self.answer("HTTP/1.1 200 OK", "Content-Encoding: gzip", "Content-Encoding: gzip"))
        let outcome = try await bench.run(try bench.plan(twice, refresh: true))
        #expect(outcome.error == .notAListing(day: first, found: "compressed as gzip,gzip"))
    }
}
