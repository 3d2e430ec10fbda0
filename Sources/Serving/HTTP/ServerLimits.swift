/// What a server does not go beyond. The numbers are told in the description of its interface, too.
public struct ServerLimits: Sendable, Hashable {
    /// Connections at once; who comes then waits until others go. Fewer where the system lets fewer files be open.
    public var connections = 1_100
    /// A connection on which nothing moves is closed after so many seconds.
    public var idleSeconds = 15
    /// Address and headers of a request together, in bytes (about).
    public var headBytes = 16 << 10
    /// A body, in bytes.
    public var bodyBytes = 2 << 20
    /// The body of an upload, in bytes.
    public var uploadBytes = 64 << 20
    /// A request has to be here after so many seconds, and an answer read.
    public var requestSeconds = 20
    /// The same of an upload.
    public var uploadSeconds = 300
    /// Streams of events at once.
    public var streams = 16
    /// Requests that take time and are answered at once.
    public var slowAnswers = 3
    /// Requests that wait for an answer; who comes then is told to come later.
    public var waiting = 512
    /// The bodies of all requests that are held at once, in bytes.
    public var allBodyBytes = 160 << 20

    /// The usual limits.
    public init() {}
}
