import Listings
import PaperArchive
import PaperDesk
import Papers
import Reporter
import TopicEngine
import Wording

/// One paper with all that is known of it: its abstract, why it has its topics, what is like it, where it was seen, what
/// was said of it, and how it is cited.
struct PaperView: PageView {
    private let visit: Visit
    private let id: String

    init(_ visit: Visit, _ id: String) { (self.visit, self.id) = (visit, id) }

    /// So many papers that are like it are shown.
    private static let alike = 8

    private func answer() throws -> PaperAnswer {
        try visit.desk.paper(PaperRequest(id, model: visit.model, archive: visit.archive))
    }

    func document() throws -> String? { try answer().json.document }

    func page() throws -> Page {
        let answer = try answer()
        let paper = answer.paper
        let title = SafeText.line(paper.title)
        let body = [
            Self.head(answer, visit), PaperExplanation(paper, visit).section, try similar(), history(answer),
            Self.cite(paper),
        ]
        return Page(
            title: title.isEmpty ? "(no title)" : title, over: PaperFacts.authors(paper) ?? "", part: "papers",
            body: body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json, .bib, .ris, .csl])
    }

    /// What changes where the reader says something: facts, topics and the form.
    static func head(_ answer: PaperAnswer, _ visit: Visit) -> String {
        let (paper, marks) = (answer.paper, answer.history.marks.lastMarks)
        let said = marks.filter { $0.kind != .unread }.map(\.kind)
        let abstract =
            paper.abstract.isEmpty
            ? "" : "<p class=\"abstract\">\(PageParts.quoted(paper.abstract, limit: 20_000))</p>"
        let content = [
            "<p class=\"meta soft\">\(facts(paper, said))</p>", TopicChips(answer.topics, paper).html,
            PaperForm(name: paper.nameInArchive, topics: answer.topics, marks: Set(said), part: .head).html(visit),
        ]
        return Markup.element(
            "div", ["id": PaperCard.anchor(paper.nameInArchive), "data-paper": "paper"],
            content.filter { !$0.isEmpty }.joined(separator: "\n")) + abstract
    }

    private static func facts(_ paper: Paper, _ said: [PaperMark.Kind]) -> String {
        let words: [String?] = [
            paper.nameInArchive, paper.published.map { "published \($0)" }, paper.listed.map { "listed \($0)" },
            paper.upvotes.map { Figures.count($0, "vote") }, paper.venue,
            paper.type, paper.language.map { "in \($0)" },
            paper.categories.isEmpty ? nil : paper.categories.joined(separator: " "),
        ]
        var facts = (words.compactMap { $0 } + said.map(\.rawValue)).map { PageParts.quoted($0, limit: 200) }
        if let address = PaperAddress(paper) {
            facts.append(
                Markup.element("a", ["class": "open", "href": address.url, "rel": "noreferrer"], "Open it on the web"))
        }
        return facts.joined(separator: " · ")
    }

    private func similar() throws -> String {
        guard
            let answer = try? visit.desk.similar(
                SimilarRequest(.paper(id), limit: Self.alike, model: visit.model, archive: visit.archive)),
            !answer.hits.isEmpty
        else { return "" }
        let cards = answer.hits.map { hit in
            let terms = hit.terms.map { SafeText.line($0.term) }.joined(separator: ", ")
            return PaperCard(
                paper: hit.paper, topics: hit.topics,
                reason: "\(Figures.probability(hit.likeness.cosine)) alike: \(terms)")
        }
        return PageParts.section("Similar papers", try PaperCards(visit).html(cards))
    }

    private func history(_ answer: PaperAnswer) -> String {
        let seen = answer.history.sightings.map { sighting in
            PageParts.quoted(sighting.source, limit: 100) + (sighting.listed.map { " on \($0)" } ?? "")
                + (sighting.isSearch ? " (a search)" : "")
        }
        let labels = answer.history.labels.map { label in
            let word = label.entry.isAbout ? "" : "not "
            let back = label.takenBackOn.map { ", taken back \($0)" } ?? ""
            return "\(word)\(PageParts.quoted(label.entry.topic, limit: 60)), \(label.entry.day)\(back)"
        }
        let marks = answer.history.marks.map { "\($0.kind.rawValue), \($0.day)" }
        let keywords = answer.paper.keywords.map { PageParts.quoted($0, limit: 60) }
        return PageParts.section(
            "Where it was seen, and what was said",
            PageParts.facts([
                ("Seen in", seen.joined(separator: "<br/>")), ("Imported", "\(answer.history.importedOn)"),
                ("Labels", labels.joined(separator: "<br/>")), ("Marks", marks.joined(separator: "<br/>")),
                ("Keywords", keywords.joined(separator: ", ")),
                ("Authors", answer.paper.authors.map { PageParts.quoted($0, limit: 100) }.joined(separator: ", ")),
            ]))
    }

    private static func cite(_ paper: Paper) -> String {
        let text = ReferenceFormat.bibTeX.text([paper], includesAbstract: false)
        let name = paper.nameInArchive
        let forms: [(Visit.Form, String)] = [(.bib, "BibTeX"), (.ris, "RIS"), (.csl, "CSL-JSON")]
        let files = forms.map { PageParts.link(PageAddress.paper(name, form: $0).text, $1) }
        return PageParts.section(
            "Cite",
            PageParts.code(text, name: "BibTeX")
                + "<p>\(files.joined(separator: " · "))</p>")
    }
}

/// Why a paper has its topics, term by term.
struct PaperExplanation {
    private let answer: ClassificationAnswer?

    init(_ paper: Paper, _ visit: Visit) {
        let document = Document(
            id: .text(paper.nameInArchive), title: paper.title, abstract: paper.abstract)
        answer = try? visit.desk.classify(
            ClassifyRequest(
                document, view: ClassificationView(top: 3, explain: true), model: visit.model, archive: visit.archive))
    }

    /// So many terms are shown of a topic.
    private static let termsShown = 10

    /// The section; empty without a model.
    var section: String {
        guard let answer else { return "" }
        if let reason = answer.abstention {
            return PageParts.section("Why these topics", PageParts.paragraph("The model abstains: \(reason.rawValue)."))
        }
        let topics = answer.shown.map { topic in
            let terms = (topic.explanation?.contributions ?? []).prefix(Self.termsShown).map { term in
                "<tr><th scope=\"row\">\(PageParts.quoted(term.term, limit: 60))</th>"
                    + "<td>\(Markup.text(Figures.signed(term.weight)))</td></tr>"
            }
            let state =
                topic.isAssigned
                ? Figures.probability(topic.probability)
                : "\(Figures.probability(topic.probability)), not assigned"
            return "<div><h3>\(TopicChips.link(topic.slug, topic.name, state))</h3>"
                + (terms.isEmpty
                    ? ""
                    : "<table class=\"numbers\"><caption>Terms, and what each adds</caption>"
                        + "<tbody>\(terms.joined())</tbody></table>")
                + "</div>"
        }
        return PageParts.section("Why these topics", "<div class=\"two why-topics\">\(topics.joined())</div>")
    }
}
