extension CalibrationDrift {
    /// The drift that labelled periods show. The model must not have learned from their labels; at
    /// least two periods of a topic are needed to say anything of it, and a year of months is good.
    /// Nil where no topic has them.
    ///
    /// In period t of a topic the labels say d = (labelled − E)/V, an estimate of δ with the
    /// variance 1/V + σ², where σ² is how much δ changes from period to period.
    ///
    /// 1. σ² is the same for all topics, and is such that the median of (d − d̄)²/((1/V + σ²)(1 −
    ///    1/T)), d̄ being the weighted mean of the topic's T periods, is that of a squared normal
    ///    deviate, 0.4549.
    /// 2. The lasting errors d̄ of the topics vary around 0 with ω²: such that the median of
    ///    d̄²/(s² + ω²) is 0.4549, s² = 1/Σ 1/(1/V + σ²) being the variance of d̄. Medians, since a
    ///    topic that is new has errors beyond all others, and must not speak for them.
    /// 3. A topic's shift is d̄·ω²/(s² + ω²): what few papers say of a rare topic is drawn to 0.
    /// 4. The spread is √(σ² + ω²). Errors that last are taken out as far as they are known, but
    ///    what is measured later will have drifted by as much again as the model had drifted since
    ///    it was trained.
    ///
    /// Source: R. C. Paule, J. Mandel, "Consensus Values and Weighting Factors", Journal of
    /// Research of the National Bureau of Standards 87 (1982), 377–385 (σ² and ω² by their
    /// equations, with medians in place of sums, as in F. R. Hampel, "The Influence Curve and its
    /// Role in Robust Estimation", Journal of the American Statistical Association 69 (1974),
    /// 383–393); C. N. Morris, "Parametric Empirical Bayes Inference", Journal of the American
    /// Statistical Association 78 (1983), 47–55 (the shift).
    public static func estimated(from periods: [LabelledPeriod]) -> CalibrationDrift? {
        // Periods in which the topic is not in question say nothing of its errors.
        let telling = periods.filter { $0.count.variance >= 0.5 }
        let topics = Dictionary(grouping: telling, by: \.topic).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        guard !topics.isEmpty else { return nil }
        let errors = topics.map { topic in
            topic.value.map {
                LogOddsError(
                    error: (Double($0.labelled) - $0.count.expected) / $0.count.variance,
                    variance: 1 / $0.count.variance)
            }
        }
        let changing = solved { extra in
            errors.flatMap { periods in
                let mean = LogOddsError.mean(of: periods, extra: extra).error
                let freedom = 1 - 1 / Double(periods.count)
                return periods.map { ($0.error - mean) * ($0.error - mean) / (($0.variance + extra) * freedom) }
            }
        }
        let lasting = errors.map { LogOddsError.mean(of: $0, extra: changing) }
        let between = solved { extra in lasting.map { $0.error * $0.error / ($0.variance + extra) } }
        var shift: [String: Double] = [:]
        for (topic, error) in zip(topics, lasting) where between > 0 {
            shift[topic.key] = error.error * between / (error.variance + between)
        }
        return CalibrationDrift(shift: shift, spread: (changing + between).squareRoot())
    }

    /// The variance at which the median of squares comes down to that of a squared normal deviate;
    /// 0 where it is there from the start.
    private static func solved(_ squares: (Double) -> [Double]) -> Double {
        func isTooSmall(_ extra: Double) -> Bool {
            let sorted = squares(extra).sorted()
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 > 0.454936423119572
        }
        guard isTooSmall(0) else { return 0 }
        var (low, high) = (0.0, 1.0)
        while isTooSmall(high), high < 1e6 { (low, high) = (high, high * 2) }
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if isTooSmall(middle) { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// An estimate of an error in log-odds, with its variance.
private struct LogOddsError {
    let error: Double
    let variance: Double

    /// The mean of estimates weighted by their precision, when the true errors vary by `extra`.
    static func mean(of errors: [LogOddsError], extra: Double) -> LogOddsError {
        var (sum, weights) = (0.0, 0.0)
        for one in errors {
            let weight = 1 / (one.variance + extra)
            sum += weight * one.error
            weights += weight
        }
        return LogOddsError(error: sum / weights, variance: 1 / weights)
    }
}
