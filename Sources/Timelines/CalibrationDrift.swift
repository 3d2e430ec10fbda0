/// What labelled papers of one period say of a topic's probabilities: what the model expected, and what there was.
public struct LabelledPeriod: Hashable, Sendable {
    /// The slug of the topic.
    public var topic: String
    /// The papers, with the model's probabilities summed up.
    public var count: ShareCount
    /// How many of them are labelled with the topic.
    public var labelled: Int

    /// A period of a topic.
    public init(topic: String, count: ShareCount, labelled: Int) {
        self.topic = topic
        self.count = count
        self.labelled = labelled
    }
}

/// How far a model's probabilities are off in papers that it was not trained on, and how much that changes from period to period.
public struct CalibrationDrift: Hashable, Sendable {
    /// The lasting error by topic slug: what to add to the expected number of papers, per paper of its variance.
    public var shift: [String: Double]
    /// τ: the standard deviation of the error of a period, in log-odds.
    public var spread: Double

    /// A drift.
    public init(shift: [String: Double] = [:], spread: Double) {
        precondition(spread >= 0 && spread.isFinite, "a spread must be a number of at least 0, but is \(spread)")
        self.shift = shift
        self.spread = spread
    }

    /// What is assumed where nothing is known.
    public static let usual = CalibrationDrift(spread: 0.25)

    /// A count with the lasting error of its topic taken out.
    public func corrected(_ count: ShareCount, topic: String) -> ShareCount {
        guard let shift = shift[topic] else { return count }
        let moved = count.expected + shift * count.variance
        return ShareCount(of: count.of, expected: min(max(0, moved), Double(count.of)), variance: count.variance)
    }
}
