import PaperDesk
import Papers
import Reporter

/// The report of the last complete week of some listings, as text for a terminal of 100 columns.
func report(on listings: [String], model: String, today: CalendarDay) throws -> String {
    let desk = Desk(today: today)
    let answer = try desk.report(ReportRequest(listings: listings, model: model, granularity: .week))
    return TextRenderer(width: 100).render(answer.report)
}
