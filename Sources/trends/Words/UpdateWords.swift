import PaperDesk
import Papers

/// What came of an update, in words.
enum UpdateWords {
    /// `147 papers; Mon 17 Aug read again: 21 more`, a line for each source, and days that are to be read again.
    static func text(_ summary: UpdateSummary) -> String {
        let isNamed = summary.sources.count > 1
        return summary.sources.map { source in
            let lines = [sentence(source)] + open(source)
            return lines.map { (isNamed ? "\(source.series): " : "") + $0 + "\n" }.joined()
        }.joined()
    }

    private static func sentence(_ source: UpdateSummary.Source) -> String {
        let first = source.days.filter { !$0.isAgain }.reduce(0) { $0 + $1.new }
        let again = source.days.filter { $0.isAgain && $0.new > 0 }
        if first == 0, again.isEmpty { return "nothing new" }
        var parts = first > 0 || again.isEmpty ? ["\(first) \(first == 1 ? "paper" : "papers")"] : []
        parts += again.prefix(most).map { "\(name($0.day)) read again: \($0.new) more" }
        let rest = again.dropFirst(most)
        if !rest.isEmpty {
            parts.append("\(rest.count) more days read again: \(rest.reduce(0) { $0 + $1.new }) more")
        }
        return parts.joined(separator: "; ")
    }

    /// The days that were asked for before they were over.
    private static func open(_ source: UpdateSummary.Source) -> [String] {
        let days = source.unsettled
        guard let last = days.last else { return [] }
        let names =
            days.count > most ? "\(days.count) days up to \(name(last))" : days.map(name).joined(separator: ", ")
        return ["to be read again, since it may grow: \(names)"]
    }

    /// So many days are named.
    private static let most = 5

    /// `Mon 17 Aug`
    private static func name(_ day: CalendarDay) -> String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (_, month, date) = day.civil
        return "\(weekdays[day.weekday - 1]) \(date) \(months[month - 1])"
    }
}
