/// A range that is said to hold a difference of shares, both ends within -1...1: 0.05 are five percentage points.
public struct ChangeInterval: Hashable, Sendable {
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
}
