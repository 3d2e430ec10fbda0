package import Papers

/// A range that is said to hold a share, both ends within 0...1.
public struct ShareInterval: Hashable, Sendable {
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double

    /// An interval; `low` must not exceed `high`.
    public init(low: Double, high: Double) {
        precondition(low <= high, "the lower end of an interval must not exceed the upper end")
        self.low = low
        self.high = high
    }

    /// Wilson's interval of a share.
    package init(_ interval: WilsonInterval) { self.init(low: interval.low, high: interval.high) }
}
