import Papers
import Timelines
import Wording

/// The topics that moved, each with the facts behind its movement and the papers to open.
struct MoverCards {
    let report: Report

    var html: String {
        let moved = report.moved
        let cards = moved.isEmpty ? "" : "<div class=\"cards\">\(moved.map(card).joined(separator: "\n"))</div>"
        return cards + others(besides: moved)
    }

    /// What moved by itself, but not beyond what so many tests make likely: told, and told apart.
    private func others(besides moved: [ReportTopic]) -> String {
        guard !report.partial else { return note("Nothing is tested in a period that is not complete.") }
        let doubtful = report.topics.filter { $0.movement.moved && !$0.movement.significant }.prefix(4)
        guard !doubtful.isEmpty else { return moved.isEmpty ? note("No change is beyond what chance explains.") : "" }
        let tested = Figures.count(report.summary.tested, "topic")
        let reason =
            "Too uncertain with \(tested) tested together: of topics that did not move, one in twenty looks like "
            + "these by chance."
        return note(reason) + "<div class=\"cards\">\(doubtful.map(card).joined(separator: "\n"))</div>"
    }

    private func note(_ text: String) -> String { "<p class=\"note\">\(Markup.text(text, limit: 600))</p>" }

    private func card(_ topic: ReportTopic) -> String {
        let words = MovementWords(topic: topic, report: report)
        let direction = topic.movement.significant ? (topic.movement.change ?? 0 > 0 ? "rise" : "fall") : "doubtful"
        let facts = words.facts.map { "<dt>\(Markup.text($0.label))</dt><dd>\(Markup.text($0.text, limit: 600))</dd>" }
            .joined()
        let papers = carriers(topic)
        let list = papers.isEmpty ? "" : "<h4>Papers that carry it</h4>" + PaperList.html(papers)
        return """
            <article class="card \(direction)"><h3><span class="mark">\(Figures.mark(topic.movement))</span> \
            \(Markup.text(topic.name))</h3><p class="big">\(Figures.percent(topic.movement.baseline)) → \
            \(Figures.percent(topic.movement.share)) \
            <span class="soft">\(Figures.interval(topic.movement.interval))</span></p><dl>\(facts)</dl>\(list)</article>
            """
    }

    /// The papers with the terms that rose; where there are none, the best of the evidence, for a rise.
    private func carriers(_ topic: ReportTopic) -> [EvidencePaper] {
        guard topic.movement.change ?? 0 > 0 else { return [] }
        var seen: Set<String> = []
        let carrying = topic.movement.terms.flatMap(\.carriers).filter { seen.insert($0.title).inserted }.prefix(3).map
        { paper in
            topic.evidence.first { $0.title == paper.title && $0.id == paper.id }
                ?? EvidencePaper(
                    title: paper.title, id: paper.id, probability: 1, primary: false,
                    date: PaperDate(report.period.first, .stated))
        }
        return carrying.isEmpty ? topic.worthOpening(limit: 3) : carrying
    }
}
