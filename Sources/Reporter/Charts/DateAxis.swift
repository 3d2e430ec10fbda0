import Timelines

/// The labels under a chart: so many that they do not touch, the last period always among them.
struct DateAxis {
    /// A label and the place of its period in the history.
    struct Tick: Hashable {
        let index: Int
        let label: String
        /// The year, where it is the first label or a new year; else empty.
        let year: String
    }

    let ticks: [Tick]
    /// What the labels say: `week beginning`.
    let title: String

    /// Labels for periods, at most `limit`.
    init(periods: [Period], limit: Int) {
        let granularity = periods.last?.granularity
        title =
            switch granularity {
            case .day: "day"
            case .week: "week beginning"
            case .month: "month"
            case .quarter: "quarter"
            case .year: "year"
            case nil: "days from"
            }
        let step = max(1, (periods.count + max(1, limit) - 1) / max(1, limit))
        var ticks: [Tick] = []
        var year: Int?
        for index in periods.indices where (periods.count - 1 - index).isMultiple(of: step) {
            let first = periods[index].first.civil
            ticks.append(
                Tick(
                    index: index, label: Self.label(periods[index]),
                    year: first.year != year && granularity != .year ? String(first.year) : ""))
            year = first.year
        }
        self.ticks = ticks
    }

    /// `8 Dec`, `Dec`, `Q4`, `2025`.
    static func label(_ period: Period) -> String {
        let day = period.first.civil
        return switch period.granularity {
        case .day, .week, nil: "\(day.day) \(PeriodPhrases.month(day.month))"
        case .month: PeriodPhrases.month(day.month)
        case .quarter: "Q\((day.month - 1) / 3 + 1)"
        case .year: String(day.year)
        }
    }
}
