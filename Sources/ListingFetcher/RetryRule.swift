internal import Foundation

/// When a page is asked for again.
enum RetryRule {
    /// The answers that may be others next time (RFC 9110, 15.6; RFC 6585, 4).
    static let passing: Set<Int> = [429, 500, 502, 503, 504]

    /// The wait after an attempt, counted from 1: twice as long each time, shortened at random by
    /// up to half, so that clients that failed together do not come back together.
    ///
    /// Method: "equal jitter" of Marc Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).
    static func wait(after attempt: Int, _ limits: FetchLimits, using generator: inout some RandomNumberGenerator)
        -> Duration
    {
        precondition(attempt >= 1, "attempts are counted from 1, but this is \(attempt)")
        let whole = min(limits.longestWait, limits.firstWait * (1 << min(attempt - 1, 16)))
        return whole * Double.random(in: 0.5...1, using: &generator)
    }

    /// The seconds that `Retry-After` asks to wait: a number, or a time (RFC 9110, 10.2.3), which
    /// is compared with the answer's own `Date`, so that no clock of this machine matters. Nil
    /// where it is missing or cannot be read.
    static func requestedWait(_ retryAfter: String?, date: String?) -> Int? {
        guard let text = retryAfter?.trimmingCharacters(in: .whitespaces) else { return nil }
        // Longer than any wait that is granted, and not longer than an integer.
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) { return Int(text.prefix(12)) }
        guard let then = HTTPDate.seconds(text), let now = date.flatMap(HTTPDate.seconds) else { return nil }
        return max(0, then - now)
    }
}
