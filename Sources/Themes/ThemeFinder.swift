import Featurizer
public import LinearAlgebra
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
    /// Raised with each change of what is found in the same papers, so that nobody who keeps themes tells old ones.
    public static let rules: Int64 = 1
    /// How many weeks are looked back on for when a theme was found.
    static let lookedBack = 52

    private(set) var texts = PhraseTexts()
    /// The days of the papers.
    public private(set) var days = ThemeDays()
    private let workers: Workers

    /// No papers yet.
    public init(workers: Workers = Workers(threads: 1)) { self.workers = workers }

    /// No papers yet, but words that were numbered before (`words(from:)`).
    ///
    /// - Precondition: no word comes twice.
    public init(words: some Sequence<ArraySlice<UInt8>>, workers: Workers = Workers(threads: 1)) {
        texts = PhraseTexts(words: words)
        self.workers = workers
    }

    /// How many papers there are.
    public var count: Int { texts.count }

    /// Adds a paper.
    ///
    /// - Precondition: the day is not before that of the last one.
    public mutating func add(title: String, abstract: String, day: CalendarDay) {
        days.add(day)
        texts.add([title, abstract])
    }

    /// Makes room for papers whose stored words have so many bytes.
    public mutating func reserve(bytes: Int) { texts.reserve(words: bytes) }

    /// Adds a paper by its stored words; false, and nothing is added, where the bytes are not what `stored(_:)` gave, or
    /// name a word that is not known here.
    ///
    /// - Precondition: the day is not before that of the last one.
    public mutating func add(stored bytes: Span<UInt8>, day: CalendarDay) -> Bool {
        guard texts.add(stored: bytes) else { return false }
        days.add(day)
        return true
    }

    /// The words of a paper in bytes, for whoever keeps them beside `words(from:)`.
    public func stored(_ paper: Int) -> [UInt8] { texts.numbered(paper).stored }

    /// The words from a number on, in the order of their numbers.
    public func words(from first: Int) -> [ArraySlice<UInt8>] {
        (first..<max(first, texts.reader.count)).map { texts.reader.folded(Int32($0)) }
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
        try Self.spelled(found(by: week), tellsAll: tellsAll, text: text)
    }

    /// Themes of ``found(by:)``, written as their papers write them.
    public static func spelled<Failure: Error>(
        _ found: [Theme], tellsAll: Bool = true, text: (Int) throws(Failure) -> (title: String, abstract: String)
    ) throws(Failure) -> [Theme] {
        var themes: [Theme] = []
        for theme in found where tellsAll || theme.status == .new || theme.status == .rising {
            themes.append(try ThemeSpelling.spelled(theme, text))
        }
        return themes
    }

    /// The themes of the weeks to one with their phrases as they are known, in lower case and in the singular.
    public func found(by week: Period) -> [Theme] {
        guard days.hasEnough(by: week) else { return [] }
        let (seen, last) = (days.count(through: week), ThemeDays.ordinal(week.last))
        let candidates = ThemeCandidates(
            seen == texts.count ? texts : texts.prefix(seen), days.weeks(through: week), by: last,
            rises: (last - Self.lookedBack + 1)...last, workers)
        return ThemeGroup.all(candidates).map { ThemeSheet(candidates, days.days).theme($0, by: last) }.sorted {
            ($0.status.rank, $0.pValue, $0.slug) < ($1.status.rank, $1.pValue, $1.slug)
        }
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
