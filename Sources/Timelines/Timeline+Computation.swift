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
    /// The baseline pools the periods before the selected one that are complete and have papers. Every topic is tested against it with Fisher's
    /// exact test, and all tests together go through the Benjamini–Hochberg procedure; a partial period is measured but not tested. Time: linear in
    /// the days for the choice of the period, and in the days of the history times the topics for the rest.
    public init(_ request: TimelineRequest, days: [DayCount], undated: Int = 0, topics: [String]) throws(TimelineError) {
        let ledger = DayLedger(days: days, topics: topics, request: request)
        let (period, choice) = try Self.select(request, from: ledger, undated: undated)
        let here = ledger.tally(period)
        let isPartial = ledger.isPartial(period)
        let (baseline, before) = Self.baseline(of: period, request: request, ledger: ledger)
        let all = ledger.days.reduce(into: (papers: 0, inferred: 0)) { sum, day in
            sum.papers += day.papers
            sum.inferred += day.inferred
        }
        self.init(
            period: period, choice: choice, dateKind: request.dateKind, partial: isPartial, papers: here.papers,
            outside: all.papers - here.papers, undated: undated, untagged: here.untagged, inferred: here.inferred,
            inferredOfAll: all.inferred, coverage: ledger.coverage(of: period), firstDay: ledger.first, lastDay: ledger.last,
            baseline: baseline, falseDiscoveryRate: request.falseDiscoveryRate,
            topics: topics.indices.map { Self.movement(of: $0, topics: topics, here: here, before: before, tested: !isPartial) })
        addHistory(request.historyLength, ledger: ledger)
        markFindings()
    }

    private static func select(
        _ request: TimelineRequest, from ledger: DayLedger, undated: Int
    ) throws(TimelineError) -> (Period, GranularityChoice?) {
        if case .period(let period) = request.selection { return (period, nil) }
        var choice: GranularityChoice?
        if request.granularity == nil {
            choice = GranularityChoice(papersByDay: ledger.days.map { ($0.day, $0.papers) })
        }
        guard let granularity = request.granularity ?? choice?.granularity, let period = ledger.latest(by: granularity) else {
            throw .noDatedPapers(request.dateKind, undated: undated)
        }
        return (period, choice)
    }

    private static func baseline(of period: Period, request: TimelineRequest, ledger: DayLedger) -> (Baseline, PeriodTally) {
        let length = request.baselineLength ?? period.granularity?.usualBaseline ?? 1
        var sum = PeriodTally(topics: [Int](repeating: 0, count: ledger.topics.count))
        var pooled: [Period] = []
        for steps in stride(from: -length, to: 0, by: 1) {
            let candidate = period.advanced(by: steps)
            guard !ledger.isPartial(candidate) else { continue }
            let tally = ledger.tally(candidate)
            guard tally.papers > 0 else { continue }
            sum.add(tally)
            pooled.append(candidate)
        }
        return (Baseline(requested: length, periods: pooled, papers: sum.papers), sum)
    }

    private static func movement(
        of index: Int, topics: [String], here: PeriodTally, before: PeriodTally, tested: Bool
    ) -> TopicMovement {
        let (papers, baselinePapers) = (here.topics[index], before.topics[index])
        let share = Self.share(papers, of: here.papers)
        let baseline = Self.share(baselinePapers, of: before.papers)
        var movement = TopicMovement(
            topic: topics[index], papers: papers, share: share, interval: .wilson(papers: papers, of: here.papers),
            baselinePapers: baselinePapers, baseline: baseline)
        guard let share, let baseline else { return movement }
        movement.change = share - baseline
        if tested {
            movement.pValue = FisherExactTest.twoSided(papers: papers, of: here.papers, baseline: baselinePapers, of: before.papers)
        }
        return movement
    }

    private mutating func addHistory(_ length: Int, ledger: DayLedger) {
        for steps in stride(from: 1 - length, through: 0, by: 1) {
            let point = period.advanced(by: steps)
            let tally = ledger.tally(point)
            let (partial, missing) = (ledger.isPartial(point), ledger.isGap(point))
            for index in topics.indices {
                let papers = tally.topics[index]
                topics[index].history.append(
                    HistoryPoint(
                        period: point, papers: papers, of: tally.papers, share: Self.share(papers, of: tally.papers),
                        interval: .wilson(papers: papers, of: tally.papers), partial: partial, missing: missing))
            }
        }
    }

    private mutating func markFindings() {
        let findings = BenjaminiHochberg.findings(topics.map(\.pValue), rate: falseDiscoveryRate)
        for index in topics.indices { topics[index].significant = findings[index] }
    }

    private static func share(_ papers: Int, of total: Int) -> Double? {
        total > 0 ? Double(papers) / Double(total) : nil
    }
}
