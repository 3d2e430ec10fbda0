import Foundation
import PaperArchive
import Papers
import Themes
import Timelines

/// The themes of a week as they are kept in an archive: JSON of plain numbers and words, since nobody else reads it.
struct KeptThemes {
    private let archive: Archive
    private let papers: Range<Int>
    private let state: Int64

    /// Those of some papers, which are all that have a day of a kind through the last week.
    init(_ archive: Archive, of papers: [DatedPaper]) {
        self.archive = archive
        self.papers = papers.indices
        state = papers.state(from: ThemeFinder.rules)
    }

    /// What is kept of a week.
    enum Part: String {
        /// All themes, with their phrases as they are known.
        case found
        /// All, or those that rise, as papers write them.
        case all, rising
    }

    private static func question(_ part: Part, _ kind: DateKind, _ week: Period) -> String {
        "themes \(kind.rawValue) \(week.first) \(part)"
    }

    /// The themes that were found before; nil where none were kept of these papers.
    func themes(_ part: Part, _ kind: DateKind, _ week: Period) -> [Theme]? {
        guard let bytes = try? archive.keptAnswer(to: Self.question(part, kind, week), of: state),
            let themes = try? JSONDecoder().decode([KeptTheme].self, from: Data(bytes)),
            themes.allSatisfy({ ($0.carriers + $0.core).allSatisfy(papers.contains) })
        else { return nil }
        return themes.map(\.theme)
    }

    /// Keeps the themes that were found. An archive that cannot be written to now gets them another time.
    func keep(_ themes: [Theme], _ part: Part, _ kind: DateKind, _ week: Period) {
        guard let bytes = try? JSONEncoder().encode(themes.map(KeptTheme.init)) else { return }
        try? archive.keep(answer: Array(bytes), to: Self.question(part, kind, week), of: state)
    }
}

/// A theme, with days and weeks as numbers.
private struct KeptTheme: Codable {
    struct Week: Codable {
        let first: Int
        let papers: Int
        let of: Int
    }

    let slug: String
    let name: String
    let terms: [String]
    let status: String
    let weeks: Int
    let papers: Int
    let of: Int
    let baselinePapers: Int
    let baselineOf: Int
    let pValue: Double
    let qValue: Double
    let firstSeen: Int
    let namedSince: Int
    let history: [Week]
    let carriers: [Int]
    let core: [Int]

    init(_ theme: Theme) {
        (slug, name, terms, status) = (theme.slug, theme.name, theme.terms, theme.status.rawValue)
        (weeks, papers, of) = (theme.weeks, theme.papers, theme.of)
        (baselinePapers, baselineOf) = (theme.baselinePapers, theme.baselineOf)
        (pValue, qValue) = (theme.pValue, theme.qValue)
        (firstSeen, namedSince) = (theme.firstSeen.daysSinceEpoch, theme.namedSince.first.daysSinceEpoch)
        history = theme.history.map { Week(first: $0.period.first.daysSinceEpoch, papers: $0.papers, of: $0.of) }
        (carriers, core) = (theme.carriers, theme.core)
    }

    var theme: Theme {
        Theme(
            slug: slug, name: name, terms: terms, status: Theme.Status(rawValue: status) ?? .gone, weeks: weeks,
            papers: papers, of: of, baselinePapers: baselinePapers, baselineOf: baselineOf, pValue: pValue,
            qValue: qValue, firstSeen: CalendarDay(daysSinceEpoch: firstSeen), namedSince: Self.week(namedSince),
            history: history.map { Theme.Week(period: Self.week($0.first), papers: $0.papers, of: $0.of) },
            carriers: carriers, core: core)
    }

    private static func week(_ first: Int) -> Period { .containing(CalendarDay(daysSinceEpoch: first), by: .week) }
}
