import Timelines

/// The topics that moved, each with the facts behind its movement and the papers to open.
struct MoverCards {
    let report: Report

    var html: String {
        let moved = report.moved
        guard !moved.isEmpty else { return "<p class=\"soft\">\(Markup.text(nothing))</p>" }
        return "<div class=\"cards\">\(moved.map(card).joined(separator: "\n"))</div>"
    }

    private var nothing: String {
        report.partial
            ? "Nothing is tested in a period that is not complete." : "No change is beyond what chance explains among so many topics."
    }

    private func card(_ topic: ReportTopic) -> String {
        let words = MovementWords(topic: topic, report: report)
        let rises = topic.movement.change ?? 0 > 0
        let facts = words.facts.map { "<dt>\(Markup.text($0.label))</dt><dd>\(Markup.text($0.text, limit: 600))</dd>" }.joined()
        let papers = carriers(topic)
        let list = papers.isEmpty ? "" : "<h4>Papers that carry it</h4>" + PaperList.html(papers)
        return """
            <article class="card \(rises ? "rise" : "fall")"><h3><span class="mark">\(Figures.mark(topic.movement))</span> \
            \(Markup.text(topic.name))</h3><p class="big">\(Figures.percent(topic.movement.baseline)) → \(Figures.percent(topic.movement.share)) \
            <span class="soft">\(Figures.interval(topic.movement.interval))</span></p><dl>\(facts)</dl>\(list)</article>
            """
    }

    /// The papers with the terms that rose, as far as the evidence knows them; else the best of the evidence, for a rise.
    private func carriers(_ topic: ReportTopic) -> [EvidencePaper] {
        guard topic.movement.change ?? 0 > 0 else { return [] }
        let titles = Set(topic.movement.terms.flatMap { $0.carriers.map(\.title) })
        let carrying = topic.evidence.filter { titles.contains($0.title) }
        return carrying.isEmpty ? topic.worthOpening(limit: 3) : Array(carrying.prefix(3))
    }
}
