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

    /// What is asked of the desk: `week`.
    static func request(_ visit: Visit, tellsAll: Bool) -> EmergingRequest {
        EmergingRequest(
            archive: visit.archive, model: visit.model, week: visit.value("week").flatMap { Period(label: $0) },
            tellsAll: tellsAll)
    }

    func document() throws -> String? {
        try visit.desk.emerging(Self.request(visit, tellsAll: false)).json.document
    }

    func page() throws -> Page {
        let answer = try visit.desk.emerging(Self.request(visit, tellsAll: true))
        let rising = answer.themes.filter { [.new, .rising].contains($0.theme.status) }
        let known = answer.themes.filter { ![.new, .rising].contains($0.theme.status) }
        var body = [
            ThemeCards(rising, week: answer.week, title: "Rising").section,
            ThemeCards(known, week: answer.week, title: "Risen within the year").section,
        ]
        if rising.isEmpty { body.insert(PageParts.paragraph(nothing(answer), style: "lead"), at: 0) }
        return Page(
            title: "Themes", over: answer.week.map { "By week \($0)" } ?? "", part: "themes",
            body: steps(answer.week) + body.filter { !$0.isEmpty }.joined(separator: "\n"), forms: [.json])
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
