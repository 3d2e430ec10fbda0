public import Papers

extension Timeline {
    /// Sets the selected period against the periods before it.
    ///
    /// - Parameters:
    ///   - request: What is asked for.
    ///   - days: The papers of each day, in any order; two entries of one day are added up.
    ///   - undated: Papers without a date of the kind.
    ///   - topics: The slugs of the topics; tallies of other slugs are left out.
    /// - Throws: `TimelineError.noDatedPapers` where a period must be chosen and no paper is dated.
    ///
    /// The baseline pools the periods before the selected one that are complete and have papers.
    /// Every topic is tested against it (`ChangeTest`), and all tests together go through the
    /// Benjamini–Hochberg procedure; a partial period is measured but not tested. Slopes and bursts
    /// are those of the complete periods of the history, forecasts are judged by up to 104 complete
    /// periods. The year's account replays up to a year of periods, from the same sums.
    /// What a window shows and compares lies in it; how much shares vary is told by the periods before it
    /// as well, as it is where the same period is compared without a window. Time: linear in the days for the choice of
    /// the period, and in the days of these periods times the topics for the rest.
    public init(_ request: TimelineRequest, days: [DayCount], undated: Int = 0, topics: [String]) throws(TimelineError)
    {
        let today = request.lastDay(of: days)
        let whole = DayLedger(days: days, topics: topics, request: request, through: today)
        let selected = try Self.select(request, from: whole, undated: undated)
        let period = selected.period
        let ledger = whole.counted(by: selected.window?.granularity ?? period.granularity)
        let named = request.comparison.map {
            PeriodRecord(
                $0, in: DayLedger(days: days, topics: topics, request: request).counted(by: $0.granularity))
        }
        let past = TimelinePast(of: period, in: selected.window, named: named, request: request, ledger: ledger)
        let all = days.reduce(into: (papers: 0, inferred: 0)) { sum, day in
            sum.papers += day.papers
            sum.inferred += day.inferred
        }
        self.init(
            period: period, choice: selected.choice, dateKind: request.dateKind, partial: past.here.isPartial,
            papers: past.here.tally.papers,
            outside: all.papers - past.here.tally.papers, undated: undated, untagged: past.here.tally.untagged,
            inferred: past.here.tally.inferred, inferredOfAll: all.inferred,
            coverage: ledger.coverage(of: selected.window?.part(of: period) ?? period),
            firstDay: ledger.first, lastDay: ledger.last, baseline: past.baseline,
            falseDiscoveryRate: request.falseDiscoveryRate,
            topics: topics.indices.map { past.movement(of: $0) }, historyCoverage: past.historyCoverage,
            window: selected.window)
        through = today
        coarseDates = whole.coarseDates(window?.part(of: period) ?? period, by: window?.granularity)
        outside -= coarseDates.leftOut.total
        test(past.comparison)
        testCourses()
        if request.accountsYear { year = past.yearAccount(rate: falseDiscoveryRate) }
    }

    private struct Selected {
        var period: Period
        var choice: GranularityChoice?
        var window: TimelineWindow?
    }

    private static func select(
        _ request: TimelineRequest, from ledger: DayLedger, undated: Int
    ) throws(TimelineError) -> Selected {
        switch request.selection {
        case .period(let period): return Selected(period: period)
        case .window(let days, let granularity):
            let counted = ledger.counted(by: granularity)
            let window = counted.window(days, by: granularity)
            return Selected(period: counted.latest(in: window), window: window)
        case .latestComplete: break
        }
        var choice: GranularityChoice?
        if request.granularity == nil {
            choice = GranularityChoice(ledger.days)
        }
        // A calendar period to compare with asks for one of its kind.
        if let choice, !choice.reachesEnough, request.comparison?.granularity == nil, let span = ledger.span {
            return Selected(period: span, choice: choice, window: ledger.window(span, by: choice.granularity))
        }
        let granularity = request.granularity ?? choice?.granularity ?? .year
        guard let period = ledger.counted(by: granularity).latest(by: granularity) else {
            let dates = ledger.coarseDates(Period(granularity, ordinal: 0), by: granularity).leftOut
            throw dates.total > 0
                ? .datesTooCoarse(granularity, dates) : .noDatedPapers(request.dateKind, undated: undated)
        }
        return Selected(period: period, choice: choice)
    }

    /// Tests all topics together, where the period is complete.
    private mutating func test(_ comparison: PeriodComparison) {
        for (index, test) in comparison.tests().enumerated() {
            guard let test else { continue }
            topics[index].pValue = test.change.pValue
            topics[index].changeInterval = test.change.interval
            topics[index].dispersion = test.dispersion.value
        }
        let adjusted = BenjaminiHochberg.adjusted(topics.map(\.pValue))
        for index in topics.indices {
            topics[index].adjustedPValue = adjusted[index]
            topics[index].significant = adjusted[index].map { $0 <= falseDiscoveryRate } ?? false
        }
    }

    /// Looks at the slopes of all topics together, and at their weightiest bursts together: each kind under a control
    /// of its own, since a reader reads each as an answer to a question of its own.
    private mutating func testCourses() {
        let slopes = BenjaminiHochberg.adjusted(topics.map { $0.slope?.pValue })
        let bursts = BenjaminiHochberg.adjusted(topics.map(\.weightiestBurst?.pValue))
        for index in topics.indices {
            topics[index].slope?.adjustedPValue = slopes[index]
            topics[index].slope?.significant = slopes[index].map { $0 <= falseDiscoveryRate } ?? false
            for place in topics[index].bursts.indices where topics[index].bursts[place].pValue != nil {
                topics[index].bursts[place].adjustedPValue = bursts[index]
                topics[index].bursts[place].significant = bursts[index].map { $0 <= falseDiscoveryRate } ?? false
            }
        }
    }
}
