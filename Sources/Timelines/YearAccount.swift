/// What a year of reports like one comes to: how many changes they mark, and how many of these are false.
///
/// The control of the false discovery rate holds within one report. Each period without news has that chance of a false
/// finding too, so that over a year a larger part of the findings may be false than the rate says. The
/// account replays the periods up to that of the report, each tested as a report on it alone would test it
/// from the same data: against its own baseline, with its own dispersion, all topics together at the same rate.
public struct YearAccount: Hashable, Sendable {
    /// The fewest periods that an account is given of.
    public static let fewestPeriods = 8

    /// How many periods were tested: complete, with papers, and with a baseline.
    public var periods: Int
    /// The last of them.
    public var last: Period
    /// How many changes of a topic in a period are findings.
    public var arrows: Int
    /// How many false ones to expect among them, at most: the sum of `BenjaminiHochberg.expectedFalse` over the periods.
    ///
    /// It may be more than `arrows`: then they are no more than chance would bring. The tests of one
    /// topic in neighbouring periods depend on each other, which does not matter to the sum; topics of one
    /// period are taken as independent.
    public var expectedFalse: Double

    /// An account.
    public init(periods: Int, last: Period, arrows: Int, expectedFalse: Double) {
        self.periods = periods
        self.last = last
        self.arrows = arrows
        self.expectedFalse = expectedFalse
    }

    /// The account of periods in order, each against the so many before it; nil where fewer than `fewestPeriods`
    /// of the last `length` can be tested. The context ends with the same periods and may reach further back: by
    /// it shares vary.
    init?(
        _ records: [PeriodRecord], context: [PeriodRecord], length: Int, baseline: Int, rate: Double,
        ledger: DayLedger, drift: CalibrationDrift
    ) {
        var account: YearAccount?
        for place in records.indices.suffix(length) where records[place].counts {
            let start = max(0, place - PeriodComparison.reach(baseline: baseline))
            let comparison = PeriodComparison(
                records[place], after: records[start..<place],
                context: context[..<(place + context.count - records.count)], baseline: baseline, ledger: ledger,
                drift: drift)
            let pValues = comparison.pValues()
            guard pValues.contains(where: { $0 != nil }) else { continue }
            account = YearAccount(
                periods: (account?.periods ?? 0) + 1, last: records[place].period,
                arrows: (account?.arrows ?? 0) + BenjaminiHochberg.findings(pValues, rate: rate),
                expectedFalse: (account?.expectedFalse ?? 0) + BenjaminiHochberg.expectedFalse(pValues, rate: rate))
        }
        guard let account, account.periods >= Self.fewestPeriods else { return nil }
        self = account
    }
}

extension Granularity {
    /// How many periods an account is over at most: a year of them; of quarters and years, which are too few in
    /// one, as many as twenty and eighty years have.
    var accountLength: Int {
        switch self {
        case .day: 365
        case .week: 52
        case .month: 12
        case .quarter, .year: 80
        }
    }
}
