import Papers

/// A period with what its days add up to.
struct PeriodRecord {
    let period: Period
    let tally: PeriodTally
    let isPartial: Bool
    let isGap: Bool

    init(_ period: Period, in ledger: DayLedger) {
        self.period = period
        tally = ledger.tally(period)
        isPartial = ledger.isPartial(period)
        isGap = ledger.isGap(period)
    }

    /// What a window holds of a period.
    init(_ period: Period, in ledger: DayLedger, of window: TimelineWindow) {
        self.period = period
        let part = window.part(of: period)
        tally = ledger.tally(part)
        isPartial = ledger.isPartial(period) || ledger.isCut(period, by: window)
        isGap = ledger.isGap(part)
    }

    /// The whole of a window. That the data begin and end with it makes it no partial period.
    init(whole window: TimelineWindow, in ledger: DayLedger) {
        period = window.days
        tally = ledger.tally(window.days)
        (isPartial, isGap) = (false, false)
    }

    /// Whether it may take part in a test, a baseline or a line: it is complete and has papers.
    var counts: Bool { !isPartial && tally.papers > 0 }
}

/// The selected period, those before it and those that are shown, each added up once.
struct TimelinePast {
    /// How many periods a back-test looks back over at most: two years of weeks.
    static let longest = 104
    let ledger: DayLedger
    let drift: CalibrationDrift
    /// The selected period.
    let here: PeriodRecord
    /// The periods before it that are looked at, oldest first; none where it is the whole span of the papers.
    let earlier: [PeriodRecord]
    /// The periods before it by which shares vary, oldest first: `earlier`, but in a window not cut by it, and begun
    /// before it, as far as tests look back. What is known of how shares vary does not depend on what is shown.
    let context: [PeriodRecord]
    /// The periods that are shown, oldest first. The selected one is the last of them, but in a
    /// window, which goes on to its end; the whole span of the papers is shown by its years.
    let history: [PeriodRecord]
    private let placesOfSlopes: [Int]
    /// The selected period against its baseline.
    let comparison: PeriodComparison
    let baseline: Baseline
    /// The length of the periods of which a year's account can be given; nil for ranges and the whole span, which have
    /// no year, and where a period was named to compare with.
    let accountGranularity: Granularity?
    /// What is missing over the history.
    let historyCoverage: Coverage

    init(
        of period: Period, in window: TimelineWindow?, named: PeriodRecord?, request: TimelineRequest, ledger: DayLedger
    ) {
        self.ledger = ledger
        drift = request.drift
        var baselineLength = request.baselineLength ?? period.granularity?.usualBaseline ?? 1
        let granularity = window?.granularity ?? period.granularity
        if let window {
            history = window.periods.map { PeriodRecord($0, in: ledger, of: window) }
            if let place = history.firstIndex(where: { $0.period == period }) {
                here = history[place]
                earlier = Array(history[..<place])
                context = Self.context(of: earlier, before: period, baseline: baselineLength, ledger: ledger)
            } else {
                here = PeriodRecord(whole: window, in: ledger)
                (earlier, context) = ([], [])
                baselineLength = 0
            }
            historyCoverage = ledger.coverage(of: window.days)
        } else {
            let shown = max(request.historyLength, baselineLength + 1)
            let accounted = (granularity?.accountLength ?? 0) + PeriodComparison.reach(baseline: baselineLength)
            let records = Self.records(
                upTo: period, shown: shown, longest: max(Self.longest, accounted), ledger: ledger)
            here = PeriodRecord(period, in: ledger)
            (earlier, context) = (records, records)
            history = records.suffix(request.historyLength - 1) + [here]
            let first = history.first?.period.first ?? period.first
            historyCoverage = ledger.coverage(of: Period(from: min(first, period.first), to: period.last))
        }
        placesOfSlopes = Self.placesOfSlopes(history)
        comparison = PeriodComparison(
            here, after: earlier, context: context, baseline: baselineLength,
            named: named, ledger: ledger, drift: drift)
        baseline = Baseline(
            requested: comparison.requested, periods: comparison.pooled.map(\.period),
            papers: comparison.before.papers,
            absence: comparison.pooled.isEmpty && comparison.requested > 0
                ? Self.absence(
                    named.map { [$0] } ?? earlier.suffix(baselineLength), before: named == nil ? period : nil,
                    in: window, ledger: ledger) : nil)
        accountGranularity = request.comparison == nil ? granularity : nil
    }

    /// The periods before a period, oldest first: those that are shown or compared with, and as far
    /// back as the data reach, those that a back-test or the year's account looks at.
    private static func records(upTo period: Period, shown: Int, longest: Int, ledger: DayLedger) -> [PeriodRecord] {
        var records: [PeriodRecord] = []
        for steps in 1..<max(shown, longest) {
            let candidate = period.advanced(by: -steps)
            // Before the data there is nothing to look at, only gaps to show.
            if steps >= shown, ledger.first.map({ candidate.last < $0 }) ?? true { break }
            records.append(PeriodRecord(candidate, in: ledger))
        }
        return records.reversed()
    }

    /// Why none of the periods asked for can be a baseline; those that were not named are before a period.
    private static func absence(
        _ asked: [PeriodRecord], before period: Period?, in window: TimelineWindow?, ledger: DayLedger
    ) -> Baseline.Absence {
        guard let period else { return asked.contains(where: \.isPartial) ? .notCovered : .noPapers }
        guard let first = ledger.first, first < period.first else { return .nothingBefore }
        if let window, asked.isEmpty || asked.contains(where: { ledger.isCut($0.period, by: window) }) {
            return .outsideWindow
        }
        return asked.contains { $0.isPartial || $0.period.last < first } ? .notCovered : .noPapers
    }

