import Foundation
import ListingFetcher
import PaperDesk
import Papers

/// A fetch with a person in front of it: what it is at, what was kept, and an end when they want it.
struct FetchRun: ListingFetching {
    private let plan: FetchPlan
    private let service: String
    private let options: RunOptions

    init(_ plan: FetchPlan, of service: String, _ options: RunOptions) {
        (self.plan, self.service, self.options) = (plan, service, options)
    }

    /// What is asked for.
    var planned: FetchPlanned {
        FetchPlanned(
            service: service, from: plan.span.from, to: plan.span.to, days: plan.wanted.count, here: plan.here.count,
            empty: plan.empty.count, requests: plan.requests)
    }

    /// Fetches; throws a ``Failure`` that says what was kept.
    func fetch() throws -> FetchedListings {
        let (plan, options) = (plan, options)
        let (summary, ending) = Interruptible.run {
            var fetch = ListingFetch(
                plan, userAgent: Self.userAgent, clock: ContinuousClock(), generator: SystemRandomNumberGenerator())
            let progress = ProgressLine(options)
            do {
                try await fetch.run { Self.tell($0, plan.days.count, progress, options) }
                progress.finish()
                return (fetch.summary, (any Error)?.none)
            } catch {
                progress.finish()
                return (fetch.summary, error)
            }
        }
        switch ending {
        case nil: break
        // What was fetched is kept, and the next run goes on from there.
        case is CancellationError: throw Failure(.interrupted, "")
        case let error?:
            guard let failure = Failure(error) else { throw error }
            throw Failure(failure.code, "\(failure.message) (\(summary.sentence))")
        }
        return FetchedListings(
            plan: planned, fetched: summary.fetched, here: summary.here, empty: summary.empty, papers: summary.papers,
            requests: summary.requests, files: summary.files.sorted(), sentence: summary.sentence)
    }

    /// Says who asks, and with which version.
    private static var userAgent: String {
        "trends/\(Trends.configuration.version) (command line; keeps paper listings by day)"
    }

    /// All that is here of the service.
    func lists() throws -> [FetchedList] {
        try plan.folder.days(of: plan.service).map {
            FetchedList(
                series: $0.series, day: $0.day, askedOn: $0.askedOn, papers: $0.papers, isSettled: $0.isSettled,
                files: $0.files)
        }
    }

    private static func tell(_ event: FetchEvent, _ days: Int, _ progress: ProgressLine, _ options: RunOptions) {
        switch event {
        case .asking(let day, let left): progress.show { "\(days - left) of \(days) days fetched, asking for \(day)" }
        case .took(let day, let page, let papers): progress.show { "\(day), page \(page): \(papers) papers" }
        case .waiting(let day, let fault, let attempt, let attempts, let wait):
            progress.finish()
            let seconds = Int((wait / .seconds(1)).rounded(.up))
            options.note("trends: \(day): \(fault); attempt \(attempt + 1) of \(attempts) follows in \(seconds) s")
        }
    }
}
