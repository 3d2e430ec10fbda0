internal import Papers
internal import ReadableText

/// Carries out a ``FetchPlan``: asks for the missing days one after the other, and keeps each page as it came.
///
/// What was fetched stays, however the run ends; a plan made afterwards begins where it stopped.
/// With the same answers and generator it makes the same requests at the same times of its clock.
public struct ListingFetch<Time: Clock, Randomness: RandomNumberGenerator> where Time.Duration == Duration {
    /// What is carried out.
    public let plan: FetchPlan
    /// What came of it so far.
    public private(set) var summary = FetchSummary()
    private let limits: FetchLimits
    private let userAgent: String
    private var requests: PatientRequests<Time, Randomness>

    /// Prepares a fetch; nothing is asked for yet. Pace and waits are kept by the clock, and the
    /// generator shortens the waits between attempts.
    public init(
        _ plan: FetchPlan, limits: FetchLimits = FetchLimits(), userAgent: String, clock: Time, generator: Randomness
    ) {
        (self.plan, self.limits, self.userAgent) = (plan, limits, userAgent)
        requests = PatientRequests(plan.service, limits, clock: clock, generator: generator)
        summary.asked = plan.wanted.count
        summary.here = plan.here.count
        summary.empty = plan.empty.count
        summary.files = plan.files
    }

    /// Fetches the days of the plan, and tells what it is at.
    ///
    /// Where the answer for one day is of no use, the days behind it are asked for all the same, and then the error is
    /// thrown; at the second such day in a row it ends.
    ///
    /// Throws a ``FetchError``, or `CancellationError` where the task was cancelled.
    public mutating func run(report: (FetchEvent) -> Void) async throws {
        guard !plan.days.isEmpty else { return }
        try plan.folder.make()
        if let beginning = plan.beginning { try plan.folder.note(since: beginning, plan.service.series) }
        // The transport's closure may not hold on to this value, so it works on a copy.
        var fetch = self
        defer { self = fetch }
        try await HTTPTransport.open(limits, userAgent: userAgent) { transport in
            var failure: FetchError?
            var hasFailed = false
            for (index, day) in fetch.plan.days.enumerated() {
                report(.asking(day, left: fetch.plan.days.count - index))
                do {
                    try await fetch.fetch(day, over: transport, report: report)
                    hasFailed = false
                } catch let error as FetchError where error.isOfTheDay && !hasFailed {
                    // One day that cannot be had is no reason to leave out the days behind it, two are.
                    hasFailed = true
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
        }
    }

    private mutating func fetch(_ day: CalendarDay, over transport: HTTPTransport, report: (FetchEvent) -> Void)
        async throws
    {
        defer { summary.requests = requests.count }
        let known = try plan.folder.record().entry(plan.service.series, day)
        var (names, papers, before) = ([String](), 0, [UInt8]())
        var hasNext = true
        while hasNext {
            guard names.count < plan.service.mostPages else {
                throw FetchError.tooManyPages(day: day, limit: plan.service.mostPages)
            }
            let page = try await page(names.count, of: day, over: transport, report: report)
            // A service that does not know pages gives the first one for each.
            if page.entries == 0 || page.bytes == before { break }
            let name = plan.service.fileName(for: day, page: names.count)
            try plan.folder.write(page.bytes, as: name)
            names.append(name)
            papers += page.entries
            report(.took(day, page: names.count, papers: page.entries))
            (before, hasNext) = (page.bytes, page.hasNext)
        }
        try conclude(day, names, papers, known)
    }

    private mutating func page(
        _ page: Int, of day: CalendarDay, over transport: HTTPTransport, report: (FetchEvent) -> Void
    ) async throws -> ListingPage {
        let first = try await requests.page(page, of: day, over: transport, report: report)
        guard first.entries == 0, page == 0, plan.service.doubtsEmptyAnswers else { return first }
        return try await requests.page(page, of: day, over: transport, report: report)
    }

    /// Notes a day whose pages are all here, and takes away those of an earlier, longer answer.
    /// Papers that are here are not given up for an answer without any.
    private mutating func conclude(_ day: CalendarDay, _ names: [String], _ papers: Int, _ known: FetchRecord.Entry?)
        throws
    {
        let (service, folder) = (plan.service, plan.folder)
        let before = (0..<(known?.pages ?? 0)).map { service.fileName(for: day, page: $0) }.filter(folder.holds)
        if names.isEmpty, !before.isEmpty {
            summary.here += 1
            summary.files += before.map(folder.path)
            return
        }
        for stale in before.dropFirst(names.count) { try folder.remove(stale) }
        try folder.note(
            .init(series: service.series, day: day, askedOn: plan.span.today, papers: papers, pages: names.count))
        if names.isEmpty { summary.empty += 1 } else { summary.fetched += 1 }
        summary.papers += papers
        summary.files += names.map(folder.path)
    }
}
