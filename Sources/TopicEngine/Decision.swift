public import Papers

/// What a model decided about one text: numbers in the order of the model's topics.
public struct Decision: Sendable, Equatable {
    /// The calibrated probability of each topic.
    public internal(set) var probabilities: [Double]
    /// Whether each topic is assigned.
    public internal(set) var isAssigned: [Bool]
    /// The topics, the most probable first (ties by slug).
    public internal(set) var ranked: [Int]
    /// Why the model abstained, or nil where it did not.
    public internal(set) var abstention: Abstention?
    /// The topics in the order of their slugs.
    private let slugOrder: [Int]

    /// The topic that a model's own rule files the text under, and the probability that this is right; nil where it
    /// has none.
    private var filed: Filing?

    /// The topic under which the text is filed: nil where none is assigned. Where the model has no rule of its own
    /// for it, the most probable one of those that are assigned.
    public var primary: Int? {
        if let filed, isAssigned[filed.topic] { return filed.topic }
        return ranked.first { isAssigned[$0] }
    }

    /// The probability that the text is filed rightly; nil where nothing is assigned, and where the model cannot tell.
    public var primaryProbability: Double? {
        guard let filed, primary == filed.topic else { return nil }
        return filed.probability
    }

    /// A decision on nothing: no topic has a probability.
    init(topics slugs: [String]) {
        probabilities = [Double](repeating: 0, count: slugs.count)
        isAssigned = [Bool](repeating: false, count: slugs.count)
        slugOrder = slugs.indices.sorted { slugs[$0] < slugs[$1] }
        ranked = slugOrder
    }

    /// Gives every topic probability 0, for a reason.
    mutating func abstain(_ reason: Abstention) {
        for topic in probabilities.indices { (probabilities[topic], isAssigned[topic]) = (0, false) }
        ranked = slugOrder
        filed = nil
        abstention = reason
    }

    /// Assigns each topic whose probability reaches its threshold.
    ///
    /// Where none does, the most probable topic is assigned if its probability reaches half of its
    /// threshold: cross-validated, such a topic is right often enough that F1 stays where it is,
    /// and few papers go without any.
    ///
    /// - Parameter assignsOne: whether every text has exactly one topic, so that the most probable
    ///   one is assigned whatever the thresholds.
    mutating func assign(thresholds: [Double], assignsOne: Bool) {
        abstention = nil
        filed = nil
        rank()
        var isAny = false
        for topic in probabilities.indices {
            isAssigned[topic] = !assignsOne && probabilities[topic] >= thresholds[topic]
            isAny = isAny || isAssigned[topic]
        }
        guard !isAny, let first = ranked.first else { return }
        isAssigned[first] = assignsOne || probabilities[first] >= thresholds[first] / 2
        // The only topic of a text is the one that it is filed under.
        if assignsOne { filed = Filing(topic: first, probability: probabilities[first]) }
    }

    /// Files the text by a model's rule, given the scores of its topics as the one to file under.
    mutating func file(by rule: PrimaryRule, scores: ArraySlice<Double>) {
        guard abstention == nil, isAssigned.contains(true) else { return filed = nil }
        filed = rule.choice(among: isAssigned, scores: scores)
    }

    /// A topic to file under, and the probability that this is right.
    struct Filing: Sendable, Equatable {
        var topic: Int
        var probability: Double
    }

    /// Assigns each topic whose probability reaches one threshold for all.
    public mutating func assign(threshold: Double) {
        guard abstention == nil else { return }
        for topic in probabilities.indices { isAssigned[topic] = probabilities[topic] >= threshold }
    }

    private mutating func rank() { Self.sort(&ranked, from: slugOrder, by: probabilities) }

    /// Sorts by insertion: the topics are few, and those of equal probability stay in the order of their slugs.
    private static func sort(_ ranked: inout [Int], from slugOrder: [Int], by probabilities: [Double]) {
        let (values, order) = (probabilities.span, slugOrder.span)
        // A span, since an array would check at each write that nobody else holds it.
        var sorted = ranked.mutableSpan
        for place in order.indices {
            let (topic, value) = (order[place], values[order[place]])
            var hole = place
            while hole > 0, values[sorted[hole &- 1]] < value {
                sorted[hole] = sorted[hole &- 1]
                hole &-= 1
            }
            sorted[hole] = topic
        }
    }

    /// The decision without its ranking, as an archive keeps it.
    public var numbered: NumberedClassification {
        NumberedClassification(
            probabilities: probabilities, isAssigned: isAssigned, primary: primary, abstention: abstention)
    }

    /// The decision with the slugs of the model's topics.
    public func classification(topics: [String]) -> Classification {
        Classification(
            topics: ranked.map {
                TopicProbability(topic: topics[$0], probability: probabilities[$0], assigned: isAssigned[$0])
            },
            primary: primary.map { topics[$0] }, primaryProbability: primaryProbability, abstention: abstention)
    }
}
