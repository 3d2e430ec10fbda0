import Featurizer
public import Papers
public import Timelines

/// Finds the themes that rise, and those that rose within the last year.
///
///     var finder = ThemeFinder()
///     for paper in papers { finder.add(title: paper.title, abstract: paper.abstract, day: paper.day) }
///     let themes = finder.themes(by: week) { (papers[$0].title, papers[$0].abstract) }
///
/// An answer is a function of the papers through the last day and of nothing else: what was found in earlier weeks is
/// found again from their papers, so that a theme keeps its slug while it lasts. Papers are added in the order of their
/// days, and of one day in one that does not change, such as that of their identifiers.
public struct ThemeFinder: Sendable {
    /// The fewest papers of the 52 weeks before, without which nothing can be said to be new.
    public static let fewestBefore = 200
    /// How many weeks are looked back on for when a theme was found.
    static let lookedBack = 52

    private(set) var texts = PhraseTexts()
    private(set) var days: [CalendarDay] = []

    /// No papers yet.
    public init() {}

    /// No papers yet, but words that were numbered before (`words(from:)`).
    ///
    /// - Precondition: no word comes twice.
    public init(words: some Sequence<ArraySlice<UInt8>>) { texts = PhraseTexts(words: words) }

    /// How many papers there are.
    public var count: Int { texts.count }

    /// Adds a paper.
    ///
    /// - Precondition: the day is not before that of the last one.
    public mutating func add(title: String, abstract: String, day: CalendarDay) {
        precondition(days.last.map { $0 <= day } ?? true, "papers are added in the order of their days")
        texts.add([title, abstract])
        days.append(day)
    }

    /// Adds a paper by its stored words; false, and nothing is added, where the bytes are not what `stored(_:)` gave, or
    /// name a word that is not known here.
    ///
    /// - Precondition: the day is not before that of the last one.
    public mutating func add(stored bytes: some Collection<UInt8>, day: CalendarDay) -> Bool {
        precondition(days.last.map { $0 <= day } ?? true, "papers are added in the order of their days")
        guard let text = ClauseReader.Text(stored: bytes, known: texts.reader.count) else { return false }
        texts.add(text)
        days.append(day)
        return true
    }

    /// The words of a paper in bytes, for whoever keeps them beside `words(from:)`.
    public func stored(_ paper: Int) -> [UInt8] { texts.numbered(paper).stored }

    /// The words from a number on, in the order of their numbers.
    public func words(from first: Int) -> [ArraySlice<UInt8>] {
        (first..<max(first, texts.reader.count)).map { texts.reader.folded(Int32($0)) }
    }

    /// The last whole week with papers before a day: one that is over, and whose Friday the papers reach, as listings
    /// appear from Monday to Friday.
    public func lastWeek(before today: CalendarDay) -> Period? {
        guard let newest = days.last(where: { $0 < today }) else { return nil }
        let week = Period.containing(newest, by: .week)
        if week.last < today, newest >= week.first.adding(days: 4) { return week }
        return days.last { $0 < week.first }.map { .containing($0, by: .week) }
    }

    /// How many papers the four weeks to one have.
    public func papers(by week: Period) -> Int {
        let first = week.last.adding(days: 1 - 7 * ThemeWeeks.short)
        return days.count { first <= $0 && $0 <= week.last }
    }

    /// Whether the year before the last weeks has papers enough to say what is new in them.
    public func hasEnough(by week: Period) -> Bool {
        let (calendar, before) = yearBefore(week)
        return calendar.count(before) >= Self.fewestBefore
    }

    /// How many of the 52 weeks before the last four have no papers, so that what seems new may be older.
    public func gaps(by week: Period) -> Int {
        let (calendar, before) = yearBefore(week)
        return calendar.gaps(before)
    }

    /// The 52 weeks before the four weeks to one, among those that have papers.
    private func yearBefore(_ week: Period) -> (calendar: ThemeWeeks, weeks: ClosedRange<Int>) {
        let last = Self.ordinal(week.last)
        let calendar = ThemeWeeks(days.prefix { $0 <= week.last }.map(Self.ordinal))
        return (calendar, ThemeWeeks.before(ThemeWeeks.short, by: last))
    }

    /// The themes of the weeks to one: those that rise, the clearest first, then those that rose before.
    ///
    /// - Parameters:
    ///   - week: the last week.
    ///   - tellsAll: whether those that rise no more are told.
    ///   - text: gives title and abstract of a paper by its number, for the words in which a theme is written.
    public func themes<Failure: Error>(
        by week: Period, tellsAll: Bool = true, text: (Int) throws(Failure) -> (title: String, abstract: String)
    ) throws(Failure) -> [Theme] {
        var themes: [Theme] = []
        for theme in found(by: week) where tellsAll || theme.status == .new || theme.status == .rising {
            themes.append(try ThemeSpelling.spelled(theme, text))
        }
        return themes
    }

    /// The themes with their phrases as they are known, in lower case and in the singular.
    func found(by week: Period) -> [Theme] {
        let seen = days.partitioningIndex { $0 > week.last }
        let calendar = ThemeWeeks(days[..<seen].map(Self.ordinal))
        let last = Self.ordinal(week.last)
        guard calendar.count(ThemeWeeks.before(ThemeWeeks.short, by: last)) >= Self.fewestBefore else { return [] }
        let candidates = ThemeCandidates(
            seen == texts.count ? texts : texts.prefix(seen), calendar, by: last,
            rises: (last - Self.lookedBack + 1)...last)
        return ThemeGroup.all(candidates).map { ThemeSheet(candidates, days).theme($0, by: last) }.sorted {
            ($0.status.rank, $0.pValue, $0.slug) < ($1.status.rank, $1.pValue, $1.slug)
        }
    }

    /// The number of a day's week, as `Period` counts weeks.
    static func ordinal(_ day: CalendarDay) -> Int {
        let shifted = day.daysSinceEpoch + 3
        return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    }
}

extension Theme.Status {
    fileprivate var rank: Int {
        switch self {
        case .new, .rising: 0
        case .known: 1
        case .gone: 2
        }
    }
}

extension [CalendarDay] {
    /// The first index whose element fulfils a condition that all behind it fulfil.
    fileprivate func partitioningIndex(_ isBehind: (CalendarDay) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
