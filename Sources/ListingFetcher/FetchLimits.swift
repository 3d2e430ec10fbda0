/// How far a fetch goes: every size, time and number is bounded.
public struct FetchLimits: Hashable, Sendable {
    /// Bytes of one answer, as sent and after decompression.
    public var bytes = 64 << 20
    /// Bytes of an answer's head, with all that is sent before it (1xx) or like it behind the body.
    public var head = 64 << 10
    /// Time for a connection to be made.
    public var connecting: Duration = .seconds(15)
    /// Time without any byte.
    public var silence: Duration = .seconds(30)
    /// Time for one answer as a whole.
    public var total: Duration = .seconds(180)
    /// Time after which an answer must have come at least at ``bytesPerSecond`` on average.
    public var grace: Duration = .seconds(20)
    /// The least pace of an answer after ``grace``.
    public var bytesPerSecond = 256
    /// Times that a page is asked for before it is given up.
    public var attempts = 5
    /// The wait before the second attempt; it doubles from attempt to attempt.
    public var firstWait: Duration = .seconds(2)
    /// The longest wait between attempts that the service did not ask for.
    public var longestWait: Duration = .seconds(60)
    /// The longest wait that a service may ask for with `Retry-After`.
    public var longestRequestedWait: Duration = .seconds(300)
    /// Redirects followed for one page.
    public var redirects = 5
    /// Requests of a whole run, repeated and redirected ones included.
    public var requests = 2_000

    /// The limits of the command line.
    public init() {}
}
