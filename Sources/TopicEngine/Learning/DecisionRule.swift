import Papers

/// From scores to probabilities, primary topic and assignments: the part of a model behind its weights.
struct DecisionRule: Sendable, Equatable {
    /// The calibration of each topic: what is linear of it.
    var calibrations: [LogisticCalibration]
    /// The curve behind it.
    var curves: [CalibrationCurve]
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
        result[top] = max(0, result[top].nextDown)
        return result
    }

    /// The classification that probabilities amount to: each topic is assigned whose probability reaches its threshold.
    ///
    /// Where none does, the most probable topic is assigned if its probability reaches half of its threshold: cross-validated, such a topic is
    /// right often enough that F1 stays where it is, and few papers go without any.
    ///
    /// - Parameter assignsOne: whether every paper has exactly one topic, so that the most probable one is assigned whatever the thresholds.
    static func classification(
        topics: [String], probabilities: [Double], thresholds: [Double], assignsOne: Bool
    ) -> Classification {
        var sorted = topics.indices.map {
            TopicProbability(
                topic: topics[$0], probability: probabilities[$0], assigned: !assignsOne && probabilities[$0] >= thresholds[$0])
        }.sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) }
        if let first = sorted.first, !sorted.contains(where: \.assigned), let place = topics.firstIndex(of: first.topic) {
            sorted[0].assigned = assignsOne || first.probability >= thresholds[place] / 2
        }
        return Classification(topics: sorted, primary: sorted.first(where: \.assigned)?.topic)
    }

    /// The position of the largest value; the first of equal ones.
    static func largest(_ values: [Double]) -> Int? {
        values.indices.max { (values[$0], $1) < (values[$1], $0) }
    }
}