    /// The periods of a window before its own, each with all its days, after as many as a test of the first looks at.
    private static func context(
        of earlier: [PeriodRecord], before period: Period, baseline: Int, ledger: DayLedger
    ) -> [PeriodRecord] {
        let first = earlier.first?.period
        let reached = records(
            upTo: first ?? period, shown: 1, longest: 1 + PeriodComparison.reach(baseline: baseline), ledger: ledger)
        // A window cuts no period but its first among these.
        return reached + (first.map { [PeriodRecord($0, in: ledger)] } ?? []) + earlier.dropFirst()
    }

    /// What a year of reports like this one comes to; nil where none can be given.
    func yearAccount(rate: Double) -> YearAccount? {
        guard let accountGranularity else { return nil }
        return YearAccount(
            here.counts ? earlier + [here] : earlier, context: here.counts ? context + [here] : context,
            length: accountGranularity.accountLength,
            baseline: baseline.requested, rate: rate, ledger: ledger, drift: drift)
    }

    private func count(_ topic: Int, _ tally: PeriodTally) -> ShareCount { comparison.count(topic, tally) }

    /// The figures of a topic, but for the tests, which all topics take together.
    func movement(of topic: Int) -> TopicMovement {
        let (count, baselineCount) = (comparison.count(topic), comparison.baselineCount(topic))
        let estimate = ShareEstimate(count, spread: drift.spread)
        var movement = TopicMovement(
            topic: ledger.topics[topic], papers: here.tally.topics[topic].papers, share: estimate?.share,
            interval: estimate?.rate,
            listed: estimate?.listed, baselinePapers: comparison.before.topics[topic].papers,
            baseline: baselineCount.share,
            slope: slope(topic), bursts: bursts(topic), forecast: forecast(topic),
            history: history.map { point($0, topic) })
        if let share = estimate?.share, let baseline = baselineCount.share {
            movement.change = share - baseline
            movement.split = split(count, baselineCount)
        }
        return movement
    }

    private func split(_ count: ShareCount, _ before: ShareCount) -> ChangeSplit? {
        let periods = Double(max(1, baseline.periods.count))
        return ChangeSplit(
            papers: count.expected, others: Double(count.of) - count.expected,
            baselinePapers: before.expected / periods,
            baselineOthers: (Double(before.of) - before.expected) / periods)
    }

    private func point(_ record: PeriodRecord, _ topic: Int) -> HistoryPoint {
        let estimate = ShareEstimate(count(topic, record.tally), spread: drift.spread)
        return HistoryPoint(
            period: record.period, papers: record.tally.topics[topic].papers, of: record.tally.papers,
            share: estimate?.share,
            interval: estimate?.rate, listed: estimate?.listed, partial: record.isPartial, missing: record.isGap)
    }

    /// The places in a history of the periods that slopes go through: with at least a fifth of the median's papers. The
    /// test of a slope counts every period alike, and the share of three papers says nothing beside that of a hundred.
    private static func placesOfSlopes(_ history: [PeriodRecord]) -> [Int] {
        let papers = history.filter(\.counts).map(\.tally.papers).sorted()
        guard !papers.isEmpty else { return [] }
        let fewest = (papers[papers.count / 2] + 4) / 5
        return history.indices.filter { history[$0].counts && history[$0].tally.papers >= fewest }
    }

    private func slope(_ topic: Int) -> TopicSlope? {
        let points = placesOfSlopes.map { (place: $0, count: count(topic, history[$0].tally)) }
        guard points.count >= 4, let first = points.first, let last = points.last,
            let line = TheilSenLine(points.map { (place: Double($0.place), value: LogOdds.of($0.count)) })
        else { return nil }
        let test = MannKendallTest(points.map { $0.count.share ?? 0 })
        var slope = TopicSlope(
            perPeriod: line.slope, firstShare: Sigmoid.of(line.value(at: Double(first.place))),
            lastShare: Sigmoid.of(line.value(at: Double(last.place))), periods: points.count, tau: test.tau,
            pValue: test.pValue)
        slope.span = last.place - first.place + 1
        let ends = slope.endPeriods
        slope.earliestShare = points.prefix(ends).map(\.count).reduce(ShareCount(), +).share ?? 0
        slope.latestShare = points.suffix(ends).map(\.count).reduce(ShareCount(), +).share ?? 0
        return slope
    }

    private func bursts(_ topic: Int) -> [Burst] {
        let complete = history.filter(\.counts)
        let counts = complete.map { count(topic, $0.tally) }
        let runs = KleinbergBursts().runs(counts)
        let weightiest = runs.map(\.weight).max()
        let pValue = runs.isEmpty ? nil : KleinbergBursts().pValue(counts)
        var isTested = false
        return runs.map { run in
            var burst = Burst(
                first: complete[run.places.lowerBound].period, last: complete[run.places.upperBound - 1].period,
                weight: run.weight)
            if !isTested, run.weight == weightiest {
                burst.pValue = pValue
                isTested = true
            }
            return burst
        }
    }

    /// Nil for a span of papers with its history by year: it has no next one.
    private func forecast(_ topic: Int) -> ForecastOutcome? {
        guard history.contains(where: { $0.period == here.period }) else { return nil }
        guard here.counts else { return .periodNotComplete }
        let complete = (earlier + [here]).suffix(Self.longest).filter(\.counts)
        guard let forecast = LocalLevelForecast(complete.map { count(topic, $0.tally) }) else {
            return .tooFewPeriods(complete.count, needed: LocalLevelForecast.needed)
        }
        guard forecast.isBetterThanLastTime else { return .noBetterThanLastTime(forecast.past) }
        return .forecast(
            Forecast(period: here.period.next, share: forecast.share, interval: forecast.interval, past: forecast.past))
    }
}
