import Papers

/// Forecasts a topic's share by the level it has been drifting around, where that did better in the
/// past than "same as last time".
///
/// The log-odds z of the shares are smoothed exponentially: after each period the level moves by
/// α(z − level), and it is the forecast of the next period. This is the best forecast of a level
/// that takes random steps and is seen with noise; α = 1 is "same as last time". At every step α is
/// the one of 0.05, 0.10, …, 1 whose forecasts had the least sum of squared errors up to then.
///
/// The back-test forecasts each period from those before it alone, beginning with the ninth. The
/// forecast is offered where the mean absolute error of its shares was below that of "same as last
/// time" on the same periods; its interval is that of a normal error, of the back-test's mean
/// square on the scale of log-odds, with the quantile of Student's t.
///
/// Source: J. F. Muth, "Optimal Properties of Exponentially Weighted Forecasts", Journal of the
/// American Statistical Association 55 (1960), 299–306; L. J. Tashman, "Out-of-Sample Tests of
/// Forecasting Accuracy", International Journal of Forecasting 16 (2000), 437–450 (rolling origin).
struct LocalLevelForecast {
    /// How many periods come before the first that is forecast.
    static let firstForecast = 8
    /// The fewest periods: eight to learn from, eight to be judged by.
    static let needed = 16

    /// The forecast share of the period after the series.
    let share: Double
    /// Its 95 % interval.
    let interval: ShareInterval
    /// The errors of the back-test.
    let past: ForecastRecord

    /// The forecast for a series of periods with papers, oldest first; nil with fewer than `needed`.
    init?(_ counts: [ShareCount]) {
        guard counts.count >= Self.needed else { return nil }
        let shares = counts.map { $0.share ?? 0 }
        let logOdds = counts.map(LogOdds.of)
        var smoother = Smoother(logOdds[0])
        var (error, lastTimeError, squares) = (0.0, 0.0, 0.0)
        for place in 1..<counts.count {
            if place >= Self.firstForecast {
                let forecast = smoother.level
                error += abs(Sigmoid.of(forecast) - shares[place])
                lastTimeError += abs(shares[place - 1] - shares[place])
                squares += (forecast - logOdds[place]) * (forecast - logOdds[place])
            }
            smoother.take(logOdds[place])
        }
        let tested = counts.count - Self.firstForecast
        past = ForecastRecord(
            periods: tested, error: error / Double(tested), errorOfLastTime: lastTimeError / Double(tested))
        let quantile = StudentDistribution(degreesOfFreedom: Double(tested)).deviate(twoSidedTail: 0.05)
        let reach = quantile * (squares / Double(tested)).squareRoot()
        share = Sigmoid.of(smoother.level)
        interval = ShareInterval(low: Sigmoid.of(smoother.level - reach), high: Sigmoid.of(smoother.level + reach))
    }

    /// Whether the back-test beat "same as last time".
    var isBetterThanLastTime: Bool { past.error < past.errorOfLastTime }

    /// All levels side by side, one for each α, with their squared errors so far.
    private struct Smoother {
        private var levels: [Double]
        private var squares = [Double](repeating: 0, count: 20)

        init(_ first: Double) { levels = [Double](repeating: first, count: 20) }

        /// The level of the α that did best so far; of equals the larger one, which follows faster.
        var level: Double {
            var best = 19
            for index in levels.indices.reversed() where squares[index] < squares[best] { best = index }
            return levels[best]
        }

        mutating func take(_ value: Double) {
            for index in levels.indices {
                let error = value - levels[index]
                squares[index] += error * error
                levels[index] += Double(index + 1) / 20 * error
            }
        }
    }
}
