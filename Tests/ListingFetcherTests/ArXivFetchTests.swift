import ListingFetcher
import RecordedServer
import Testing

/// Days of arXiv into a folder.
@Suite struct ArXivFetchTests {
    private let bench = FetchBench()

    @Test("the question names the categories and the day") func theQuestionNamesTheCategoriesAndTheDay() throws {
        #expect(
            try ListingService.arXiv(categories: ["cs.LG", "stat.ML", "cs.LG"]).request(for: day("2025-12-11"))
                == "https://export.arxiv.org/api/query?search_query=%28cat:cs.LG+OR+cat:stat.ML%29"
                + "+AND+submittedDate:%5B202512110000+TO+202512112359%5D&start=0&max_results=500&"
                + "sortBy=submittedDate&sortOrder=ascending"
        )
        #expect(
            try ListingService.arXiv(categories: ["cs"]).request(for: day("2025-12-11")).contains(
                "=%28cat:cs+OR+cat:cs.*%29+AND+sub"))
        #expect(
            try ListingService.arXiv().request(for: day("2025-12-11"), page: 2).contains(
                "search_query=submittedDate:%5B"))
        #expect(
            try ListingService.arXiv().request(for: day("2025-12-11"), page: 2).contains("&start=1000&max_results=500&")
        )
    }

    @Test(
        "what is no category is refused",
        arguments: ["cs.LG OR all:x", "cs/LG", "", "cs.", "CS.lg.x", "..", "cs.LG\u{1B}"])
    func whatIsNoCategoryIsRefused(name: String) {
        #expect(throws: FetchError.badCategory(name)) { try ListingService.arXiv(categories: [name]) }
    }

    @Test("categories are bounded") func categoriesAreBounded() {
        let many = "abcdefghi".map { "cs.A\($0)" }
        #expect(throws: FetchError.tooManyCategories(count: 9, limit: 8)) { try ListingService.arXiv(categories: many) }
        #expect(throws: Never.self) { try ListingService.arXiv(categories: many.dropLast() + many.dropLast()) }
    }

    @Test("requests are three seconds apart and pages follow") func requestsAreThreeSecondsApartAndPagesFollow()
        async throws
    {
        let server = try await RecordedServer(
            .feed(Answers.feed(500, total: 502)), .feed(Answers.feed(2, total: 502)), .feed(Answers.feed(1)))
        let service = try ListingService.arXiv(categories: ["cs.LG"])
        let outcome = try await bench.run(try bench.plan(server, of: service, to: "2025-12-02"))
        #expect((outcome.summary.papers, outcome.summary.fetched) == (503, 2))
        #expect(
            bench.files == ["arxiv-cs.LG-2025-12-01.2.xml", "arxiv-cs.LG-2025-12-01.xml", "arxiv-cs.LG-2025-12-02.xml"])
        #expect(bench.clock.sleeps == [.seconds(3), .seconds(3)])
    }

    @Test("an answer that lacks entries is asked for again") func anAnswerThatLacksEntriesIsAskedForAgain() async throws
    {
        let server = try await RecordedServer(.feed(Answers.feed(0, total: 12)), .feed(Answers.feed(12)))
        let outcome = try await bench.run(try bench.plan(server, of: try .arXiv()))
        #expect(outcome.summary.papers == 12)
        #expect(
            outcome.events.contains {
                if case .waiting(_, .entriesMissing(found: 0, of: 12), _, _, _) = $0 { true } else { false }
            })
    }

    @Test("an empty answer is believed at the second time") func anEmptyAnswerIsBelievedAtTheSecondTime() async throws {
        let wrong = try await RecordedServer(.feed(Answers.feed(0)), .feed(Answers.feed(4)))
        #expect(try await bench.run(try bench.plan(wrong, of: try .arXiv())).summary.papers == 4)
        let right = try await RecordedServer(.feed(Answers.feed(0)))
        let outcome = try await bench.run(try bench.plan(right, of: try .arXiv(), from: "2025-12-06"))
        #expect((outcome.summary.empty, outcome.summary.requests) == (1, 2))
    }

    @Test("an error in the form of a feed is said in its words") func anErrorInTheFormOfAFeedIsSaidInItsWords()
        async throws
    {
        let text = Answers.feed(1).replacing(
            "http://arxiv.org/abs/2512.00000v1", with: "https://arxiv.org/api/errors#bad"
        )
        .replacing("</entry>", with: "<summary>the sails are torn</summary></entry>")
        let server = try await RecordedServer(.feed(text))
        #expect(
            try await bench.run(try bench.plan(server, of: try .arXiv())).error
                == .complaint(day: day("2025-12-01"), "the sails are torn"))
        #expect(bench.files.isEmpty)
    }

    @Test("a day is final after a week and other categories are other files")
    func aDayIsFinalAfterAWeekAndOtherCategoriesAreOtherFiles() async throws {
        let server = try await RecordedServer(.feed(Answers.feed(1)))
        let service = try ListingService.arXiv(categories: ["cs.LG"])
        _ = try await bench.run(
            try bench.plan(server, of: service, from: "2025-12-01", to: "2025-12-02", today: "2025-12-08"))
        #expect(try bench.plan(server, of: service, to: "2025-12-02").days == [day("2025-12-02")])
        #expect(try bench.plan(server, of: try .arXiv(categories: ["cs.CL"]), to: "2025-12-02").days.count == 2)
        #expect(try bench.plan(server, to: "2025-12-02").days.count == 2)
    }
}
