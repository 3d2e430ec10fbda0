import LinearAlgebra

/// How the learned decision functions combine into those of the model: log-odds = slope · membership + slope · primary + intercept; primary scores as they are.
struct FunctionCombination: Sendable {
    private let calibrations: [LogisticCalibration]
    private let topics: Int
    /// The groups of eight that one kind of function takes.
    private let groupsOfKind: Int
    private let knowsPrimary: Bool
    /// What is added to each function of the model.
    let intercepts: [Float]

    init(_ calibrations: [LogisticCalibration], topics: Int, targetGroups: Int) {
        self.calibrations = calibrations
        self.topics = topics
        groupsOfKind = (topics + LaneWeights.lanes - 1) / LaneWeights.lanes
        knowsPrimary = targetGroups > groupsOfKind
        var intercepts = [Float](repeating: 0, count: targetGroups * LaneWeights.lanes)
        for (topic, calibration) in calibrations.enumerated() { intercepts[topic] = Float(calibration.intercept) }
        self.intercepts = intercepts
    }

    /// The weights of the model's functions: `width × functions`.
    func apply(to groups: [LaneWeights], width: Int) -> Matrix {
        var result = Matrix(rows: width, columns: groups.count * LaneWeights.lanes)
        for feature in 0..<width {
            for topic in 0..<topics {
                let (group, lane) = (topic / LaneWeights.lanes, topic % LaneWeights.lanes)
                let membership = groups[group].weights[feature][lane]
                var logOdds = Float(calibrations[topic].slopes[0]) * membership
                if knowsPrimary {
                    let primary = groups[groupsOfKind + group].weights[feature][lane]
                    logOdds += Float(calibrations[topic].slopes[1]) * primary
                    result[feature, groupsOfKind * LaneWeights.lanes + topic] = primary
                }
                result[feature, topic] = logOdds
            }
        }
        return result
    }
}
