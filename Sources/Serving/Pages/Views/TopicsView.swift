import Listings
import PaperDesk
import Papers
import Wording

/// All topics with what they mean.
struct TopicsView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    func document() throws -> String? { try visit.desk.places.taxonomy().json.document }

    func page() throws -> Page {
        let taxonomy = try visit.desk.places.taxonomy()
        let items = taxonomy.topics.map { topic in
            "<div><h2>\(TopicChips.link(topic.slug, topic.name, ""))</h2>"
                + "<p>\(PageParts.quoted(topic.definition, limit: 1_000))</p></div>"
        }
        return Page(
            title: "Topics", over: Figures.count(taxonomy.topics.count, "topic"), part: "topics",
            body: "<div class=\"two topics\">\(items.joined(separator: "\n"))</div>", forms: [.json])
    }
}
