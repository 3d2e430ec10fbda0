public import Papers

/// Why days could not be asked for or fetched: the facts, from which `description` makes a sentence and a remedy.
///
/// Texts that came from the service are cut to `quoted` characters, but not made harmless: whoever
/// prints a description does that.
public enum FetchError: Error, Hashable, Sendable {
    /// The last day is before the first.
    case reversed(from: CalendarDay, to: CalendarDay)
    /// A day asked for is after today.
    case inTheFuture(CalendarDay, today: CalendarDay)
    /// More days than can be asked for at a time.
    case tooManyDays(count: Int, limit: Int)
    /// Not the name of an arXiv category.
    case badCategory(String)
    /// More categories than a question can have.
    case tooManyCategories(count: Int, limit: Int)

    /// The service refuses the request; asking again would not help.
    case refused(day: CalendarDay, status: Int)
    /// The service answers with an error of its own in words.
    case complaint(day: CalendarDay, String)
    /// Each attempt failed; the reason of the last one.
    case unavailable(day: CalendarDay, attempts: Int, PassingFault)
    /// The service asks for a longer wait than is granted.
    case mustWait(day: CalendarDay, seconds: Int, limit: Int)
    /// A redirect leads off the listed hosts, or off HTTPS.
    case ledAway(day: CalendarDay, to: String)
    /// The service could not prove who it is; why, in the words of the library that speaks HTTPS.
    case untrusted(day: CalendarDay, reason: String)
    /// More redirects than are followed.
    case tooManyRedirects(day: CalendarDay, limit: Int)
    /// The answer is larger than allowed, as sent or after decompression.
    case tooLarge(day: CalendarDay, limit: Int)
    /// The answer is a web page.
    case webPage(day: CalendarDay)
    /// The answer is something else than a listing.
    case notAListing(day: CalendarDay, found: String)
    /// The day has more pages than are read.
    case tooManyPages(day: CalendarDay, limit: Int)
    /// The run has made all the requests that it may.
    case requestsSpent(limit: Int)

    /// The library that speaks HTTP is not installed.
    case libraryMissing(name: String, package: String)
    /// The system would not open the library that makes the requests; the reason is its own.
    case libraryNotLoaded(name: String, reason: String)
    /// The library that speaks HTTP is of no use.
    case libraryUnusable(String)

    /// The folder or a file in it cannot be made.
    case cannotWrite(path: String, reason: String)
    /// What the folder says of earlier runs cannot be read.
    case cannotRead(path: String, reason: String)

    /// Whether it may be that of one day, and the service have an answer for others.
    var isOfTheDay: Bool {
        switch self {
        // Who is overloaded is not asked for more.
        case .unavailable(_, _, .status(let code, _)): ![429, 503].contains(code)
        case .unavailable(_, _, .cut), .unavailable(_, _, .entriesMissing), .complaint, .webPage, .notAListing,
            .tooLarge, .tooManyPages:
            true
        default: false
        }
    }

    /// Characters of a foreign text that are repeated at most.
    static let quoted = 120

    /// The beginning of a foreign text.
    static func quote(_ text: some StringProtocol) -> String {
        let start = text.unicodeScalars.prefix(quoted + 1)
        return start.count > quoted ? String(String.UnicodeScalarView(start.prefix(quoted))) + "…" : String(text)
    }
}

/// A trouble that may be gone at the next attempt.
public enum PassingFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// One of the answers 429, 500, 502, 503 and 504, with the wait that it asks for.
    case status(Int, retryAfter: Int?)
    /// No connection, or one that broke, in the system's words.
    case connection(String)
    /// The answer took longer than allowed, or came too slowly.
    case tooSlow
    /// The answer ended before its end.
    case cut
    /// The answer has fewer entries than it says.
    case entriesMissing(found: Int, of: Int)

    /// What happened, as the end of a sentence.
    public var description: String {
        switch self {
        case .status(let status, _): "the service answered with status \(status)"
        case .connection(let reason): "the connection failed (\(reason))"
        case .tooSlow: "the answer came too slowly"
        case .cut: "the answer was cut short"
        case .entriesMissing(let found, let count): "the answer has \(found) of \(count) entries"
        }
    }
}

extension FetchError: CustomStringConvertible {
    private static let again = "run the same command again later, it goes on where it stopped"

    /// The error as one sentence, with what to do about it.
    public var description: String {
        switch self {
        case .reversed(let from, let to): "the first day \(from) is after the last, \(to)"
        case .inTheFuture(let day, let today): "\(day) is in the future: today is \(today) (UTC)"
        case .tooManyDays(let count, let limit): "\(count) days are too many at a time; ask for at most \(limit)"
        case .badCategory(let name):
            "'\(Self.quote(name))' is no arXiv category; give one such as cs.LG, or a group such as cs"
        case .tooManyCategories(let count, let limit):
            "\(count) categories are too many at a time; name at most \(limit), or their group"
        case .refused(let day, let status):
            "\(day): the service refuses the request (status \(status)); check the day and the categories"
        case .complaint(let day, let text): "\(day): the service complains: \(text)"
        case .unavailable(let day, let attempts, let fault): "\(day): \(fault), \(attempts) times; \(Self.again)"
        case .mustWait(let day, let seconds, let limit):
            "\(day): the service asks to wait \(seconds) s, which is more than \(limit) s; \(Self.again)"
        case .ledAway(let day, let target):
            "\(day): the service sends the request on to \(target), where none of ours may go"
        case .untrusted(let day, let reason):
            "\(day): the service cannot prove who it is, and nothing was asked of it (\(reason))"
        case .tooManyRedirects(let day, let limit):
            "\(day): the service sends the request on more than \(limit) times; \(Self.again)"
        case .tooLarge(let day, let limit): "\(day): the answer is larger than \(limit >> 20) MiB and was not taken"
        case .webPage(let day):
            "\(day): the answer is a web page and no listing, perhaps of a network that wants a log-in; \(Self.again)"
        case .notAListing(let day, let found): "\(day): the answer is no listing (\(found)) and was not taken"
        case .tooManyPages(let day, let limit): "\(day): the day has more than \(limit) pages; ask for fewer categories"
        case .requestsSpent(let limit): "\(limit) requests were made, which is the most for one run; \(Self.again)"
        case .libraryMissing(let name, let package):
            "\(name) could not be loaded; install Debian's package \(package), or its like"
        case .libraryNotLoaded(let name, let reason): "\(name) could not be loaded: \(reason)"
        case .libraryUnusable(let reason): "libcurl cannot be used: \(reason); install libcurl 7.68 or later"
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
        case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)"
        }
    }
}
