import ListingFetcher
import RecordedServer
import Testing

/// What is tried again, when, and how often.
@Suite struct RetryTests {
    private let bench = FetchBench()
    private let first = day("2025-12-01")

    @Test("a passing trouble is tried again", arguments: [429, 500, 502, 503, 504])
    func aPassingTroubleIsTriedAgain(status: Int) async throws {
        let server = try await RecordedServer(.status(status), .whole(Answers.papers(2)))
        let outcome = try await bench.run(try bench.plan(server))
        #expect(outcome.summary.sentence == "1 day asked · 1 fetched · 0 already here · 0 empty")
        #expect(outcome.summary.requests == 2)
        let wait = try #require(bench.clock.sleeps.first)
        #expect(wait >= .seconds(1) && wait <= .seconds(2))
        #expect(outcome.events[1] == .waiting(first, .status(status, retryAfter: nil), attempt: 1, of: 3, wait: wait))
    }

    @Test("what will not pass is not", arguments: [400, 401, 403, 404, 410, 418, 501])
    func whatWillNotPassIsNot(status: Int) async throws {
        let server = try await RecordedServer(.status(status), .whole(Answers.papers(2)))
        #expect(try await bench.run(try bench.plan(server)).error == .refused(day: first, status: status))
        #expect(server.requests.count == 1)
    }

    @Test("the wait that the service asks for is kept") func theWaitThatTheServiceAsksForIsKept() async throws {
        let server = try await RecordedServer(
            .status(429, "Retry-After: 17"),
            .status(503, "Date: Mon, 01 Dec 2025 10:00:00 GMT", "Retry-After: Mon, 01 Dec 2025 10:01:30 GMT"),
            .whole(Answers.papers(1)))
        #expect(try await bench.run(try bench.plan(server)).summary.fetched == 1)
        #expect(bench.clock.sleeps == [.seconds(17), .seconds(90)])
    }

    @Test("a short requested wait does not shorten ours") func aShortRequestedWaitDoesNotShortenOurs() async throws {
        let server = try await RecordedServer(.status(429, "Retry-After: 0"), .whole(Answers.papers(1)))
        #expect(try await bench.run(try bench.plan(server)).summary.fetched == 1)
        #expect(try #require(bench.clock.sleeps.first) >= .seconds(1))
    }

    @Test(
        "a wait beyond the bound ends the run",
        arguments: [("301", 301), ("99999999999999999999999999", 999_999_999_999)])
    func aWaitBeyondTheBoundEndsTheRun(asked: String, seconds: Int) async throws {
        let server = try await RecordedServer(.status(429, "Retry-After: \(asked)"))
        #expect(
            try await bench.run(try bench.plan(server)).error == .mustWait(day: first, seconds: seconds, limit: 300))
        #expect(bench.clock.sleeps.isEmpty)
    }

    @Test("attempts are bounded and waits double") func attemptsAreBoundedAndWaitsDouble() async throws {
        let server = try await RecordedServer(.status(500))
        var limits = FetchLimits.small
        limits.attempts = 8
        let outcome = try await bench.run(try bench.plan(server), limits)
        #expect(outcome.error == .unavailable(day: first, attempts: 8, .status(500, retryAfter: nil)))
        #expect(server.requests.count == 8)
        let waits = bench.clock.sleeps
        #expect(waits.count == 7)
        for (wait, whole) in zip(waits, [2, 4, 8, 16, 32, 60, 60]) {
            #expect(wait >= .seconds(whole) / 2 && wait <= .seconds(whole))
        }
    }

    @Test("the same seed waits the same") func theSameSeedWaitsTheSame() async throws {
        var all: [[Duration]] = []
        for seed: UInt64 in [7, 7, 8] {
            let (server, bench) = (try await RecordedServer(.status(500)), FetchBench())
            _ = try await bench.run(try bench.plan(server), seed: seed)
            all.append(bench.clock.sleeps)
        }
        #expect(all[0] == all[1])
        #expect(all[0] != all[2])
    }

    @Test("cut answers are tried again") func cutAnswersAreTriedAgain() async throws {
        let body = Answers.papers(20)
        let server = try await RecordedServer(
            .cut(body, after: 100), .unmeasured(String(body.prefix(200))), .whole(body))
        let outcome = try await bench.run(try bench.plan(server))
        #expect(outcome.summary.papers == 20)
        #expect(outcome.events.count { if case .waiting(_, .cut, _, _, _) = $0 { true } else { false } } == 2)
        #expect(try bench.text("daily-papers-2025-12-01.json") == body)
    }

    @Test("a connection that ends is tried again") func aConnectionThatEndsIsTriedAgain() async throws {
        let server = try await RecordedServer(.hangUp, .whole(Answers.papers(1)))
        #expect(try await bench.run(try bench.plan(server)).summary.fetched == 1)
    }

    @Test("nobody listening is said") func nobodyListeningIsSaid() async throws {
        let server = try await RecordedServer(.silence)
        let plan = try bench.plan(server)
        try await server.stop()
        let error = try #require(try await bench.run(plan).error)
        guard case .unavailable(first, attempts: 3, .connection(let reason)) = error else {
            Issue.record("\(error)"); return
        }
        #expect(reason.lowercased().contains("refused"), "\(reason)")
        #expect(error.description.contains("run the same command again later"))
    }

    @Test("the requests of a run are bounded") func theRequestsOfARunAreBounded() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(1)))
        var limits = FetchLimits.small
        limits.requests = 2
        let outcome = try await bench.run(try bench.plan(server, to: "2025-12-05"), limits)
        #expect(outcome.error == .requestsSpent(limit: 2))
        #expect(outcome.summary.sentence == "5 days asked · 2 fetched · 0 already here · 0 empty · 3 missing")
        #expect(server.requests.count == 2)
    }

    @Test("a cancelled fetch keeps what it has") func aCancelledFetchKeepsWhatItHas() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(1)), .silence)
        let plan = try bench.plan(server, to: "2025-12-03")
        let bench = bench
        let task = Task { try await bench.run(plan, FetchLimits()) }
        while server.requests.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(bench.files == ["daily-papers-2025-12-01.json"])
        #expect(try bench.plan(server, to: "2025-12-03").days.count == 2)
    }

    @Test("a day that cannot be had keeps none of those behind it away; two in a row do") func oneBadDay() async throws
    {
        let server = try await RecordedServer { request, _ in
            if request.target.contains("2025-12-01") { return .whole(Answers.papers(1)) }
            return request.target.contains("2025-12-03") ? .whole(Answers.papers(2)) : .status(500)
        }
        let outcome = try await bench.run(try bench.plan(server, to: "2025-12-05"))
        let expected = FetchError.unavailable(
            day: day("2025-12-05"), attempts: 3, PassingFault.status(500, retryAfter: nil))
        #expect(outcome.error == expected)
        #expect(bench.files == ["daily-papers-2025-12-01.json", "daily-papers-2025-12-03.json"])
        #expect(server.requests.count == 11)
    }
}
