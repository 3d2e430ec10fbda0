import Foundation
import ListingFetcher
import Papers
import RecordedServer
import Testing

/// A folder of its own and a clock that takes no time, to fetch from a recorded server.
final class FetchBench: Sendable {
    let folder: String
    let clock = TestClock()

    init() {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("listing-fetcher-tests-\(UUID().uuidString)")
            .path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What came of one run, however it ended.
    struct Outcome {
        var summary: FetchSummary
        var error: FetchError?
        var events: [FetchEvent] = []
    }

    func plan(
        _ server: RecordedServer, of service: ListingService = .dailyPapers, from: String = "2025-12-01",
        to: String? = nil,
        today: String = "2026-01-15", refresh: Bool = false
    ) throws -> FetchPlan {
        let loopback = try #require(LoopbackAddress(server.url))
        let span = try DaySpan(from: day(from), to: day(to ?? from), today: day(today))
        return try FetchPlan(service.served(at: loopback), span, in: ListingFolder(folder), refresh: refresh)
    }

    func run(_ plan: FetchPlan, _ limits: FetchLimits = .small, seed: UInt64 = 1) async throws -> Outcome {
        var fetch = ListingFetch(
            plan, limits: limits, userAgent: "trends/test", clock: clock, generator: SeededNumbers(state: seed))
        var outcome = Outcome(summary: fetch.summary)
        var events: [FetchEvent] = []
        do {
            try await fetch.run { events.append($0) }
        } catch let error as FetchError {
            outcome.error = error
        }
        (outcome.summary, outcome.events) = (fetch.summary, events)
        return outcome
    }

    /// The names in the folder without the record, sorted.
    var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0 != ".fetched" }.sorted()
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }
}

extension FetchLimits {
    /// Little space and few attempts; time enough for a busy machine.
    static var small: FetchLimits {
        var limits = FetchLimits()
        (limits.bytes, limits.attempts) = (64 << 10, 3)
        return limits
    }

    /// Limits of time that an answer without end reaches soon. Whole answers are not tested with them.
    static var hasty: FetchLimits {
        var limits = FetchLimits.small
        (limits.silence, limits.total, limits.attempts) = (.milliseconds(300), .milliseconds(900), 2)
        return limits
    }
}

/// Invented answers.
enum Answers {
    static func papers(_ count: Int, from first: Int = 1) -> String {
        let papers = (first..<(first + count)).map {
            #"{"paper":{"id":"2512.\#($0 + 10_000)","title":"Kites, part \#($0)"}}"#
        }
        return "[" + papers.joined(separator: ",") + "]"
    }

    static func feed(_ entries: Int, total: Int? = nil) -> String {
        let papers = (0..<entries).map { "  <entry>\n    <id>http://arxiv.org/abs/2512.0000\($0)v1</id>\n  </entry>\n" }
        return """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
              <opensearch:totalResults>\(total ?? entries)</opensearch:totalResults>
            \(papers.joined())</feed>

            """
    }
}

extension Reply {
    static func feed(_ text: String) -> Reply { .whole(text, type: "application/atom+xml; charset=utf-8") }
}
