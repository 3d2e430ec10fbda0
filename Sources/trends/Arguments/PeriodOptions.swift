public import ArgumentParser
import PaperDesk
public import Papers
public import Timelines

/// Which period a report is about.
struct PeriodOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("This ISO week.", valueName: "2025-W50"))
    var week: String?

    @Option(name: .long, help: ArgumentHelp("This month.", valueName: "2025-12"))
    var month: String?

    @Option(name: .long, help: ArgumentHelp("This quarter.", valueName: "2025-Q4"))
    var quarter: String?

    @Option(name: .long, help: ArgumentHelp("From this day; through --to, or through today.", valueName: "date"))
    var from: CalendarDay?

    @Option(name: .long, help: ArgumentHelp("Through this day.", valueName: "date"))
    var to: CalendarDay?

    @Option(
        name: .long,
        help: "Count by day, week, month, quarter or year; with --from, a history of these days by such periods.")
    var by: Granularity?

    @Option(name: .long, help: "Count by the day listed or published. Default: listed, but published for search pages.")
    var date: DateKind?

    func validate() throws {
        let named = [week, month, quarter].compactMap { $0 }.count + (from != nil || to != nil ? 1 : 0)
        if named > 1 { throw ValidationError("name one period: --week, --month, --quarter, or --from with --to") }
        if to != nil, from == nil { throw ValidationError("--to needs --from") }
        if let from, let to, to < from { throw ValidationError("--from \(from) lies after --to \(to)") }
        for (label, kind, example) in [
            (week, Granularity.week, "2025-W50"), (month, .month, "2025-12"), (quarter, .quarter, "2025-Q4"),
        ] {
            if let label, Period(label: label)?.granularity != kind {
                throw ValidationError("'\(label)' is not a \(kind.rawValue); write it like \(example)")
            }
            if let label, let by, by != kind, let period = Period(label: label) {
                throw ValidationError(
                    "--\(kind.rawValue) \(label) is one period and leaves nothing to --by \(by.rawValue); for its history "
                        + "write --from \(period.first) --to \(period.last) --by \(by.rawValue)")
            }
        }
    }

    /// How many periods a history shows at most.
    static let longestHistory = 1_000

    /// Whether one period is named.
    var isNamed: Bool { week != nil || month != nil || quarter != nil }

    /// Whether a history of certain days is asked for.
    var isWindow: Bool { from != nil && by != nil }

    /// The period that is asked for; `today` ends a range without end.
    func selection(today: CalendarDay) throws -> TimelineRequest.Selection {
        if let label = week ?? month ?? quarter, let period = Period(label: label) { return .period(period) }
        guard let from else { return .latestComplete }
        let last = to ?? today
        guard from <= last else { throw DeskError.reversedPeriod(from: "\(from)", today: "\(last)") }
        let days = Period(from: from, to: last)
        guard let by else { return .period(days) }
        let periods = TimelineWindow(days: days, granularity: by).periodCount
        guard periods <= Self.longestHistory else {
            throw Failure(
                .usage,
                "--from \(from) --to \(last) holds \(periods) \(by.rawValue)s; a history shows at most "
                    + "\(Self.longestHistory): take a longer --by or fewer days")
        }
        return .window(days, by: by)
    }
}

extension Granularity: ExpressibleByArgument {}
extension DateKind: ExpressibleByArgument {}
