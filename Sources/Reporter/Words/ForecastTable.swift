import Papers
import Timelines
import Wording

/// What the next period is expected to hold, topic by topic, and how good such forecasts have been.
struct ForecastTable {
    let head: [String]
    /// A row for each topic that has a forecast.
    let rows: [[String]]
    /// Why there is none for the others; nil where no forecast was asked for.
    let note: String?

    init(_ report: Report) {
        let noun = PeriodPhrases.noun(report.period)
        head = ["Topic", "Now", "Next \(noun)", "95 % interval", "Past error", "Same as last time"]
        rows = report.topics.compactMap { topic in
            guard case .forecast(let forecast) = topic.movement.forecast else { return nil }
            return [
                topic.name, Figures.percent(topic.movement.share), Figures.percent(forecast.share),
                Figures.interval(forecast.interval),
                Figures.points(forecast.past.error), Figures.points(forecast.past.errorOfLastTime),
            ]
        }
        note = Self.note(report.topics.compactMap(\.movement.forecast), noun: noun)
    }

    /// `wrong by 4.1 pp on average over 30 weeks of the past, "same as last time" by 5.2 pp`.
    static func past(_ record: ForecastRecord, noun: String) -> String {
        "wrong by \(Figures.points(record.error)) on average over \(Figures.count(record.periods, noun)) of the past, "
            + "\"same as last time\" by \(Figures.points(record.errorOfLastTime))"
    }

    private static func note(_ outcomes: [ForecastOutcome], noun: String) -> String? {
        var forecasts = 0
        for outcome in outcomes {
            switch outcome {
            case .forecast: forecasts += 1
            case .noBetterThanLastTime: continue
            case .tooFewPeriods(let periods, let needed):
                return "none: \(Figures.count(periods, "complete \(noun)")) with papers, \(needed) needed to try one"
            case .periodNotComplete: return "none: the \(noun) is not complete"
            }
        }
        guard !outcomes.isEmpty else { return nil }
        if forecasts == outcomes.count {
            return "for each topic, since it was better than \"same as last time\" in the past"
        }
        return
            "for \(forecasts) of \(Figures.count(outcomes.count, "topic")); for the others none was better than "
            + "\"same as last time\" in the past"
    }
}
