import PaperArchive
import PaperDesk
import Papers
import Wording

/// Papers, all or those that a form or a query leaves: fifty on a page.
struct PapersView: PageView {
    private let visit: Visit
    private let filter: PaperFilter

    init(_ visit: Visit) { (self.visit, filter) = (visit, PaperFilter(visit)) }

    private var offset: Int {
        visit.value("offset").flatMap { Int($0) }.map { max(0, min($0, 1_000_000_000)) } ?? 0
    }

    private func answer() throws -> SearchAnswer {
        try visit.desk.search(
            SearchRequest(
                filter.query(), offset: offset, limit: PaperFilter.pageLength,
                model: visit.model, archive: visit.archive))
    }

    func document() throws -> String? { try answer().json.document }

    func page() throws -> Page {
        let isSearch = visit.path == ["search"]
        let watches = try visit.desk.watches(in: visit.archive).watches
        let facets = FacetForm(filter, watches, TopicOptions(visit), visit).html
        do {
            let answer = try answer()
            let body = [
                facets, "<h2 class=\"count\">\(Markup.text(told(answer.page)))</h2>", follow(answer.page),
                try PaperCards(visit).html(answer), steps(answer.page),
            ]
            return Page(
                title: isSearch ? "Search" : "Papers", part: "papers",
                body: body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.csv, .bib, .ris, .csl, .json])
        } catch let error as SearchQueryError {
            return fault(visit.context.words(error) ?? "\(error)", facets)
        } catch let error as ViewFault {
            return fault(error.description, facets)
        }
    }

    /// What is wrong with what was written, over the form in which it stands.
    private func fault(_ words: String, _ facets: String) -> Page {
        Page(title: "Search", status: 400, part: "papers", body: PageParts.paragraph(words, style: "lead") + facets)
    }

    private func told(_ page: SearchPage) -> String {
        if page.total == 0 { return filter.isNarrow ? "No paper is one of these." : "The archive has no papers." }
        let papers = Figures.count(page.total, "paper")
        if page.total <= PaperFilter.pageLength { return papers }
        let last = page.offset + page.hits.count
        return page.hits.isEmpty ? "\(papers), none from here on." : "\(papers), \(page.offset + 1) to \(last)"
    }

    /// What is looked for can be followed under a name.
    private func follow(_ page: SearchPage) -> String {
        if let watch = filter.watch { return UnfollowForm(name: watch).html(visit) }
        guard let text = filter.text, page.total > 0 else { return "" }
        return FollowForm(name: "", query: text, summary: "Follow this search").html(visit)
    }

    private func steps(_ page: SearchPage) -> String {
        let length = PaperFilter.pageLength
        var links: [String] = []
        if page.offset > 0 {
            let before = max(0, page.offset - length)
            links.append(link("← Before", before, "prev"))
        }
        if page.offset + page.hits.count < page.total, !page.hits.isEmpty {
            links.append(link("Next →", page.offset + length, "next"))
        }
        return links.isEmpty ? "" : "<nav class=\"pages\" aria-label=\"Pages\">\(links.joined())</nav>"
    }

    private func link(_ words: String, _ offset: Int, _ relation: String) -> String {
        let address = visit.here.with("offset", offset == 0 ? nil : String(offset))
        return Markup.element("a", ["href": address.text, "rel": relation], words)
    }
}
