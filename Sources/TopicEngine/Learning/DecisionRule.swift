/// From scores to probabilities, primary topic and assignments: the part of a model behind its weights.
struct DecisionRule: Sendable, Equatable {
    /// The calibration of each topic.
    var calibrations: [LogisticCalibration]
    /// The smallest probability at which each topic is assigned.
    var thresholds: [Double]

    /// The probabilities of the topics, given each one's log-odds and each one's score as the topic to file under (empty where nobody learned it).
    ///
    /// The topic under which the paper is filed is the one that it is most surely about: its probability is raised to the largest of all, and that one gives
    /// way by the smallest step there is.
    static func probabilities(logOdds: [Double], primaryScores: [Double]) -> [Double] {
        var result = logOdds.map(LogisticCalibration.sigmoid)
        guard let primary = largest(primaryScores), let top = largest(result), primary != top else { return result }
        result[primary] = result[top]
        result[top] = result[top].nextDown
        return result
    }

    /// The position of the largest value; the first of equal ones.
    static func largest(_ values: [Double]) -> Int? {
        values.indices.max { (values[$0], $1) < (values[$1], $0) }
    }
}
