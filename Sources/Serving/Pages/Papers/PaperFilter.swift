import PaperArchive
import PaperDesk
import Papers
import Timelines

/// Which papers a list shows: the values of its form, and the one query that they come to.
///
///     // ?q=cache&topic=video&week=2025-W50&mark=unread
///     // (cache) topic:"video" (listed:2025-12-08..2025-12-14 OR …) mark:unread
struct PaperFilter {
    /// What somebody wrote.
    let text: String?
    let topic: String?
    /// A theme, by its slug or its name: one of those that are known now, by all its phrases; else the phrase itself.
    let theme: String?
    /// A period by its label.
    let week: String?
    let source: String?
    /// What the reader said.
    let mark: PaperMark.Kind?
    /// What the reader follows, by its name.
    let watch: String?
    private let visit: Visit

    /// So many papers are on a page.
    static let pageLength = 50

    init(_ visit: Visit) {
        text = visit.value("q")
        topic = visit.value("topic")
        theme = visit.value("theme")
        week = visit.value("week")
        source = visit.value("source")
        mark = visit.value("mark").flatMap(PaperMark.Kind.init)
        watch = visit.value("watch")
        self.visit = visit
    }

    /// Whether anything is wanted but all papers.
    var isNarrow: Bool {
        [text, topic, theme, week, source, watch].contains { $0 != nil } || mark != nil
    }

    /// The query. Throws `SearchQueryError` and `ViewFault` for what somebody wrote, and `DeskError.noWatch`.
    func query() throws -> SearchQuery {
        _ = try visit.word("mark", PaperMark.Kind.self)
        var parts: [String] = []
        if let text {
            // Its own faults are told at their own places.
            do { _ = try SearchQuery(text) } catch { if error.reason != .onlyExclusions { throw error } }
            if !isNarrowBesideText { return try SearchQuery(text) }
            parts.append("(\(text))")
        }
        parts += [
            topic.map { "topic:\(Self.quoted($0))" }, try phrases(), try days(),
            source.map { "source:\(Self.quoted($0))" },
        ]
        .compactMap { $0 }
        if let mark { parts.append("mark:\(mark.rawValue)") }
        if let watch {
            let watches = try visit.desk.watches(in: visit.archive).watches
            guard let found = watches.first(where: { $0.name == watch }) else {
                throw DeskError.noWatch(watch, known: watches.map(\.name))
            }
            parts.append("(\(found.query))")
        }
        return try SearchQuery(parts.isEmpty ? "*" : parts.joined(separator: " "))
    }

    private var isNarrowBesideText: Bool {
        [topic, theme, week, source, watch].contains { $0 != nil } || mark != nil
    }

    /// The phrases of the theme.
    private func phrases() throws -> String? {
        guard let theme else { return nil }
        let known = try visit.themes(ThemeQuestion(week: nil, tellsAll: true)).themes
        let found = known.first { [$0.theme.slug, $0.theme.name.lowercased()].contains(theme.lowercased()) }
        guard let found else { return Self.quoted(theme.replacing("-", with: " ")) }
        return "(\(Self.query(found.theme.terms)))"
    }

    /// The query that finds papers by any of some phrases.
    static func query(_ phrases: [String]) -> String { phrases.map(quoted).joined(separator: " OR ") }

    /// The papers of a period: by listing day or, where there is none, by that of publication.
    private func days() throws -> String? {
        guard week != nil, let period = try visit.period("week") else { return nil }
        let span = "\(period.first)..\(period.last)"
        return "(listed:\(span) OR published:\(span) -listed:1000..2999)"
    }

    /// A text in quotes. The grammar has no quotation mark within quotes.
    static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.filter { !"\"\u{201C}\u{201D}\u{201E}".unicodeScalars.contains($0) }
        return "\"\(String(String.UnicodeScalarView(plain)))\""
    }
}
