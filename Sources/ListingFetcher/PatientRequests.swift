internal import Foundation
internal import Papers

/// Asks one service for one page after the other: no faster than it wants, again where that may
/// help, and only where requests may go.
struct PatientRequests<Time: Clock, Randomness: RandomNumberGenerator> where Time.Duration == Duration {
    let service: ListingService
    let limits: FetchLimits
    let clock: Time
    private(set) var generator: Randomness
    /// Requests made so far.
    private(set) var count = 0
    /// The next request begins no earlier.
    private var earliest: Time.Instant?

    init(_ service: ListingService, _ limits: FetchLimits, clock: Time, generator: Randomness) {
        (self.service, self.limits, self.clock, self.generator) = (service, limits, clock, generator)
    }

    /// A page, counted from 0, of a day's list.
    ///
    /// Throws a ``FetchError``, or `CancellationError`.
    mutating func page(
        _ page: Int, of day: CalendarDay, over transport: HTTPTransport, report: (FetchEvent) -> Void
    ) async throws -> ListingPage {
        var attempt = 1
        while true {
            let fault: PassingFault
            do {
                let answer = try await answer(to: service.request(for: day, page: page), of: day, over: transport)
                return try ListingPage(answer, of: day, page: page, from: service)
            } catch let passing as PassingFault {
                fault = passing
            }
            guard attempt < limits.attempts else { throw FetchError.unavailable(day: day, attempts: attempt, fault) }
            let wait = try wait(after: attempt, fault, day)
            report(.waiting(day, fault, attempt: attempt, of: limits.attempts, wait: wait))
            try await clock.sleep(until: clock.now.advanced(by: wait), tolerance: nil)
            attempt += 1
        }
    }

    private mutating func wait(after attempt: Int, _ fault: PassingFault, _ day: CalendarDay) throws -> Duration {
        let own = RetryRule.wait(after: attempt, limits, using: &generator)
        guard case .status(_, retryAfter: let seconds?) = fault else { return own }
        guard .seconds(seconds) <= limits.longestRequestedWait else {
            throw FetchError.mustWait(
                day: day, seconds: seconds, limit: Int(limits.longestRequestedWait.components.seconds))
        }
        return max(own, .seconds(seconds))
    }

    /// The answer with status 200 at the end of the redirects.
    private mutating func answer(to request: String, of day: CalendarDay, over transport: HTTPTransport) async throws
        -> HTTPAnswer
    {
        var url = request
        for _ in 0...limits.redirects {
            try await keepPace()
            let answer: HTTPAnswer
            do {
                answer = try await transport.get(url, accept: service.mediaType)
            } catch let fault as HTTPTransport.Fault {
                throw meaning(of: fault, day)
            }
            switch answer.status {
            case 200: return answer
            case 301, 302, 303, 307, 308: url = try target(of: answer, from: url, day)
            case let status where RetryRule.passing.contains(status):
                let wait = RetryRule.requestedWait(answer.header("retry-after"), date: answer.header("date"))
                throw PassingFault.status(status, retryAfter: wait)
            default: throw FetchError.refused(day: day, status: answer.status)
            }
        }
        throw FetchError.tooManyRedirects(day: day, limit: limits.redirects)
    }

    private mutating func keepPace() async throws {
        guard count < limits.requests else { throw FetchError.requestsSpent(limit: limits.requests) }
        if let earliest, earliest > clock.now { try await clock.sleep(until: earliest, tolerance: nil) }
        try Task.checkCancellation()
        earliest = clock.now.advanced(by: service.pace)
        count += 1
    }

    private func target(of answer: HTTPAnswer, from url: String, _ day: CalendarDay) throws -> String {
        let location = answer.header("location") ?? ""
        guard let base = URL(string: url), let target = URL(string: location, relativeTo: base)?.absoluteURL,
            let address = service.address.admitted(target)
        else {
            throw FetchError.ledAway(day: day, to: FetchError.quote(location.isEmpty ? "nowhere" : location))
        }
        return address
    }

    private func meaning(of fault: HTTPTransport.Fault, _ day: CalendarDay) -> any Error {
        switch fault {
        case .passing(let fault): fault
        case .tooLarge: FetchError.tooLarge(day: day, limit: limits.bytes)
        case .untrusted(let reason): FetchError.untrusted(day: day, reason: reason)
        case .encoding(let name): FetchError.notAListing(day: day, found: FetchError.quote("compressed as \(name)"))
        }
    }
}
