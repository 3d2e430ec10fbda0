import Foundation
import ListingFetcher
import RecordedServer
import Testing

/// Answers that are no listing, too large, too slow, or lead elsewhere: nothing of them is kept.
@Suite struct HostileAnswerTests {
    private let bench = FetchBench()
    private let first = day("2025-12-01")

    /// 256 KiB of spaces.
    private static let bomb =
        "H4sIAAAAAAACA+3BMQEAAADCoCrrn9LbDkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALwBNKAvkgAABAA="
    /// A list of one paper.
    private static let packed = "H4sIAAAAAAACA4uuVipILEgtUrKqVspMUbJSMjI1NNIzNDAwMFSqrY0FALo0aCEfAAAA"

    private func error(_ replies: Reply..., limits: FetchLimits = .small) async throws -> FetchError? {
        let server = try await RecordedServer { _, number in replies[min(number, replies.count - 1)] }
        let outcome = try await bench.run(try bench.plan(server), limits)
        #expect(outcome.summary.fetched == 0)
        #expect(bench.files.isEmpty)
        return outcome.error
    }

    @Test(
        "a web page is no listing",
        arguments: [
            Reply.whole("<!DOCTYPE html><html><body>Log in</body></html>", type: "text/html; charset=utf-8"),
            .whole("\n  <html><body>Log in</body></html>"), .whole("[]", type: "Text/HTML"),
        ])
    func aWebPageIsNoListing(reply: Reply) async throws {
        #expect(try await error(reply) == .webPage(day: first))
    }

