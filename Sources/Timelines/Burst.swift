/// A run of periods in which a topic was more frequent than its usual share explains.
public struct Burst: Hashable, Sendable {
    /// Its first period.
    public var first: Period
    /// Its last period, which counts too.
    public var last: Period
    /// How much cheaper the burst explains its papers than the usual share does (Kleinberg's
    /// weight): above 0, larger is clearer.
    public var weight: Double

    /// A burst as plain values.
    public init(first: Period, last: Period, weight: Double) {
        self.first = first
        self.last = last
        self.weight = weight
    }
}
