import PaperDesk
import Papers
import Reporter
import Themes
import Timelines
import Wording

/// All themes of the weeks to one: those that rise, and those that rose within the year.
struct ThemesView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// What an address asks for: `week`.
    static func answer(_ visit: Visit, tellsAll: Bool) throws -> EmergingAnswer {
        let week = try visit.period("week")
        if let week, week.granularity != .week { throw ViewFault.noWeek(visit.value("week") ?? "") }
        return try visit.themes(ThemeQuestion(week: week, tellsAll: tellsAll))
    }

    func document() throws -> String? { try Self.answer(visit, tellsAll: false).json.document }

    func page() throws -> Page {
        let answer = try Self.answer(visit, tellsAll: true)
        let rising = answer.themes.filter { [.new, .rising].contains($0.theme.status) }
        let known = answer.themes.filter { ![.new, .rising].contains($0.theme.status) }
        var body = [
            ThemeCards(rising, week: answer.week, title: "Rising").section,
            earlier(known, answer.week),
        ]
        if rising.isEmpty { body.insert(PageParts.paragraph(nothing(answer), style: "lead"), at: 0) }
        return Page(
            title: "Themes", over: answer.week.map { "By week \($0)" } ?? "", part: "themes",
            body: steps(answer.week) + body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json])
    }

    /// Those that rise no more, in short.
    private func earlier(_ themes: [ReportTheme], _ week: Period?) -> String {
        if themes.isEmpty { return "" }
        let chips = themes.map { entry in
            let words = ThemeWords(entry: entry)
            let papers = Figures.count(entry.theme.papers, "paper")
            let beside = entry.theme.status == .known ? papers : "\(papers), \(words.status.lowercased())"
            let address = PageAddress.theme(entry.theme.slug, week: week?.description).text
            let name = PageParts.quoted(words.name)
            return "<li>\(PageParts.link(address, "\(name) <small>\(Markup.text(beside))</small>"))</li>"
        }
        return PageParts.section(
            "Risen within the year", note: "They rise no more; how many papers of the weeks to this one carry each.",
            "<ul class=\"chips\">\(chips.joined())</ul>")
    }

    private func nothing(_ answer: EmergingAnswer) -> String {
        answer.hasEnough
            ? "No theme rises by more than chance explains."
            : "The year before these weeks has too few papers to say what is new."
    }

    private func steps(_ week: Period?) -> String {
        guard let week else { return "" }
        let (before, after) = (week.previous, week.next)
        var links = [PageParts.link(visit.here.with("week", "\(before)").text, "← \(before)")]
        if after.last < visit.desk.today {
            links.append(PageParts.link(visit.here.with("week", "\(after)").text, "\(after) →"))
        }
        return "<p class=\"steps\">\(links.joined(separator: "\n"))</p>\n"
    }
}

/// What is asked about themes.
struct ThemeQuestion: Hashable, Sendable {
    /// The week; nil for the last one that is over.
    let week: Period?
    /// Whether those are told too that rose within the year before.
    let tellsAll: Bool
}

extension Visit {
    /// The themes of the weeks to one: found once, since several pages tell of them.
    func themes(_ question: ThemeQuestion) throws -> EmergingAnswer {
        let before = context.moment.state(context)
        if let kept = context.themes[question, before] { return kept }
        let answer = try desk.emerging(
            EmergingRequest(archive: archive, model: model, week: question.week, tellsAll: question.tellsAll))
        if context.moment.state(context) == before { context.themes.keep(answer, question, before) }
        return answer
    }
}
