import PaperArchive
import PaperDesk
import Papers

/// Papers that a report names, as the archive has them, with their topics.
///
/// They are looked for by their identifiers or, where they have none, by their titles: all in one question.
struct FoundPapers {
    private typealias Found = (paper: Paper, topics: PaperTopics?)

    private var byID: [String: Found] = [:]
    private var byTitle: [String: Found] = [:]

    /// So many are looked for at most: a query has an end.
    private static let most = 50

    init(_ papers: [(id: String?, title: String)], _ visit: Visit) throws {
        let conditions = papers.prefix(Self.most).compactMap { id, title -> String? in
            if let id, !id.isEmpty, !id.contains("\"") { return "id:\(PaperFilter.quoted(id))" }
            return (try? SearchQuery("ti:\(PaperFilter.quoted(title))")).map { _ in "ti:\(PaperFilter.quoted(title))" }
        }
        if conditions.isEmpty { return }
        let answer = try visit.desk.search(
            SearchRequest(
                SearchQuery(conditions.joined(separator: " OR ")), limit: 4 * conditions.count, model: visit.model,
                archive: visit.archive))
        for hit in answer.page.hits {
            let (paper, topics) = (hit.paper.paper, answer.topics(of: hit))
            if let id = paper.id, byID[id] == nil { byID[id] = (paper, topics) }
            if paper.id == nil, byTitle[paper.title] == nil { byTitle[paper.title] = (paper, topics) }
        }
    }

    /// A paper; nil where the archive has it no longer.
    subscript(_ id: String?, _ title: String) -> (paper: Paper, topics: PaperTopics?)? {
        id.map { byID[$0] } ?? byTitle[title]
    }
}
