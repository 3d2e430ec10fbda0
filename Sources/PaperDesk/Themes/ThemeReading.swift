import LinearAlgebra
import PaperArchive
import Papers
import ReadableText
import Reporter
import Themes
import Timelines
import TopicEngine

/// Reads the papers of an archive for their themes: by what was found in them before, else by the numbers of their words
/// where these are kept, else by their texts, of which the numbers are kept then.
struct ThemeReading {
    private let archive: Archive
    private let kind: DateKind
    private let keeps: Bool
    private let shelf: ThemeShelf
    private let workers: Workers
    private let progress: any WorkProgress
    /// The papers, by the numbers that a finder gives them.
    private let papers: [DatedPaper]
    private let days: ThemeDays

    /// Looks at all papers that have a day of a kind.
    ///
    /// - Parameters:
    ///   - archive: the archive.
    ///   - kind: the date that counts.
    ///   - keeps: whether numbers of words are kept in it, and themes beside others.
    ///   - shelf: where themes are kept.
    ///   - workers: the threads that look for themes.
    ///   - progress: is told how far the reading is.
    init(
        _ archive: Archive, by kind: DateKind, keeps: Bool, shelf: ThemeShelf, workers: Workers,
        progress: any WorkProgress
    ) throws {
        (self.archive, self.kind, self.keeps, self.shelf) = (archive, kind, keeps, shelf)
        (self.workers, self.progress) = (workers, progress)
        papers = try archive.datedPapers(by: kind)
        days = ThemeDays(papers.map(\.day))
    }

    /// How many papers there are.
    var count: Int { papers.count }

    /// The last whole week with papers before a day.
    func lastWeek(before today: CalendarDay) -> Period? { days.lastWeek(before: today) }

    /// Whether there are papers enough to say what is new in a week.
    func hasEnough(by week: Period) -> Bool { days.hasEnough(by: week) }

    /// So many of the 52 weeks before may be without papers before that is told: holidays are.
    private static let usualGaps = 2

    /// What there is to know where the year before has gaps; nil where it has none worth telling.
    func gapNote(by week: Period) -> String? {
        let gaps = days.gaps(by: week)
        if gaps <= Self.usualGaps { return nil }
        return "\(gaps) of the 52 weeks before the last four have no papers; what is new may be older"
    }

    /// How many papers the four weeks to one have.
    func papers(by week: Period) -> Int { days.papers(by: week) }

    /// A theme of the weeks to one by its slug or name, whether it still rises or not, and the papers of any time that
    /// are about it; nil where none is called so.
    func theme(named name: String, by week: Period) throws -> (theme: Theme, papers: [Paper])? {
        let found = try found(by: week, tellsAll: true)
        let wanted = name.lowercased()
        guard let theme = found.first(where: { $0.slug == wanted || $0.name.lowercased() == wanted }) else {
            return nil
        }
        return (theme, try theme.core.compactMap { try archive.paper(papers[$0].key)?.paper })
    }

    /// The themes that rise by a week, each with the papers of any time that are about it.
    func risingThemes(by week: Period) throws -> [(theme: Theme, papers: [Paper])] {
        try found(by: week, tellsAll: false).map { theme in
            (theme, try theme.core.compactMap { try archive.paper(papers[$0].key)?.paper })
        }
    }

    /// Title and abstract of a paper.
    private func text(_ number: Int) throws -> (title: String, abstract: String) {
        let text = try archive.texts(of: [papers[number].key]).first
        return (text?.title ?? "", text?.abstract ?? "")
    }

    /// The themes of the weeks to one, with the papers that carry them and the topics of these.
    func themes(by week: Period, tellsAll: Bool, topics: ThemeTopics) throws -> [ReportTheme] {
        let found = try found(by: week, tellsAll: tellsAll)
        return try found.map { theme in
            let carriers = theme.carriers.map { papers[$0].key }
            let shown = try carriers.prefix(ReportTheme.mostPapers).compactMap { try archive.paper($0)?.paper }
            return ReportTheme(
                theme, papers: shown.compactMap { EvidencePaper($0, by: kind) },
                topics: try topics.counts(of: carriers, in: archive))
        }
    }

    /// The themes of the weeks to one, as they were kept, or found now.
    private func found(by week: Period, tellsAll: Bool) throws -> [Theme] {
        let seen = Array(papers.prefix(days.count(through: week)))
        guard days.hasEnough(by: week) else { return [] }
        guard keeps else {
            return try ThemeFinder.spelled(finder(seen).found(by: week), tellsAll: tellsAll, text: text)
        }
        return try shelf.themes(of: seen, by: kind, week, tellsAll: tellsAll) {
            try finder(seen).found(by: week)
        } spelling: {
            try ThemeFinder.spelled($0, tellsAll: tellsAll, text: text)
        }
    }

    private static let textsAtOnce = 500

    /// A finder that has read some papers, each under its place among them; one that is gone meanwhile as one without words.
    private func finder(_ papers: [DatedPaper]) throws -> ThemeFinder {
        let kept = try archive.numberedTexts(of: papers)
        var finder = ThemeFinder(words: kept.words, workers: workers)
        finder.reserve(bytes: kept.bytes.count)
        let missing = papers.indices.filter { kept.texts[$0] == nil }
        var (next, texts) = (0, [StoredPaper.Key: StoredText]())
        // The numbers of those whose words are numbered anew.
        var made: [Int] = []
        for (number, (paper, words)) in zip(papers, kept.texts).enumerated() {
            if let words, finder.add(stored: kept.bytes.span.extracting(words), day: paper.day) { continue }
            if next < missing.count, number == missing[next] {
                // Some at a time: all together would take several times the memory of their numbers.
                let some = missing[next..<min(next + Self.textsAtOnce, missing.count)]
                next = some.endIndex
                texts = Dictionary(
                    try archive.texts(of: some.map { papers[$0].key }).map { ($0.id, $0) },
                    uniquingKeysWith: { first, _ in first })
            }
            // One whose words are no numbers of these is read again.
            let text = try texts[paper.key] ?? archive.texts(of: [paper.key]).first
            finder.add(title: text?.title ?? "", abstract: text?.abstract ?? "", day: paper.day)
            if text != nil { made.append(number) }
            if made.count % 1_000 == 0 { progress.show(.readingWords(papers: made.count, of: missing.count)) }
        }
        progress.finish()
        // Mining takes as much again: what reading took goes first.
        ProcessMemory.giveBack()
        if !keeps || made.isEmpty { return finder }
        // An archive that cannot be written to now gets them another time.
        _ = try? archive.keep(
            made.map { (papers[$0].key, papers[$0].stamp, finder.stored($0)) },
            newWords: finder.words(from: kept.state.words), after: kept.state)
        return finder
    }
}
