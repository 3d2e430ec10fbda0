import PaperArchive
import PaperDesk
import Papers
import Reporter
import Themes
import Wording

/// One theme: how it rose, its phrases, the topics of its papers, and these.
struct ThemeView: PageView {
    private let visit: Visit
    private let slug: String

    init(_ visit: Visit, _ slug: String) { (self.visit, self.slug) = (visit, slug) }

    func document() throws -> String? {
        var answer = try ThemesView.answer(visit, tellsAll: true)
        answer.themes.removeAll { $0.theme.slug != slug }
        if answer.themes.isEmpty { throw ViewFault.noTheme(slug) }
        return answer.json.document
    }

    func page() throws -> Page {
        let answer = try ThemesView.answer(visit, tellsAll: true)
        guard let entry = answer.themes.first(where: { $0.theme.slug == slug }) else { throw ViewFault.noTheme(slug) }
        let words = ThemeWords(entry: entry)
        let body = [
            PageParts.paragraph("\(words.status): \(words.sentence).", style: "lead"), links(entry),
            ReportSections(entry)?.chart(titled: "Its share of papers") ?? "", terms(entry), topics(entry),
            try papers(entry),
        ]
        return Page(
            title: words.name, over: answer.week.map { "Theme, by week \($0)" } ?? "Theme", part: "themes",
            body: body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json])
    }

    /// The query that finds its papers by its phrases.
    private func query(_ entry: ReportTheme) -> String { PaperFilter.query(entry.theme.terms) }

    private func links(_ entry: ReportTheme) -> String {
        // By its name where it is known now, else by what it was known by then.
        let isNow = visit.value("week") == nil
        let asked = isNow ? ("theme", entry.theme.slug) : ("q", query(entry))
        let all = PageParts.link(PageAddress.papers([asked]).text, "All papers with its phrases")
        return "<p class=\"steps\">\(all)</p>"
            + FollowForm(name: entry.theme.name, query: query(entry), summary: "Follow this theme").html(visit)
    }

    private func terms(_ entry: ReportTheme) -> String {
        let chips = entry.theme.terms.map { term in
            "<li>\(PageParts.link(PageAddress.papers([("q", PaperFilter.quoted(term))]).text, PageParts.quoted(term)))</li>"
        }
        return PageParts.section("Phrases", "<ul class=\"chips\">\(chips.joined())</ul>")
    }

    private func topics(_ entry: ReportTheme) -> String {
        if entry.topics.isEmpty { return "" }
        let chips = entry.topics.map { "<li>\(TopicChips.link($0.topic, $0.name, String($0.papers)))</li>" }
        return PageParts.section("Topics of its papers", "<ul class=\"chips\">\(chips.joined())</ul>")
    }

    private func papers(_ entry: ReportTheme) throws -> String {
        let found = try FoundPapers(entry.papers.map { ($0.id, $0.title) }, visit)
        let cards = entry.papers.compactMap { paper -> PaperCard? in
            guard let (paper, topics) = found[paper.id, paper.title] else { return nil }
            return PaperCard(paper: paper, topics: topics)
        }
        return cards.isEmpty ? "" : PageParts.section("Papers that carry it", try PaperCards(visit).html(cards))
    }
}
