import PaperDesk
import Papers
import Reporter
import TopicEngine
import Wording

/// The model in force: its card, how sure it is, what it confuses, and the models before it.
struct ModelView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    func document() throws -> String? {
        let (model, path) = try visit.desk.places.model(visit.model)
        return ModelCard(model).json(path: path).document
    }

    func page() throws -> Page {
        let (model, path) = try visit.desk.places.model(visit.model)
        let (header, scores) = (model.header, model.header.scores)
        let body = [
            PageParts.paragraph(lead(header), style: "lead"), retrain, card(model, path),
            scores.map { topics($0, model) } ?? "", scores.map { confusions($0, model) } ?? "",
            scores?.reliability.map(Self.reliability) ?? "", versions(),
        ]
        return Page(
            title: "Model", over: model.fingerprint, part: "model", isFleeting: true,
            body: body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json])
    }

    private func lead(_ header: ModelHeader) -> String {
        let learned =
            "Learned on \(header.made) from \(Figures.count(header.papers, "paper")), "
            + "\(header.labelledPapers) of them labelled."
        guard let scores = header.scores else { return learned }
        return learned + " Micro-F1 \(Figures.score(scores.microF1)) on \(Figures.count(scores.papers, "paper")) "
            + "that were held out."
    }

    private func card(_ model: TopicModel, _ path: String) -> String {
        let (header, scores) = (model.header, model.header.scores)
        let days = [header.firstDay, header.lastDay].compactMap { $0 }.map { Markup.text($0) }
        return PageParts.section(
            "Card",
            PageParts.facts([
                ("File", PageParts.quoted(path, limit: 1_000)), ("Format", String(model.formatVersion)),
                ("Papers of", days.joined(separator: " to ")), ("Topics", String(header.topics.count)),
                ("Micro-F1", Figures.score(scores?.microF1)), ("Macro-F1", Figures.score(scores?.macroF1)),
                ("Primary right", Figures.score(scores?.primary)),
                ("Calibration error", Figures.score(scores?.calibrationError)),
            ]))
    }

    private func topics(_ scores: ModelHeader.Scores, _ model: TopicModel) -> String {
        let rows = scores.topics.sorted { ($0.f1, $0.topic) < ($1.f1, $1.topic) }.map { score in
            [
                model.name(of: score.topic), String(score.papers), Figures.score(score.precision),
                Figures.score(score.recall), Figures.score(score.f1),
            ]
        }
        let table = DataTable(
            caption: "Held-out papers, the weakest topic first",
            head: ["Topic", "Papers", "Precision", "Recall", "F1"],
            rows: rows)
        return PageParts.section("Topic by topic", table.framed)
    }

    private func confusions(_ scores: ModelHeader.Scores, _ model: TopicModel) -> String {
        guard let pairs = scores.confusions else {
            return PageParts.section(
                "What it confuses",
                PageParts.paragraph("This model does not say; one that is learned from now on does."))
        }
        if pairs.isEmpty { return "" }
        let items = pairs.map { pair in
            let (truth, said) = (model.name(of: pair.truth), model.name(of: pair.said))
            let ask = PageParts.link(
                PageAddress(["review"], [("topic", pair.truth), ("other", pair.said)]).text,
                "review papers between them")
            return "<li>\(Markup.text(truth)), said to be \(Markup.text(said)): \(pair.papers) of "
                + "\(Figures.count(pair.of, "paper")) · \(ask)</li>"
        }
        return PageParts.section("What it confuses", "<ul class=\"papers\">\(items.joined())</ul>")
    }

    private static func reliability(_ tenths: [ModelHeader.Reliability]) -> String {
        let chart = ReliabilityChart(
            tenths: tenths.map { tenth in
                let right = Int((tenth.share * Double(tenth.pairs)).rounded())
                let interval = WilsonInterval(right, of: tenth.pairs)
                return EvaluationReport.Reliability(
                    pairs: tenth.pairs, said: tenth.said,
                    share: Estimate(value: tenth.share, low: interval.low, high: interval.high))
            })
        return PageParts.section(
            "Whether its probabilities hold", note: ReliabilityChart.note,
            "<figure>\(chart.html)\(chart.table.details("The numbers behind this chart"))</figure>")
    }

    private var retrain: String {
        let jobs = visit.context.jobs.all.filter { $0.kind == "retrain" && !$0.isOver }
        if let job = jobs.first {
            return "<p>\(PageParts.link(PageAddress(["jobs", String(job.id)]).text, "A retraining is under way"))</p>"
        }
        if visit.context.isReadOnly || visit.model != nil { return "" }
        let token = PageParts.hidden("token", visit.context.changeToken.text)
        return "<form class=\"say\" method=\"post\" action=\"/model/retrain\">\(token)"
            + "<button class=\"main\">Retrain with your labels</button></form>"
            + PageParts.paragraph(
                "A model that does worse stays out; the last ten are kept, and any can be put in force again.")
    }

    private func versions() -> String {
        guard let answer = try? visit.desk.models(), answer.rows.count > 1 else { return "" }
        let rows = answer.rows.map { row in
            let score = row.header?.scores?.microF1
            let cells = [
                row.header?.made ?? "", row.model.fingerprint, row.header.map { String($0.labelledPapers) } ?? "",
                Figures.score(score),
            ]
            return "<tr><th scope=\"row\">\(Self.name(row.model))</th>"
                + cells.map { "<td>\(Markup.text($0))</td>" }.joined() + "<td>\(state(row))</td></tr>"
        }
        let heads = ["Version", "Made", "Fingerprint", "Labelled", "Micro-F1", "State"]
            .map { "<th scope=\"col\">\($0)</th>" }
        return PageParts.section(
            "Versions",
            Markup.element(
                "div", ["class": "frame", "role": "region", "tabindex": "0", "aria-label": "Versions"],
                "<table><thead><tr>\(heads.joined())</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table>"
            ))
    }

    private static func name(_ model: KnownModel) -> String {
        switch model.kind {
        case .version(let number): String(number)
        case .learned: "learned"
        case .shipped: "shipped"
        case .file: "file"
        }
    }

    private func state(_ row: ModelsAnswer.Row) -> String {
        if row.model.isInForce { return "in force" }
        if row.header == nil { return "unusable" }
        if visit.context.isReadOnly || row.model.kind == .learned { return "" }
        let name = Self.name(row.model)
        return "<form class=\"say\" method=\"post\" action=\"/model/rollback\">"
            + PageParts.hidden("token", visit.context.changeToken.text) + PageParts.hidden("version", name)
            + "<button aria-label=\"Put \(name) in force\">Put in force</button></form>"
    }
}
