import Listings
import PaperArchive
import PaperDesk
import Papers
import Reporter
import Timelines
import Wording

/// One topic: how it went, what moved it, what stands beside it, and its papers.
struct TopicView: PageView {
    private let visit: Visit
    private let slug: String

    init(_ visit: Visit, _ slug: String) { (self.visit, self.slug) = (visit, slug) }

    /// So many of its papers are shown, and so many looked at for the topics beside it.
    private static let shown = 20
    private static let looked = 200

    /// - Parameter tellsThemes: whether its themes are looked for; the page does not show them.
    private func report(tellsThemes: Bool) throws -> Report {
        var request = try WeekView.request(visit)
        request.tellsThemes = tellsThemes
        request.topics = TopicList(names: [slug])
        return visit.context.reportWords(try visit.desk.report(request), visit.value("period") != nil)
    }

    func document() throws -> String? { JSONRenderer().render(try report(tellsThemes: true)) }

    func page() throws -> Page {
        let report: Report?
        do { report = try self.report(tellsThemes: false) } catch DeskError.noDates { report = nil }
        let topic = report?.topics.first
        let known = (try? visit.desk.places.taxonomy())?[slug]
        let papers = try papers()
        let body = [
            known.map { PageParts.paragraph($0.definition, style: "lead") } ?? "", links,
            report.map { ReportSections($0).chart(titled: "Its share of papers") } ?? "",
            report.flatMap { report in topic.map { figures($0, report) } } ?? "", beside(papers),
            try cards(papers),
        ]
        return Page(
            title: topic?.name ?? known?.name ?? slug, over: "Topic", part: "topics",
            body: body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json])
    }

    private var links: String {
        let feed = Markup.element("a", ["href": FeedLinks.topic(slug), "type": "application/atom+xml"], "Feed")
        let all = PageParts.link(PageAddress.papers([("topic", slug)]).text, "All its papers")
        let asked = PageParts.link(PageAddress(["review"], [("topic", slug)]).text, "Review its doubtful papers")
        return "<p class=\"steps\">\(all)\n\(asked)\n\(feed)</p>"
            + FollowForm(name: slug, query: "topic:\(PaperFilter.quoted(slug))", summary: "Follow this topic").html(
                visit)
    }

    private func figures(_ topic: ReportTopic, _ report: Report) -> String {
        let terms = topic.movement.terms.map { PageParts.quoted($0.term, limit: 60) }
        let facts = PageParts.facts([
            (
                "In",
                "\(Markup.text(report.title)): \(Figures.count(topic.movement.papers, "paper")), "
                    + "\(Figures.percent(topic.movement.share)) \(Figures.interval(topic.movement.interval))"
            ),
            ("Before", Figures.percent(topic.movement.baseline)),
            (
                "Change",
                "\(Figures.mark(topic.movement)) \(Figures.change(topic.movement.change)), p "
                    + Figures.pValue(topic.movement.pValue)
            ),
            ("Terms that rose", terms.joined(separator: ", ")),
        ])
        return PageParts.section("In numbers", facts)
    }

    private func papers() throws -> SearchAnswer {
        try visit.desk.search(
            SearchRequest(
                SearchQuery("topic:\(PaperFilter.quoted(slug))"), limit: Self.looked, model: visit.model,
                archive: visit.archive))
    }

    /// The topics that its newest papers have besides.
    private func beside(_ answer: SearchAnswer) -> String {
        var counts: [String: (name: String, papers: Int)] = [:]
        for hit in answer.page.hits {
            for topic in answer.topics(of: hit)?.assigned ?? [] where topic.slug != slug {
                counts[topic.slug] = (topic.name, (counts[topic.slug]?.papers ?? 0) + 1)
            }
        }
        let near = counts.sorted { ($1.value.papers, $0.key) < ($0.value.papers, $1.key) }.prefix(8)
        if near.isEmpty { return "" }
        let chips = near.map { "<li>\(TopicChips.link($0.key, $0.value.name, String($0.value.papers)))</li>" }
        return PageParts.section(
            "Topics beside it",
            note: "How many of its \(Figures.count(answer.page.hits.count, "newest paper")) have them too.",
            "<ul class=\"chips\">\(chips.joined())</ul>")
    }

    private func cards(_ answer: SearchAnswer) throws -> String {
        let cards = answer.page.hits.prefix(Self.shown).map {
            PaperCard(paper: $0.paper.paper, topics: answer.topics(of: $0))
        }
        if cards.isEmpty { return "" }
        return PageParts.section(
            "Its newest papers", note: Figures.count(answer.page.total, "paper") + " in all.",
            try PaperCards(visit).html(Array(cards)))
    }
}
