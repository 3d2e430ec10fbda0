import PaperArchive
import PaperDesk
import Papers
import Reporter
import Wording

/// What is worth opening, as cards in the report's order.
struct ReadingCards {
    private let report: Report
    private let visit: Visit
    private let found: [String: (paper: Paper, topics: PaperTopics?)]

    /// The papers of a report's reading list, as the archive has them.
    init(_ report: Report, _ visit: Visit) throws {
        (self.report, self.visit) = (report, visit)
        found = try Self.papers(report.readingList.compactMap(\.id), visit)
    }

    /// The section; empty where nothing is on the list.
    var section: String {
        get throws {
            let cards = report.readingList.compactMap { entry -> PaperCard? in
                guard let (paper, topics) = entry.id.flatMap({ found[$0] }) else { return nil }
                return PaperCard(paper: paper, topics: topics, reason: ReadingWords.reason(entry.reason))
            }
            return cards.isEmpty ? "" : PageParts.section("Worth opening", try PaperCards(visit).html(cards))
        }
    }

    /// Papers by their identifiers, with their topics, in one question.
    static func papers(
        _ ids: [String], _ visit: Visit
    ) throws -> [String: (paper: Paper, topics: PaperTopics?)] {
        let asked = ids.filter { !$0.isEmpty && !$0.contains("\"") }.prefix(50)
        if asked.isEmpty { return [:] }
        let query = try SearchQuery(asked.map { "id:\(PaperFilter.quoted($0))" }.joined(separator: " OR "))
        let answer = try visit.desk.search(
            SearchRequest(query, limit: 2 * asked.count, model: visit.model, archive: visit.archive))
        let all = answer.page.hits.compactMap { hit in
            hit.paper.paper.id.map { ($0, (hit.paper.paper, answer.topics(of: hit))) }
        }
        return Dictionary(all, uniquingKeysWith: { first, _ in first })
    }
}
