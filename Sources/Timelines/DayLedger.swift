import Papers

/// What a period adds up to.
struct PeriodTally {
    var papers = 0
    var untagged = 0
    var inferred = 0
    var days = 0
    /// The tallies by topic, in the order of the ledger's topics.
    var topics: [TopicTally]

    init(topics: Int) { self.topics = [TopicTally](repeating: TopicTally(), count: topics) }

    /// A topic's papers as the statistics see them.
    func count(_ topic: Int) -> ShareCount { ShareCount(topics[topic], of: papers) }

    mutating func add(_ other: PeriodTally) {
        papers += other.papers
        untagged += other.untagged
        inferred += other.inferred
        days += other.days
        for index in topics.indices { topics[index].add(other.topics[index]) }
    }
}

/// The days of the data in order, and the rules by which a period is complete, partial or a gap.
///
/// Which days the data cover is told apart by the date counted:
///
/// - By listing day, the last weekday of a period completes it: listings appear from Monday to
///   Friday, so a week is complete when the data reach its Friday (or any later day). An entry with
///   zero papers is a listing that was seen and empty. The calendar of the machine does not count:
///   a week of which Friday was never listed stays partial however long ago it was, until a later
///   listing shows that the data went on.
/// - By publication day, a period is complete when it ended before the last listing that was seen.
/// - In both, a period is partial while a list of one of its days was asked for before it was whole.
/// - A month or a year of which no day is known belongs to every period that holds all of its days.
/// - In both, the first period is partial when the data begin after its first day (its first weekday, by listing day).
struct DayLedger {
    private(set) var days: [DayCount]
    let topics: [String]
    let dateKind: DateKind
    /// The day before which a publication would have been listed.
    let horizon: CalendarDay

    /// The days with papers whose list was asked for before it was whole.
    private let unsettled: Set<CalendarDay>
    /// Whether any date is a month or a year.
    private var hasCoarse: Bool

    /// The days of a report up to `last`, where that is named: as the data were then.
    init(days: [DayCount], topics: [String], request: TimelineRequest, through last: CalendarDay? = nil) {
        let days = last.map { last in days.filter { $0.day <= last } } ?? days
        // By publication date, a day without papers says nothing; by listing day, it is a listing that was empty.
        let kept = request.dateKind == .listed ? days : days.filter { $0.papers > 0 }
        self.days = kept.sorted { $0.day < $1.day }
        hasCoarse = kept.contains { $0.precision != .day }
        self.topics = topics
        dateKind = request.dateKind
        unsettled =
            request.unsettled.isEmpty
            ? []
            : request.unsettled.intersection(
                self.days.lazy.filter { $0.papers > 0 && $0.precision == .day }.map(\.day))
        let listed = request.listedThrough ?? request.today
        horizon = last.map { min($0, listed) } ?? listed
    }

    /// The ledger of the dates that count in periods of a length: of all of them for a range of days.
    func counted(by granularity: Granularity?) -> DayLedger {
        guard hasCoarse, let coarsest = granularity?.coarsest, coarsest < .year else { return self }
        var ledger = self
        ledger.days.removeAll { $0.precision > coarsest }
        ledger.hasCoarse = coarsest != .day
        return ledger
    }

    /// The months and years that a period counts, and those that it leaves out; `granularity` is that of the periods
    /// around it where it is a part of one, cut by a window.
    func coarseDates(_ period: Period, by granularity: Granularity?) -> CoarseDates {
        var dates = CoarseDates()
        guard hasCoarse else { return dates }
        for entry in entries(of: period) { dates.counted.add(entry.papers, entry.precision) }
        let granularity = period.granularity ?? granularity
        for entry in days where entry.precision != .day {
            dates.all.add(entry.papers, entry.precision)
            let isTooCoarse = granularity.map { $0.coarsest < entry.precision } ?? false
            // A range of days, or a part of a period, cuts months and years at its ends.
            let isCut =
                period.granularity == nil && entry.day <= period.last && period.first <= entry.lastDay
                && !period.contains(entry)
            dates.isCut = dates.isCut || isCut
            if isTooCoarse || isCut { dates.leftOut.add(entry.papers, entry.precision) }
        }
        return dates
    }

    var first: CalendarDay? { days.first?.day }
    var last: CalendarDay? { days.last?.day }

    /// The sums over the days of a period. Time: logarithmic in all days, linear in those of the period.
    func tally(_ period: Period) -> PeriodTally {
        var sum = PeriodTally(topics: topics.count)
        var previous: CalendarDay?
        for entry in entries(of: period) {
            sum.papers += entry.papers
            sum.untagged += entry.untagged
            sum.inferred += entry.inferred
            if entry.precision == .day {
                sum.days += entry.day == previous ? 0 : 1
                previous = entry.day
            }
            for (index, topic) in topics.enumerated() {
                if let tally = entry.topics[topic] { sum.topics[index].add(tally) }
            }
        }
        return sum
    }

