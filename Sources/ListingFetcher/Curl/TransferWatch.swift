/// Whether a transfer keeps its bounds of time: the whole, silence, and the least pace. Connecting is timed by
/// the library.
struct TransferWatch {
    /// What has come so far.
    struct Progress {
        /// Whether there is a connection.
        let isConnected: Bool
        /// Bytes as sent, of head and body.
        let bytes: Int64
        /// Bytes of the body, unpacked; nil until the head is whole.
        let body: Int?
    }

    private let limits: FetchLimits
    private let began: ContinuousClock.Instant
    /// When the last byte was seen; nil until there is a connection.
    private var heard: ContinuousClock.Instant?
    private var bytes: Int64 = 0
    private var bodyBegan: ContinuousClock.Instant?

    init(_ limits: FetchLimits, at now: ContinuousClock.Instant) { (self.limits, began) = (limits, now) }

    /// The pace is looked at so often, though nothing comes.
    private static let longestWait: Duration = .milliseconds(500)

    /// For how long nothing need be looked at if nothing comes; nil where the transfer is too slow.
    mutating func wait(after progress: Progress, at now: ContinuousClock.Instant) -> Duration? {
        if progress.isConnected, heard == nil || progress.bytes != bytes { (heard, bytes) = (now, progress.bytes) }
        if progress.body != nil, bodyBegan == nil { bodyBegan = now }
        let left = min(limits.total - (now - began), heard.map { limits.silence - (now - $0) } ?? limits.total)
        return left > .zero && keepsPace(progress.body ?? 0, now) ? min(left, Self.longestWait) : nil
    }

    private func keepsPace(_ body: Int, _ now: ContinuousClock.Instant) -> Bool {
        guard let bodyBegan, now - bodyBegan > limits.grace else { return true }
        return Double(body) >= Double(limits.bytesPerSecond) * ((now - bodyBegan) / .seconds(1))
    }
}
