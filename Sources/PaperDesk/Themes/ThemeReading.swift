import LinearAlgebra
import PaperArchive
import Papers
import ReadableText
import Reporter
import Themes
import Timelines
import TopicEngine

/// Reads the papers of an archive for their themes: by the numbers of their words where these are kept, else by their
/// texts, of which the numbers are kept then.
struct ThemeReading {
    private let archive: Archive
    private var finder: ThemeFinder
    /// The papers, by the numbers that the finder gives them.
    private var keys: [StoredPaper.Key] = []

    /// Reads all papers that have a day of a kind.
    ///
    /// - Parameters:
    ///   - archive: the archive.
    ///   - kind: the date that counts.
    ///   - keeps: whether numbers of words are kept in it.
    ///   - workers: the threads that look for themes.
    ///   - progress: is told how far the reading is.
    init(
        _ archive: Archive, by kind: DateKind, keeps: Bool, workers: Workers, progress: any WorkProgress
    ) throws {
        self.archive = archive
        let kept = try archive.numberedTexts(by: kind)
        finder = ThemeFinder(words: kept.words, workers: workers)
        finder.reserve(bytes: kept.bytes.count)
        keys.reserveCapacity(kept.texts.count)
        let missing = kept.texts.filter { $0.words == nil }.map(\.key)
        let texts = Dictionary(
            try archive.texts(of: missing).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // Those whose numbers are made anew, with the numbers that the finder gives them.
        var made: [(entry: NumberedText, number: Int)] = []
        for entry in kept.texts {
            if let words = entry.words,
                finder.add(stored: kept.bytes.span.extracting(words), day: entry.day)
            {
                keys.append(entry.key)
                continue
            }
            // One whose words are no numbers of these is read again.
            guard let text = try texts[entry.key] ?? archive.texts(of: [entry.key]).first else { continue }
            finder.add(title: text.title, abstract: text.abstract, day: entry.day)
            made.append((entry, keys.count))
            keys.append(entry.key)
            if made.count % 1_000 == 0 { progress.show(.readingWords(papers: made.count, of: missing.count)) }
        }
        progress.finish()
        // Mining takes as much again: what reading took goes first.
        ProcessMemory.giveBack()
        if !keeps || made.isEmpty { return }
        // An archive that cannot be written to now gets them another time.
        _ = try? archive.keep(
            made.map { ($0.entry.key, $0.entry.stamp, finder.stored($0.number)) },
            newWords: finder.words(from: kept.state.words), after: kept.state)
    }

    /// How many papers there are.
    var count: Int { keys.count }

    /// The last whole week with papers before a day.
    func lastWeek(before today: CalendarDay) -> Period? { finder.lastWeek(before: today) }

    /// Whether there are papers enough to say what is new in a week.
    func hasEnough(by week: Period) -> Bool { finder.hasEnough(by: week) }

    /// So many of the 52 weeks before may be without papers before that is told: holidays are.
    private static let usualGaps = 2

    /// What there is to know where the year before has gaps; nil where it has none worth telling.
    func gapNote(by week: Period) -> String? {
        let gaps = finder.gaps(by: week)
        if gaps <= Self.usualGaps { return nil }
        return "\(gaps) of the 52 weeks before the last four have no papers; what is new may be older"
    }

    /// How many papers the four weeks to one have.
    func papers(by week: Period) -> Int { finder.papers(by: week) }

    /// A theme of the weeks to one by its slug or name, whether it still rises or not, and the papers of any time that
    /// are about it; nil where none is called so.
    func theme(named name: String, by week: Period) throws -> (theme: Theme, papers: [Paper])? {
        let found = try finder.themes(by: week, text: text)
        let wanted = name.lowercased()
        guard let theme = found.first(where: { $0.slug == wanted || $0.name.lowercased() == wanted }) else {
            return nil
        }
        return (theme, try theme.core.compactMap { try archive.paper(keys[$0])?.paper })
    }

    /// The themes that rise by a week, each with the papers of any time that are about it.
    func risingThemes(by week: Period) throws -> [(theme: Theme, papers: [Paper])] {
        try finder.themes(by: week, tellsAll: false, text: text).map { theme in
            (theme, try theme.core.compactMap { try archive.paper(keys[$0])?.paper })
        }
    }

    /// Title and abstract of a paper.
    private func text(_ number: Int) throws -> (title: String, abstract: String) {
        let text = try archive.texts(of: [keys[number]]).first
        return (text?.title ?? "", text?.abstract ?? "")
    }

    /// The themes of the weeks to one, with the papers that carry them and the topics of these.
    func themes(by week: Period, kind: DateKind, tellsAll: Bool, topics: ThemeTopics) throws -> [ReportTheme] {
        let found = try finder.themes(by: week, tellsAll: tellsAll, text: text)
        return try found.map { theme in
            let carriers = theme.carriers.map { keys[$0] }
            let papers = try carriers.prefix(ReportTheme.mostPapers).compactMap { try archive.paper($0)?.paper }
            return ReportTheme(
                theme, papers: papers.compactMap { EvidencePaper($0, by: kind) },
                topics: try topics.counts(of: carriers, in: archive))
        }
    }
}
