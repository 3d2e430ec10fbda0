import Foundation
import ListingFetcher
import RecordedServer
import Testing

/// Days of Daily Papers into a folder.
@Suite struct DailyPapersFetchTests {
    private let bench = FetchBench()

    @Test("each day becomes a file with the bytes as they came") func eachDayBecomesAFileWithTheBytesAsTheyCame()
        async throws
    {
        let server = try await RecordedServer { request, _ in
            request.target.contains("2025-12-06")
                ? .whole("[]") : .whole(Answers.papers(request.target.contains("12-04") ? 3 : 2))
        }
        let outcome = try await bench.run(try bench.plan(server, from: "2025-12-04", to: "2025-12-06"))
        #expect(outcome.error == nil)
        #expect(outcome.summary.sentence == "3 days asked · 2 fetched · 0 already here · 1 empty")
        #expect((outcome.summary.papers, outcome.summary.requests) == (5, 3))
        #expect(bench.files == ["daily-papers-2025-12-04.json", "daily-papers-2025-12-05.json"])
        #expect(try bench.text("daily-papers-2025-12-04.json") == Answers.papers(3))
        #expect(server.targets == (4...6).map { "/api/daily_papers?date=2025-12-0\($0)&limit=100&p=0" })
        for line in ["User-Agent: trends/test", "Accept: application/json"] {
            #expect(server.requests.allSatisfy { $0.lines.contains(line) })
        }
    }

