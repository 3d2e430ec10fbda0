import Papers
import Timelines
import Wording

/// Periods and days as people say them.
enum PeriodPhrases {
    /// `Week 2025-W50 (8–14 Dec 2025)`; a period that the data do not cover says `, partial`.
    static func title(_ period: Period, partial: Bool) -> String {
        let noun = period.granularity?.rawValue.capitalizedASCII ?? "Days"
        return "\(noun) \(period) (\(days(period))\(partial ? ", partial" : ""))"
    }

    /// The title of a report's period; where it is all there is, `Whole span 2019-03-04..2025-08-31 (…)`.
    static func title(_ report: Report) -> String {
        guard report.isWholeSpan else { return title(report.period, partial: report.partial) }
        return "Whole span \(report.period) (\(days(report.period)))"
    }

    /// The period of a report: `week`, `month`, …, `range`, or `span` where it is all there is.
    static func noun(_ report: Report) -> String { report.isWholeSpan ? "span" : noun(report.period) }

    /// What the periods of a report's history are: `week`, `month`, …, `range`.
    static func stepNoun(_ report: Report) -> String { report.granularity?.rawValue ?? "range" }

    /// `window 1 Jan 2025 – 30 Jun 2026 by quarter (6 quarters, 8123 papers)`.
    static func window(_ window: TimelineWindow) -> String {
        let unit = window.granularity.rawValue
        let size = "\(Figures.count(window.periodCount, unit)), \(Figures.count(window.papers, "paper"))"
        return "window \(ends(window.days)) by \(unit) (\(size))"
    }

    /// `1 Jan 2025 – 30 Jun 2026`: both days in full.
    static func ends(_ period: Period) -> String {
        period.first == period.last ? day(period.last) : "\(day(period.first)) – \(day(period.last))"
    }

    /// `8–14 Dec 2025`, `24 Nov – 5 Dec 2025`, `29 Dec 2025 – 4 Jan 2026`.
    static func days(_ period: Period) -> String {
        let (first, last) = (period.first, period.last)
        let (from, to) = (first.civil, last.civil)
        if first == last { return day(last) }
        if from.year != to.year { return "\(day(first)) – \(day(last))" }
        if from.month != to.month { return "\(from.day) \(month(from.month)) – \(day(last))" }
        return "\(from.day)–\(day(last))"
    }

    /// `8 Dec 2025`.
    static func day(_ day: CalendarDay) -> String {
        let civil = day.civil
        return "\(civil.day) \(month(civil.month)) \(civil.year)"
    }

    /// `8 Dec 2025`; `Dec 2025` or `2025` where no more is known.
    static func date(_ date: PaperDate) -> String {
        let civil = date.day.civil
        return switch date.precision {
        case .day: day(date.day)
        case .month: "\(month(civil.month)) \(civil.year)"
        case .year: "\(civil.year)"
        }
    }

    /// `week`, `month`, …, `range`.
    static func noun(_ period: Period) -> String { period.granularity?.rawValue ?? "range" }

    /// What a change is measured against: `the 4 weeks before`, `3 of the 4 weeks before`,
    /// `the year before`, `the 41 days before`; nil where nothing was pooled.
    static func baseline(_ baseline: Baseline, of period: Period) -> String? {
        let pooled = baseline.periods.count
        guard pooled > 0 else { return nil }
        let all = before(baseline.requested, period)
        return pooled == baseline.requested ? all : "\(pooled) of \(all)"
    }

    /// So many periods like this one, right before it: `the 4 weeks before`, `the year before`, `the 41 days before`.
    static func before(_ periods: Int, _ period: Period) -> String {
        let unit = period.granularity?.rawValue ?? (period.length == 1 ? "day" : Figures.count(period.length, "day"))
        if periods == 1 { return "the \(unit) before" }
        let isRange = period.granularity == nil
        return isRange ? "the \(periods) times \(unit) before" : "the \(Figures.count(periods, unit)) before"
    }

    /// `Dec`.
    static func month(_ number: Int) -> String { MonthName.short[number - 1] }
}

extension String {
    /// With the first letter in upper case; for words of our own, which are ASCII.
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
