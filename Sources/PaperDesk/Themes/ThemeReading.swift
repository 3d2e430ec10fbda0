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
    ///   - progress: is told how far the reading is.
    init(_ archive: Archive, by kind: DateKind, keeps: Bool, progress: any WorkProgress) throws {
        self.archive = archive
        var words = try archive.keptWords()
        if words == nil {
            // Damaged; all of it can be made again.
            if keeps { try? archive.forgetNumberedTexts() }
            words = nil
        }
        let known = words?.count ?? 0
        var (entries, missing) = ([NumberedText](), [StoredPaper.Key]())
        try archive.forEachNumberedText(by: kind) { entry in
            entries.append(entry)
            if entry.words == nil || known == 0 { missing.append(entry.key) }
        }
        finder = ThemeFinder(words: words ?? [])
        let texts = Dictionary(
            try archive.texts(of: missing).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var made: [Int] = []
        for (number, entry) in entries.enumerated() {
            if known > 0, let words = entry.words, finder.add(stored: words, day: entry.day) {
                keys.append(entry.key)
                continue
            }
            // A text whose words are no numbers of these is read again.
            guard let text = try texts[entry.key] ?? archive.texts(of: [entry.key]).first else { continue }
            finder.add(title: text.title, abstract: text.abstract, day: entry.day)
            made.append(number)
            keys.append(entry.key)
            if made.count % 1_000 == 0 { progress.show(.readingWords(papers: made.count, of: missing.count)) }
        }
        progress.finish()
        if keeps, !made.isEmpty { keep(made, entries, known) }
    }

    /// An archive that cannot be written to now gets them another time.
    private func keep(_ made: [Int], _ entries: [NumberedText], _ known: Int) {
        let numbers = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = made.compactMap { number -> (key: StoredPaper.Key, stamp: Int64, words: [UInt8])? in
            let entry = entries[number]
            return numbers[entry.key].map { (entry.key, entry.stamp, finder.stored($0)) }
        }
        _ = try? archive.keep(texts, newWords: finder.words(from: known), after: known)
    }

    /// How many papers there are.
    var count: Int { keys.count }

    /// The last whole week with papers before a day.
    func lastWeek(before today: CalendarDay) -> Period? { finder.lastWeek(before: today) }

    /// Whether there are papers enough to say what is new in a week.
    func hasEnough(by week: Period) -> Bool { finder.hasEnough(by: week) }

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
