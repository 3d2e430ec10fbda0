import PaperDesk
import Papers
import Wording

/// What to label next: the papers whose labels would teach the model most.
struct ReviewView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    private func answer() throws -> ReviewAnswer {
        let focus: ReviewRequest.Focus =
            switch (visit.value("topic"), visit.value("other")) {
            case (let topic?, let other?): .between(topic, other)
            case (let topic?, nil): .topic(topic)
            default: .everything
            }
        return try visit.desk.review(ReviewRequest(focus: focus, model: visit.model, archive: visit.archive))
    }

    func document() throws -> String? { try answer().json.document }

    func page() throws -> Page {
        let answer = try answer()
        let lead =
            answer.papers.isEmpty
            ? "Nothing is left to ask about here."
            : "Labels of these would teach the model most. The key l says the topic in the field, n that it is not "
                + "that one, u takes it back."
        let count = "\(Figures.count(answer.papers.count, "paper")) of \(answer.pool)"
        let found = try FoundPapers(answer.papers.map { ($0.paper.id, $0.paper.title) }, visit)
        let cards = answer.papers.map { entry in
            PaperCard(
                paper: entry.paper, topics: found[entry.paper.id, entry.paper.title]?.topics, reason: reason(entry),
                isAsked: true)
        }
        return Page(
            title: "Review", over: Figures.count(answer.labelled, "labelled paper"), part: "review",
            body: [
                PageParts.paragraph(lead, style: "lead"), "<h2 class=\"count\">\(count)</h2>",
                try PaperCards(visit).html(cards),
            ]
            .joined(separator: "\n"), forms: [.json])
    }

    /// `2.1 bits of doubt: Video 48 %, Robotics 31 %, Agents 12 %`.
    private func reason(_ entry: ReviewPaper) -> String {
        let topics = entry.classification.shown.prefix(3).map {
            "\(SafeText.line($0.name)) \(Figures.probability($0.probability))"
        }
        return "\(Figures.fixed(entry.candidate.uncertainty, decimals: 1)) bits of doubt: "
            + topics.joined(separator: ", ")
    }
}
