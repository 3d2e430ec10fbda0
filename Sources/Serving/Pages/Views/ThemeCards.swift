import Papers
import Reporter
import Themes
import Timelines
import Wording

/// The themes that rise, a card each, with a link to all that is known of them.
struct ThemeCards {
    private let themes: [ReportTheme]
    private let week: Period?
    private let title: String
    private let more: Int

    /// Those that a report shows.
    init(_ report: Report) {
        let (shown, more) = ThemeWords.shown(report.themes)
        (themes, self.more, week, title) = (Array(shown), more, report.themeWeek, ThemeWords.title(report))
    }

    /// All of a list, under a title of its own.
    init(_ themes: [ReportTheme], week: Period?, title: String) {
        (self.themes, self.week, self.title, more) = (themes, week, title, 0)
    }

    /// The section; empty where there are none.
    var section: String {
        if themes.isEmpty { return "" }
        let all = PageParts.link(PageAddress(["themes"]).with("week", label).text, "And \(more) more")
        return PageParts.section(
            title, note: ThemeWords.caption,
            "<div class=\"themes\">\(themes.map(card).joined(separator: "\n"))</div>"
                + (more > 0 ? "<p>\(all)</p>" : ""))
    }

    private var label: String? { week?.description }

    private func card(_ entry: ReportTheme) -> String {
        let words = ThemeWords(entry: entry)
        let link = PageParts.link(
            PageAddress.theme(entry.theme.slug, week: label).text, PageParts.quoted(words.name))
        let papers = entry.papers.prefix(2).compactMap { paper in
            paper.id.map {
                "<li>\(PageParts.link(PageAddress.paper($0).text, PageParts.quoted(paper.title, limit: 90)))</li>"
            }
        }
        return """
            <article class="theme"><h3>\(link) <span class="soft">\(Markup.text(words.status.lowercased()))</span></h3>
            <p>\(Markup.text(words.counts)) <span class="spark" aria-hidden="true">\(Markup.text(words.sparkline))</span></p>
            <p class="soft">\(Markup.text(words.facts, limit: 300))</p>\
            \(papers.isEmpty ? "" : "<ul class=\"papers\">\(papers.joined())</ul>")</article>
            """
    }
}
