import PaperArchive
import PaperDesk
import Papers
import Reporter
import Wording

/// What is worth opening, as cards in the report's order.
struct ReadingCards {
    private let report: Report
    private let visit: Visit
    private let found: FoundPapers

    /// The papers of a report's reading list, as the archive has them.
    init(_ report: Report, _ visit: Visit) throws {
        (self.report, self.visit) = (report, visit)
        found = try FoundPapers(report.readingList.map { ($0.id, $0.title) }, visit)
    }

    /// The section; empty where nothing is on the list.
    var section: String {
        get throws {
            let cards = report.readingList.compactMap { entry -> PaperCard? in
                guard let (paper, topics) = found[entry.id, entry.title] else { return nil }
                // Votes stand among the facts already.
                let isVotes = if case .votes = entry.reason { paper.upvotes != nil } else { false }
                return PaperCard(
                    paper: paper, topics: topics, reason: isVotes ? "" : ReadingWords.reason(entry.reason))
            }
            return cards.isEmpty ? "" : PageParts.section("Worth opening", try PaperCards(visit).html(cards))
        }
    }
}
