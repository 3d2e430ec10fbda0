import Papers

/// From scores to probabilities, primary topic and assignments: the part of a model behind its weights.
struct DecisionRule: Sendable, Equatable {
    /// The calibration of each topic: what is linear of it.
    var calibrations: [LogisticCalibration]
    /// The curve behind it.
    var curves: [CalibrationCurve]
    /// The smallest probability at which each topic is assigned.
    var thresholds: [Double]

    /// Makes the probabilities of the topics of each one's log-odds, given each one's score as the
    /// topic to file under (empty where nobody learned it).
    ///
    /// The topic under which the paper is filed is the one that it is most surely about: its
    /// probability is raised to the largest of all, and that one gives way by the smallest step
    /// there is.
    static func makeProbabilities(ofLogOdds values: inout [Double], primaryScores: ArraySlice<Double>) {
        for topic in values.indices { values[topic] = Sigmoid.of(values[topic]) }
        guard let primary = largest(primaryScores), let top = largest(values[...]), primary != top else { return }
        values[primary] = values[top]
        values[top] = max(0, values[top].nextDown)
    }

    /// The probabilities of the topics, as above.
    static func probabilities(logOdds: [Double], primaryScores: [Double]) -> [Double] {
        var result = logOdds
        makeProbabilities(ofLogOdds: &result, primaryScores: primaryScores[...])
        return result
    }

    /// The classification that probabilities amount to; see ``Decision``.
    static func classification(
        topics: [String], probabilities: [Double], thresholds: [Double], assignsOne: Bool
    ) -> Classification {
        var decision = Decision(topics: topics)
        decision.probabilities = probabilities
        decision.assign(thresholds: thresholds, assignsOne: assignsOne)
        return decision.classification(topics: topics)
    }

    /// The position of the largest value from the first one on; the first of equal ones.
    static func largest(_ values: ArraySlice<Double>) -> Int? {
        guard var best = values.indices.first else { return nil }
        for place in values.indices where values[place] > values[best] { best = place }
        return best - values.startIndex
    }
}
