import Papers

/// From scores to probabilities, primary topic and assignments: the part of a model behind its weights.
struct DecisionRule: Sendable, Equatable {
    /// The calibration of each topic: what is linear of it.
    var calibrations: [LogisticCalibration]
    /// The curve behind it.
    var curves: [CalibrationCurve]
    /// The smallest probability at which each topic is assigned.
    var thresholds: [Double]
    /// How the topic to file under is chosen; nil for the most probable one.
    var primary: PrimaryRule?

    /// The score of each topic, given what the decision functions say.
    func scores(_ values: [SIMD2<Double>]) -> [Double] {
        zip(calibrations, values).map { $0.logOdds($1) }
    }

    /// What a model of this rule decides about a text, given the scores of its topics and those as the topic to file
    /// under (empty where nobody learned them).
    func decision(topics: [String], scores: [Double], primaryScores: [Double], assignsOne: Bool) -> Decision {
        var decision = Decision(topics: topics)
        decision.probabilities = zip(curves, scores).map { Sigmoid.of($0.logOdds($1)) }
        decision.assign(thresholds: thresholds, assignsOne: assignsOne)
        if let primary { decision.file(by: primary, scores: primaryScores[...]) }
        return decision
    }

    /// Mixes what follows a topic's score with what follows it in another model, whose scores are calibrated already.
    mutating func mix(_ topic: Int, with model: TopicModel, _ other: Int, weight: Double) {
        calibrations[topic].slopes[0] = (1 - weight) * calibrations[topic].slopes[0] + weight
        calibrations[topic].intercept *= 1 - weight
        thresholds[topic] = (1 - weight) * thresholds[topic] + weight * model.thresholds[other]
    }

    /// Mixes the line of all topics with that of another model.
    mutating func mixLine(with model: TopicModel, weight: Double) {
        guard let own = curves.first?.line, let line = model.curves.first?.line else { return }
        let mixed = own.mixed(with: line, weight: weight)
        for topic in curves.indices { curves[topic].line = mixed }
    }

    /// Raises the topic to file under: how models of file formats 1 and 2 named it.
    ///
    /// Its probability is raised to the largest of all, and that one gives way by the smallest step there is.
    static func raisePrimary(_ values: inout [Double], primaryScores: ArraySlice<Double>) {
        guard let primary = largest(primaryScores), let top = largest(values[...]), primary != top else { return }
        values[primary] = values[top]
        values[top] = max(0, values[top].nextDown)
    }

    /// The position of the largest value from the first one on; the first of equal ones.
    static func largest(_ values: ArraySlice<Double>) -> Int? {
        guard var best = values.indices.first else { return nil }
        for place in values.indices where values[place] > values[best] { best = place }
        return best - values.startIndex
    }
}