    /// Whether the data begin or end within the period, or have a list of it that was not whole yet. A period wholly
    /// outside the data is a gap, not partial.
    func isPartial(_ period: Period) -> Bool {
        guard let first, let last, overlapsData(period) else { return false }
        return first > firstOwed(period) || !isReached(period, by: last) || unsettled.contains(where: period.contains)
    }

    /// Whether the period is a gap: outside the data, or, by listing day, without any listing.
    func isGap(_ period: Period) -> Bool {
        switch dateKind {
        case .listed: entries(of: period).isEmpty
        case .published: !overlapsData(period)
        }
    }

    /// The last complete period that has papers, else the last that has papers.
    func latest(by granularity: Granularity) -> Period? {
        var latest: Period?
        var seen: Period?
        for entry in days.reversed() where entry.papers > 0 {
            let period = Period.containing(entry.day, by: granularity)
            if period == seen { continue }
            seen = period
            if !isPartial(period) { return period }
            if latest == nil { latest = period }
        }
        return latest
    }

    /// All days from the first with papers to the last; nil where there are no papers.
    var span: Period? {
        guard let first = days.first(where: { $0.papers > 0 })?.day,
            let last = days.lazy.filter({ $0.papers > 0 }).map(\.lastDay).max()
        else { return nil }
        return Period(from: first, to: last)
    }

    /// These days as a window, with its papers.
    func window(_ days: Period, by granularity: Granularity) -> TimelineWindow {
        TimelineWindow(days: days, granularity: granularity, papers: papers(of: days))
    }

    /// The last complete period with papers of a window, else the last that has papers, else the last.
    func latest(in window: TimelineWindow) -> Period {
        let held = window.periods.filter { papers(of: window.part(of: $0)) > 0 }
        return held.last { !isPartial($0) && !isCut($0, by: window) } ?? held.last
            ?? Period.containing(window.days.last, by: window.granularity)
    }

    /// Whether a window leaves out a day of a period that a listing is owed or found on; by
    /// publication day, whether it leaves out any day.
    func isCut(_ period: Period, by window: TimelineWindow) -> Bool {
        let part = window.part(of: period)
        guard part != period else { return false }
        let (first, last) = dateKind == .listed ? (firstOwed(period), lastOwed(period)) : (period.first, period.last)
        return first < part.first || part.last < last || entries(of: part).count < entries(of: period).count
    }

    /// How well the days of a period are covered.
    func coverage(of period: Period) -> Coverage {
        let found = Set(entries(of: period).lazy.filter { $0.precision == .day }.map(\.day))
        let open = unsettled.filter(period.contains).sorted()
        guard dateKind == .listed else {
            return Coverage(daysExpected: nil, daysFound: found.count, unsettled: open)
        }
        var expected = 0
        var missing: [CalendarDay] = []
        for offset in 0..<period.length {
            let day = period.first.adding(days: offset)
            guard day.weekday <= 5 || found.contains(day) else { continue }
            expected += 1
            if let first, let last, first < day, day < last, !found.contains(day) { missing.append(day) }
        }
        return Coverage(daysExpected: expected, daysFound: found.count, missing: missing, unsettled: open)
    }

    private func papers(of period: Period) -> Int { entries(of: period).reduce(0) { $0 + $1.papers } }

    private func overlapsData(_ period: Period) -> Bool {
        guard let first, let last else { return false }
        let end = dateKind == .published ? max(last, horizon) : last
        return period.last >= first && period.first <= end
    }

    private func isReached(_ period: Period, by last: CalendarDay) -> Bool {
        switch dateKind {
        case .listed: last >= lastOwed(period)
        case .published: period.last < horizon
        }
    }

    /// The first day of a period on which its data may begin: by listing day its first weekday, if it has one.
    private func firstOwed(_ period: Period) -> CalendarDay {
        let first = period.first
        guard dateKind == .listed, first.weekday > 5 else { return first }
        let monday = first.adding(days: 8 - first.weekday)
        return period.contains(monday) ? monday : first
    }

    /// The day that completes a period by listing day: its last weekday, if it has one.
    private func lastOwed(_ period: Period) -> CalendarDay {
        let last = period.last
        guard last.weekday > 5 else { return last }
        let friday = last.adding(days: 5 - last.weekday)
        return period.contains(friday) ? friday : last
    }

    private func entries(of period: Period) -> ArraySlice<DayCount> {
        let start = index(ofFirstFrom: period.first)
        let last = period.last
        let begun = days[start..<max(start, index(ofFirstFrom: last.adding(days: 1)))]
        return hasCoarse ? begun.filter { $0.precision == .day || $0.lastDay <= last }[...] : begun
    }

    private func index(ofFirstFrom day: CalendarDay) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = low + (high - low) / 2
            if days[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