    @Test("what is no list is refused once") func whatIsNoListIsRefusedOnce() async throws {
        let server = try await RecordedServer(.whole("nothing today", type: "text/plain"))
        let outcome = try await bench.run(try bench.plan(server))
        #expect(outcome.error == .notAListing(day: first, found: "its type is text/plain"))
        #expect(server.requests.count == 1)
        #expect(
            try await error(.whole(#"{"error":"no such day"}"#)) == .notAListing(day: first, found: "it has no list"))
    }

    @Test("an answer larger than allowed is refused before it is read")
    func anAnswerLargerThanAllowedIsRefusedBeforeItIsRead() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 70000\r\n\r\n["
        #expect(
            try await error(Reply(raw: [Array(head.utf8)], endsConnection: false))
                == .tooLarge(day: first, limit: 64 << 10))
    }

    @Test("an answer that grows too large is refused") func anAnswerThatGrowsTooLargeIsRefused() async throws {
        #expect(try await error(.unmeasured(Answers.papers(2_000))) == .tooLarge(day: first, limit: 64 << 10))
    }

    @Test("a compressed answer is unpacked") func aCompressedAnswerIsUnpacked() async throws {
        let bytes = Array(try #require(Data(base64Encoded: Self.packed)))
        let server = try await RecordedServer(.whole(bytes, "Content-Encoding: gzip"))
        #expect(try await bench.run(try bench.plan(server)).summary.papers == 1)
        #expect(try bench.text("daily-papers-2025-12-01.json") == #"[{"paper":{"id":"2512.10001"}}]"#)
        #expect(server.requests[0].lines.contains("Accept-Encoding: gzip"))
    }

    @Test("an answer that unpacks to too much is refused") func anAnswerThatUnpacksToTooMuchIsRefused() async throws {
        let bytes = Array(try #require(Data(base64Encoded: Self.bomb)))
        #expect(bytes.count < 400)
        #expect(try await error(.whole(bytes, "Content-Encoding: gzip")) == .tooLarge(day: first, limit: 64 << 10))
    }

    @Test("A deflated answer is unpacked within the same bounds")
    func deflate() async throws {
        let packed = Array(try #require(Data(base64Encoded: "eNqLrlYqSCxILVKyqlbKTFGyUjIyNTTSMzQwMDBUqq2NBQCU6wi4")))
        let server = try await RecordedServer(.whole(packed, "Content-Encoding: deflate"))
        #expect(try await bench.run(try bench.plan(server)).summary.papers == 1)
        // 256 KiB of spaces: one, and then again and again the 258 before.
        let start: [UInt8] = [
            0x78, 0xDA, 0xED, 0xC1, 0x31, 0x01, 0x00, 0x00, 0x00, 0xC2, 0xA0, 0x2A, 0xEB, 0x9F, 0xD2, 0xDB, 0x0E, 0x40,
            0x01,
        ]
        let bomb = start + [UInt8](repeating: 0, count: 249)
        let found = try await RecordedServer(.whole(bomb, "Content-Encoding: deflate"))
        let outcome = try await bench.run(try bench.plan(found, refresh: true))
        #expect(outcome.error == .tooLarge(day: first, limit: 64 << 10))
    }

    @Test("What unpacks to nothing is refused at the same size")
    func emptyCompression() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n"
        let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]
        // Blocks without bytes (RFC 1951, 3.2.4).
        let nothing = (0..<1_000).flatMap { _ in [0x00, 0x00, 0x00, 0xFF, 0xFF] as [UInt8] }
        let endless = Reply(raw: [Array(head.utf8) + start] + [[UInt8]](repeating: nothing, count: 10_000))
        #expect(try await error(endless) == .tooLarge(day: first, limit: 64 << 10))
    }

    @Test("A body in chunks that ends before its last chunk is cut")
    func cutChunks() async throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n"
        #expect(try await error(Reply(raw: [Array(text.utf8)])) == .unavailable(day: first, attempts: 3, .cut))
    }

    @Test("damaged compression is tried again") func damagedCompressionIsTriedAgain() async throws {
        let bytes = Array(try #require(Data(base64Encoded: Self.packed)))
        #expect(
            try await error(.whole(Array(bytes.prefix(30)), "Content-Encoding: gzip"))
                == .unavailable(day: first, attempts: 3, .cut))
        #expect(
            try await error(.whole([1, 2, 3, 4], "Content-Encoding: gzip"))
                == .unavailable(day: first, attempts: 3, .cut))
        #expect(
            try await error(.whole(bytes, "Content-Encoding: br"))
                == .notAListing(day: first, found: "compressed as br"))
    }

    @Test("a server that says nothing is left") func aServerThatSaysNothingIsLeft() async throws {
        #expect(try await error(.silence, limits: .hasty) == .unavailable(day: first, attempts: 2, .tooSlow))
    }

    @Test("Silence is counted from the last byte, on a connection that was used before, too")
    func silenceAfterBytes() async throws {
        var limits = FetchLimits.small
        (limits.silence, limits.total, limits.attempts) = (.milliseconds(300), .seconds(3_600), 1)
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[".utf8)
        for (number, reply) in [Reply.silence, Reply(raw: [head], endsConnection: false)].enumerated() {
            let server = try await RecordedServer(.kept(Answers.papers(1)), reply)
            let outcome = try await bench.run(try bench.plan(server, to: "2025-12-02", refresh: true), limits)
            #expect(outcome.error == .unavailable(day: day("2025-12-02"), attempts: 1, .tooSlow), "\(number)")
            #expect(server.connections == 1)
        }
    }

    /// Bytes come all the time, and the whole would come in half a minute.
    @Test("an answer by the byte is left at the total time") func anAnswerByTheByteIsLeftAtTheTotalTime() async throws {
        var limits = FetchLimits.hasty
        (limits.silence, limits.grace) = (.seconds(30), .seconds(3_600))
        #expect(
            try await error(.drip(Answers.papers(25), every: 20), limits: limits)
                == .unavailable(day: first, attempts: 2, .tooSlow))
        #expect(
            try await error(.endlessHead(every: 20), limits: limits) == .unavailable(day: first, attempts: 2, .tooSlow))
    }

    @Test("an answer below the least pace is left") func anAnswerBelowTheLeastPaceIsLeft() async throws {
        var limits = FetchLimits.small
        (limits.attempts, limits.total, limits.grace, limits.bytesPerSecond) = (
            1, .seconds(3_600), .milliseconds(200), 10_000
        )
        #expect(
            try await error(.drip(Answers.papers(25), every: 10), limits: limits)
                == .unavailable(day: first, attempts: 1, .tooSlow))
    }

    @Test("the body of a refusal is not waited for") func theBodyOfARefusalIsNotWaitedFor() async throws {
        let head = "HTTP/1.1 403 Forbidden\r\nContent-Length: 100000\r\n\r\n"
        let endless = Reply(raw: [Array(head.utf8)] + [[UInt8]](repeating: [65], count: 10_000), pause: 20)
        #expect(try await error(endless) == .refused(day: first, status: 403))
    }

    @Test("a head without bound is left") func aHeadWithoutBoundIsLeft() async throws {
        let lines = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        let found = try await error(
            Reply(raw: [Array("HTTP/1.1 200 OK\r\nX: ".utf8), lines], endsConnection: false), limits: .hasty)
        guard case .unavailable(first, attempts: 2, .connection(let reason))? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(reason.contains("header"), "\(reason)")
    }

    @Test("redirects on the host are followed") func redirectsOnTheHostAreFollowed() async throws {
        let server = try await RecordedServer(
            .status(301, "Location: /elsewhere?date=2025-12-01"), .status(307, "Location: again"),
            .whole(Answers.papers(1)))
        let outcome = try await bench.run(try bench.plan(server))
        #expect((outcome.summary.papers, outcome.summary.requests) == (1, 3))
        #expect(server.targets.dropFirst() == ["/elsewhere?date=2025-12-01", "/again"])
        #expect(bench.clock.sleeps == [.seconds(1), .seconds(1)], "redirects keep the pace")
    }

    @Test("redirects in circles are given up") func redirectsInCirclesAreGivenUp() async throws {
        let server = try await RecordedServer(.status(302, "Location: /again"))
        #expect(try await bench.run(try bench.plan(server)).error == .tooManyRedirects(day: first, limit: 5))
        #expect(server.requests.count == 6)
    }

    @Test("redirects off the host are not followed") func redirectsOffTheHostAreNotFollowed() async throws {
        let other = try await RecordedServer(.whole(Answers.papers(9)))
        let targets = [
            other.url + "/api", other.url.replacing("127.0.0.1", with: "localhost"), "http://169.254.169.254/latest",
            "//example.org/x",
            other.url.replacing("127.0.0.1", with: "[::1]"),
            other.url.replacing("127.0.0.1", with: "[::ffff:127.0.0.1]"),
            other.url.replacing("127.0.0.1", with: "2130706433"), other.url.replacing("127.0.0.1", with: "127.1"),
            other.url.replacing("127.0.0.1", with: "0.0.0.0"), other.url.replacing("http", with: "ftp"),
            "gopher://127.0.0.1/",
            "https://huggingface.co/api/daily_papers", "file:///etc/passwd", "http://user@127.0.0.1/", "",
        ]
        for target in targets {
            let answer = try await error(.status(302, "Location: \(target)"))
            #expect(answer == .ledAway(day: first, to: target.isEmpty ? "nowhere" : target))
        }
        #expect(other.requests.isEmpty)
    }

    @Test("a redirect without a target leads nowhere") func aRedirectWithoutATargetLeadsNowhere() async throws {
        #expect(try await error(.status(303)) == .ledAway(day: first, to: "nowhere"))
    }
}
