import Wording

/// A figure and the ends of its 95 % interval.
public struct Estimate: Hashable, Sendable {
    /// The figure.
    public var value: Double
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double

    /// A figure with its interval.
    public init(value: Double, low: Double, high: Double) {
        (self.value, self.low, self.high) = (value, low, high)
    }

    /// `[0.842, 0.864]`.
    var interval: String { "[\(Figures.score(low)), \(Figures.score(high))]" }

    /// `0.853 [0.842, 0.864]`.
    var text: String { "\(Figures.score(value)) \(interval)" }

    /// `+0.013 [−0.002, +0.028]`, for a difference.
    var signed: String { "\(Self.signed(value)) [\(Self.signed(low)), \(Self.signed(high))]" }

    /// `+0.013`, `−0.002`, `0.000`.
    static func signed(_ value: Double) -> String {
        let digits = Figures.score(abs(value))
        return digits == "0.000" ? digits : (value < 0 ? "−" : "+") + digits
    }

    /// Which way a difference goes where its interval leaves out 0; nil where it does not.
    var direction: Direction? { low > 0 ? .rise : high < 0 ? .fall : nil }

    /// A way that a difference goes.
    enum Direction { case rise, fall }
}

/// A figure with what it is called.
public struct NamedEstimate: Hashable, Sendable {
    /// What the figure is called: `micro-F1`.
    public var name: String
    /// The figure; nil where there is none.
    public var estimate: Estimate?

    /// A figure with its name.
    public init(_ name: String, _ estimate: Estimate?) { (self.name, self.estimate) = (name, estimate) }
}
