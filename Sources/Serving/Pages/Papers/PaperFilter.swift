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
    /// A theme, by its slug: the words of its phrase.
    let theme: String?
    /// A period by its label.
    let week: String?
    let source: String?
    /// What the reader said.
    let mark: PaperMark.Kind?
    /// What the reader follows, by its name.
    let watch: String?

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
    }

    /// Whether anything is wanted but all papers.
    var isNarrow: Bool {
        [text, topic, theme, week, source, watch].contains { $0 != nil } || mark != nil
    }

    /// What the reader follows, where the list names some of it.
    func watches(_ visit: Visit) throws -> [Watch] {
        watch == nil ? [] : try visit.desk.watches(in: visit.archive).watches
    }

    /// The query. Throws `SearchQueryError` for what somebody wrote, and `DeskError.noWatch`.
    func query(_ watches: [Watch]) throws -> SearchQuery {
        var parts: [String] = []
        if let text {
            // Its own faults are told at their own places.
            do { _ = try SearchQuery(text) } catch { if error.reason != .onlyExclusions { throw error } }
            if !isNarrowBesideText { return try SearchQuery(text) }
            parts.append("(\(text))")
        }
        parts += [
            topic.map { "topic:\(Self.quoted($0))" }, themePhrase, days, source.map { "source:\(Self.quoted($0))" },
        ]
        .compactMap { $0 }
        if let mark { parts.append("mark:\(mark.rawValue)") }
        if let watch {
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

    private var themePhrase: String? { theme.map { Self.quoted($0.replacing("-", with: " ")) } }

    /// The papers of a period: by listing day or, where there is none, by that of publication.
    private var days: String? {
        guard let week, let period = Period(label: week) else { return nil }
        let span = "\(period.first)..\(period.last)"
        return "(listed:\(span) OR published:\(span) -listed:1000..2999)"
    }

    /// A text in quotes. The grammar has no quotation mark within quotes.
    static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.filter { !"\"\u{201C}\u{201D}\u{201E}".unicodeScalars.contains($0) }
        return "\"\(String(String.UnicodeScalarView(plain)))\""
    }
}