    @Test("requests are a second apart") func requestsAreASecondApart() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(1)))
        _ = try await bench.run(try bench.plan(server, from: "2025-12-01", to: "2025-12-04"))
        #expect(bench.clock.sleeps == [.seconds(1), .seconds(1), .seconds(1)])
    }

    @Test("a full page is followed by the next") func aFullPageIsFollowedByTheNext() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(100)), .whole(Answers.papers(7, from: 101)))
        let outcome = try await bench.run(try bench.plan(server))
        #expect(outcome.summary.papers == 107)
        #expect(bench.files == ["daily-papers-2025-12-01.2.json", "daily-papers-2025-12-01.json"])
        #expect(server.targets.last?.hasSuffix("p=1") == true)
    }

    @Test("a link to the next page is believed on a short page") func aLinkToTheNextPageIsBelievedOnAShortPage()
        async throws
    {
        let server = try await RecordedServer(
            .whole(Answers.papers(5), "Link: </api/daily_papers?p=1>; rel=\"next\""), .whole(Answers.papers(2, from: 6))
        )
        #expect(try await bench.run(try bench.plan(server)).summary.papers == 7)
    }

    @Test("a service without pages is not asked for ever") func aServiceWithoutPagesIsNotAskedForEver() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(120)))
        let outcome = try await bench.run(try bench.plan(server))
        #expect((outcome.summary.papers, outcome.summary.requests) == (120, 2))
        #expect(bench.files == ["daily-papers-2025-12-01.json"])
    }

    @Test("more and more pages are given up") func moreAndMorePagesAreGivenUp() async throws {
        let server = try await RecordedServer { _, number in .whole(Answers.papers(100, from: number * 100)) }
        #expect(try await bench.run(try bench.plan(server)).error == .tooManyPages(day: day("2025-12-01"), limit: 20))
    }

    @Test("a second run fetches only what is missing") func aSecondRunFetchesOnlyWhatIsMissing() async throws {
        let first = try await RecordedServer(.whole(Answers.papers(2)), .whole("[]"), .status(404))
        let stopped = try await bench.run(try bench.plan(first, from: "2025-12-01", to: "2025-12-04"))
        #expect(stopped.error == .refused(day: day("2025-12-03"), status: 404))
        #expect(stopped.summary.sentence == "4 days asked · 1 fetched · 0 already here · 1 empty · 2 missing")
        let second = try await RecordedServer(.whole(Answers.papers(3)))
        let plan = try bench.plan(second, from: "2025-12-01", to: "2025-12-04")
        #expect(plan.requests == [3, 4].map { "\(second.url)/api/daily_papers?date=2025-12-0\($0)&limit=100&p=0" })
        let outcome = try await bench.run(plan)
        #expect(outcome.summary.sentence == "4 days asked · 2 fetched · 1 already here · 1 empty")
        #expect(outcome.summary.files.count == 3)
        #expect(try await bench.run(try bench.plan(second, from: "2025-12-01", to: "2025-12-04")).summary.requests == 0)
    }

    @Test("refresh fetches all again") func refreshFetchesAllAgain() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(2)), .whole(Answers.papers(4)))
        _ = try await bench.run(try bench.plan(server))
        let again = try await bench.run(try bench.plan(server, refresh: true))
        #expect(again.summary.fetched == 1)
        #expect(try bench.text("daily-papers-2025-12-01.json") == Answers.papers(4))
    }

    @Test("a day asked for before its list was complete is asked for again")
    func aDayAskedForBeforeItsListWasCompleteIsAskedForAgain() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(2)))
        _ = try await bench.run(try bench.plan(server, from: "2025-12-08", to: "2025-12-10", today: "2025-12-10"))
        let later = try bench.plan(server, from: "2025-12-08", to: "2025-12-10", today: "2025-12-20")
        #expect(later.here == [day("2025-12-08")])
        #expect(later.days == [day("2025-12-09"), day("2025-12-10")])
        _ = try await bench.run(later)
        #expect(try bench.plan(server, from: "2025-12-08", to: "2025-12-10", today: "2025-12-20").days.isEmpty)
    }

    @Test("a file that is gone or empty is fetched again") func aFileThatIsGoneOrEmptyIsFetchedAgain() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(2)))
        _ = try await bench.run(try bench.plan(server, to: "2025-12-02"))
        try FileManager.default.removeItem(atPath: bench.folder + "/daily-papers-2025-12-01.json")
        try Data().write(to: URL(fileURLWithPath: bench.folder + "/daily-papers-2025-12-02.json"))
        #expect(try bench.plan(server, to: "2025-12-02").days.count == 2)
    }

    @Test("pages that an earlier answer had more are taken away") func pagesThatAnEarlierAnswerHadMoreAreTakenAway()
        async throws
    {
        let server = try await RecordedServer(
            .whole(Answers.papers(100)), .whole(Answers.papers(7, from: 101)), .whole(Answers.papers(60)))
        _ = try await bench.run(try bench.plan(server))
        _ = try await bench.run(try bench.plan(server, refresh: true))
        #expect(bench.files == ["daily-papers-2025-12-01.json"])
    }

    @Test("papers are not given up for an answer without") func papersAreNotGivenUpForAnAnswerWithout() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(2)), .whole("[]"))
        _ = try await bench.run(try bench.plan(server))
        let again = try await bench.run(try bench.plan(server, refresh: true))
        #expect(again.summary.sentence == "1 day asked · 0 fetched · 1 already here · 0 empty")
        #expect(try bench.text("daily-papers-2025-12-01.json") == Answers.papers(2))
    }

    @Test("a folder that cannot be made is an error") func aFolderThatCannotBeMadeIsAnError() async throws {
        let server = try await RecordedServer(.whole(Answers.papers(2)))
        try Data("a file".utf8).write(to: URL(fileURLWithPath: bench.folder))
        let outcome = try await bench.run(try bench.plan(server))
        guard case .cannotWrite(path: bench.folder, reason: _)? = outcome.error else {
            Issue.record("\(String(describing: outcome.error))")
            return
        }
        #expect(server.requests.isEmpty)
    }

    @Test("a wrapped list is counted") func aWrappedListIsCounted() async throws {
        let server = try await RecordedServer(.whole(#"{"date":"2025-12-01","papers":\#(Answers.papers(3))}"#))
        #expect(try await bench.run(try bench.plan(server)).summary.papers == 3)
    }
}
