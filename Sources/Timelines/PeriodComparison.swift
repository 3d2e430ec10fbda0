import Papers

/// A period set against its baseline: the one door through which a report tests its period, and through which
/// the year's account tests each of its own.
struct PeriodComparison {
    /// The fewest periods that say how much shares vary from one to the next.
    static let dispersionLength = 11

    let ledger: DayLedger
    let drift: CalibrationDrift
    let here: PeriodRecord
    /// The periods before it by which shares vary, oldest first.
    let earlier: [PeriodRecord]
    /// The baseline's periods, with their sums.
    let pooled: [PeriodRecord]
    /// The sums of the baseline's periods.
    let before: PeriodTally
    /// How many periods before it were asked for, or named.
    let requested: Int

    /// A period against those right before it, or against a named one.
    ///
    /// - Parameters:
    ///   - here: the period.
    ///   - earlier: those before it that it may be compared with, oldest first.
    ///   - context: those before it that say how much shares vary, oldest first: not less for lying before a window.
    ///   - length: how many of them are the baseline.
    ///   - named: what to compare with in their place.
    init(
        _ here: PeriodRecord, after earlier: some Sequence<PeriodRecord>, context: some Sequence<PeriodRecord>,
        baseline length: Int, named: PeriodRecord? = nil,
        ledger: DayLedger, drift: CalibrationDrift
    ) {
        self.ledger = ledger
        self.drift = drift
        self.here = here
        requested = named == nil ? length : 1
        self.earlier = context.suffix(Self.reach(baseline: requested)).filter(\.counts)
        pooled = (named.map { [$0] } ?? earlier.suffix(length)).filter(\.counts)
        before = pooled.reduce(into: PeriodTally(topics: ledger.topics.count)) { $0.add($1.tally) }
    }

    /// How many periods before a period its test looks at.
    static func reach(baseline length: Int) -> Int { max(dispersionLength, length) }

    /// A topic's papers of the period.
    func count(_ topic: Int) -> ShareCount { count(topic, here.tally) }

    /// A topic's papers of the baseline.
    func baselineCount(_ topic: Int) -> ShareCount { count(topic, before) }

    func count(_ topic: Int, _ tally: PeriodTally) -> ShareCount {
        drift.corrected(tally.count(topic), topic: ledger.topics[topic])
    }

    /// The test of each topic, with the dispersion it allowed for; nil where there is nothing to test: no
    /// papers in the baseline, or a period that is partial.
    func tests() -> [(change: ChangeTest, dispersion: Dispersion)?] {
        tests { ChangeTest($0, against: $1, dispersion: $2) }.map { $0.map { (change: $0.result, dispersion: $0.by) } }
    }

    /// The p-values of these tests.
    func pValues() -> [Double?] {
        tests { ChangeTest.pValue($0, against: $1, dispersion: $2) }.map { $0?.result }
    }

    private func tests<Result>(
        _ test: (ShareCount, ShareCount, Dispersion) -> Result?
    ) -> [(result: Result, by: Dispersion)?] {
        let topics = ledger.topics.indices
        guard !here.isPartial, here.tally.papers > 0, before.papers > 0 else { return topics.map { _ in nil } }
        return zip(topics, dispersions()).map { topic, dispersion in
            test(count(topic), baselineCount(topic), dispersion).map { (result: $0, by: dispersion) }
        }
    }

    /// How much more than sampling the share of each topic varies in what is compared.
    private func dispersions() -> [Dispersion] {
        let topics = ledger.topics.indices
        return Dispersion.estimates(
            topics.map { topic in earlier.map { count(topic, $0.tally) } },
            compared: topics.map { count($0) + baselineCount($0) },
            papers: Dispersion.papers(of: here.tally.papers, baseline: pooled.map(\.tally.papers)),
            days: here.period.length)
    }
}
