/// A run of periods in which a topic was more frequent than its usual share explains.
public struct Burst: Hashable, Sendable {
    /// Its first period.
    public var first: Period
    /// Its last period, which counts too.
    public var last: Period
    /// How much cheaper the burst explains its papers than the usual share does (Kleinberg's
    /// weight): above 0, larger is clearer.
    public var weight: Double
    /// How often the periods in a random order have a burst as weighty; nil where that was not asked for.
    public var pValue: Double?
    /// The smallest false discovery rate at which the burst would be a finding among those of all topics
    /// (Benjamini–Hochberg).
    public var adjustedPValue: Double?
    /// Whether it is one at the rate of the request.
    public var significant = false

    /// A burst as plain values.
    public init(first: Period, last: Period, weight: Double) {
        self.first = first
        self.last = last
        self.weight = weight
    }
}
