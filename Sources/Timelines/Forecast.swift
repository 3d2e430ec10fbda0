/// What the next period is expected to hold, from a method that did better in the past than "same as last time".
public struct Forecast: Hashable, Sendable {
    /// The period that is forecast: the one after the selected one.
    public var period: Period
    /// The share expected.
    public var share: Double
    /// The 95 % interval of the share, from the errors of the back-test.
    public var interval: ShareInterval
    /// How the forecasts of the back-test went.
    public var past: ForecastRecord

    /// A forecast as plain values.
    public init(period: Period, share: Double, interval: ShareInterval, past: ForecastRecord) {
        self.period = period
        self.share = share
        self.interval = interval
        self.past = past
    }
}

/// The past errors of a forecast: each period of the back-test was forecast from the periods before it alone.
public struct ForecastRecord: Hashable, Sendable {
    /// How many periods were forecast.
    public var periods: Int
    /// The mean absolute error of the forecast shares (0.01 is one percentage point).
    public var error: Double
    /// The mean absolute error of "same as last time" on the same periods.
    public var errorOfLastTime: Double

    /// A record as plain values.
    public init(periods: Int, error: Double, errorOfLastTime: Double) {
        self.periods = periods
        self.error = error
        self.errorOfLastTime = errorOfLastTime
    }
}

/// Whether there is a forecast for a topic, and if not, why.
public enum ForecastOutcome: Hashable, Sendable {
    /// The back-test beat "same as last time".
    case forecast(Forecast)
    /// The back-test did not.
    case noBetterThanLastTime(ForecastRecord)
    /// There are too few complete periods for a back-test: so many, and so many are needed.
    case tooFewPeriods(Int, needed: Int)
    /// The selected period is partial, or the last complete one is not the selected one.
    case periodNotComplete
}
