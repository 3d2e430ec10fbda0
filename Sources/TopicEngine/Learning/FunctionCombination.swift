import LinearAlgebra

/// How the learned decision functions combine into those of the model: score = slope · membership +
/// slope · second + intercept, the second function being the one of the topic to file under, or
/// naive Bayes; scores as the topic to file under stay as they are.
struct FunctionCombination: Sendable {
    private let calibrations: [LogisticCalibration]
    private let topics: Int
    /// The functions of the model's topics to file under begin here.
    private let firstPrimary: Int
    private let knowsPrimary: Bool
    private let hasSecond: Bool
    /// What is added to each function of the model.
    let intercepts: [Float]

    /// The combination of as many learned functions as there are targets, one or two a topic.
    init(_ calibrations: [LogisticCalibration], topics: Int, targets: Int, knowsPrimary: Bool) {
        self.calibrations = calibrations
        self.topics = topics
        // The model's functions stand in groups of eight.
        firstPrimary = (topics + 7) / 8 * 8
        self.knowsPrimary = knowsPrimary
        hasSecond = targets > topics
        var intercepts = [Float](repeating: 0, count: firstPrimary * (knowsPrimary ? 2 : 1))
        for (topic, calibration) in calibrations.enumerated() { intercepts[topic] = Float(calibration.intercept) }
        self.intercepts = intercepts
    }

    /// The weights of the model's functions: `width × functions`.
    func apply(to functions: OneVsRest, width: Int, workers: Workers = Workers(threads: 1)) -> Matrix {
        let slopes = calibrations.map { $0.slopes.map(Float.init) }
        let parts = workers.mapBlocks(of: width, size: 4096) { features in
            var part = [Float](repeating: 0, count: features.count * intercepts.count)
            for topic in 0..<topics {
                var place = topic
                for feature in features {
                    var logOdds = slopes[topic][0] * functions.weight(feature, of: topic)
                    if hasSecond {
                        let second = functions.weight(feature, of: topics + topic)
                        logOdds += slopes[topic][1] * second
                        if knowsPrimary { part[place + firstPrimary] = second }
                    }
                    part[place] = logOdds
                    place += intercepts.count
                }
            }
            return part
        }
        return Matrix(rows: width, columns: intercepts.count, storage: Array(parts.joined()))
    }
}
