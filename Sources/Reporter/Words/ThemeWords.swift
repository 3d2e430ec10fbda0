import Themes
import Timelines
import Wording

/// What is said of themes, the same in every format.
package struct ThemeWords {
    /// The heading of their section: `New this week`, or `New by week 2026-W25` where the report is on another period.
    package static func title(_ report: Report) -> String {
        guard let week = report.themeWeek, week != report.period else { return "New this week" }
        return "New by week \(week)"
    }

    /// How many are shown in a report.
    static let most = 8

    let entry: ReportTheme

    /// The words of a theme.
    package init(entry: ReportTheme) { self.entry = entry }

    private var theme: Theme { entry.theme }

    /// The themes that a report shows, those that are new first, and how many it leaves out.
    package static func shown(_ themes: [ReportTheme]) -> (themes: ArraySlice<ReportTheme>, more: Int) {
        let ordered = themes.filter { $0.theme.status == .new } + themes.filter { $0.theme.status == .rising }
        return (ordered.prefix(most), max(0, ordered.count - most))
    }

    /// `And 3 more: see 'trends emerging --week 2026-W25'.`; nil where none is left out.
    static func more(_ count: Int, _ report: Report) -> String? {
        let week = report.themeWeek.map { " --week \($0)" } ?? ""
        return count > 0 ? "And \(count) more: see 'trends emerging\(week)'." : nil
    }

    /// What the marks mean.
    package static let caption =
        "Phrases whose share of all papers rose over 4 or 13 weeks against the 52 before by more than chance explains: of "
        + "those named in a week at most 10 % are expected to be chance."

    /// The name, made safe, never empty.
    package var name: String {
        let name = SafeText.line(theme.name)
        return name.isEmpty ? "(no name)" : name
    }

    /// `New`, `Rising`.
    package var status: String { theme.status.rawValue.capitalizedFirst }

    /// `18 papers in 4 weeks, usually 5`.
    package var counts: String {
        let usual = Figures.fixed(theme.usual, decimals: theme.usual < 1 && theme.usual > 0 ? 1 : 0)
        return "\(Figures.count(theme.papers, "paper")) in \(theme.weeks) weeks, usually \(usual)"
    }

    /// The last 32 weeks in blocks of four, the oldest first.
    package var sparkline: String {
        let blocks = stride(from: 0, to: theme.history.count, by: 4).map { start in
            theme.history.reversed()[start..<min(theme.history.count, start + 4)]
        }
        let shares = blocks.prefix(8).reversed().map { block in
            let of = block.reduce(0) { $0 + $1.of }
            return of > 0 ? Double(block.reduce(0) { $0 + $1.papers }) / Double(of) : nil
        }
        return TopicTable.sparkline(shares: Array(shares))
    }

    /// `first seen 2026-W14`.
    var firstSeen: String { "first seen \(Period.containing(theme.firstSeen, by: .week))" }

    /// `also OPD`; nil where it has one phrase.
    var otherTerms: String? {
        let others = theme.terms.dropFirst().map(SafeText.line)
        return others.isEmpty ? nil : "also \(others.joined(separator: ", "))"
    }

    /// `Agents 11, Safety 3`; nil where its papers have no topics.
    var topics: String? {
        let named = entry.topics.prefix(3).map { "\(SafeText.line($0.name)) \($0.papers)" }
        return named.isEmpty ? nil : named.joined(separator: ", ")
    }

    /// `no topic covers it`.
    var covering: String {
        entry.covering.map { "\(SafeText.line($0.name)) covers it" } ?? "no topic covers it"
    }

    /// What else there is to say, in one line.
    package var facts: String { [firstSeen, otherTerms, topics, covering].compactMap { $0 }.joined(separator: " · ") }

    /// The papers by short names: what stands before a colon in their titles, where that is short.
    var papers: String {
        entry.papers.prefix(3).map { paper in
            let title = SafeText.line(paper.title)
            guard let colon = title.firstIndex(of: ":"), title[..<colon].count <= 40 else {
                return DisplayWidth.fitted(title, to: 60)
            }
            return String(title[..<colon])
        }.joined(separator: " · ")
    }

    /// `agent harness: 17 papers in 13 weeks, usually 0 (0.9 % [0.6, 1.5] of 1,851, 0.0 % in the year before).`
    package var sentence: String {
        let share = "\(Figures.percent(theme.share)) \(Figures.interval(theme.interval)) of \(theme.of)"
        return "\(counts) (\(share); \(Figures.percent(theme.baseline)) in the year before); \(facts)"
    }
}
