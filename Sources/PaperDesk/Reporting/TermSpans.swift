import Papers
import Themes
import Timelines

/// From which days the papers come in which the terms of a period that rose are looked for.
struct TermSpans {
    /// Those of the period.
    let period: Span
    /// Those of the baseline. A partial period or a gap may lie between them.
    let baseline: [Span]
    /// The year before, from the first day of a month on.
    let earlier: Span

    /// Days, and the last day of a month or year that lies in them.
    struct Span {
        let days: ClosedRange<CalendarDay>
        let end: CalendarDay

        init(_ days: ClosedRange<CalendarDay>, end: CalendarDay? = nil) {
            (self.days, self.end) = (days, end ?? days.upperBound)
        }

        /// Whether papers of a date are of the span.
        func holds(_ date: PaperDate) -> Bool {
            days.contains(date.day) && (date.precision == .day || date.lastDay <= end)
        }
    }

    /// Nil where there is no baseline to have moved from.
    init?(_ timeline: Timeline) {
        let periods = timeline.baseline.periods
        guard let first = periods.map(\.first).min() else { return nil }
        let counted = timeline.countedDays
        period = Span(
            counted.first...counted.last, end: (timeline.window?.part(of: timeline.period) ?? timeline.period).last)
        baseline = periods.map { Span($0.first...$0.last) }
        // A period to compare with may be named that is later than this one: no paper is read twice.
        let start = min(first, timeline.period.first)
        // Before a year all of the one before, were it a leap year: papers of which the year alone is known are of it.
        let year = timeline.period.granularity == .year ? timeline.period.previous.first : start
        // Of a month all days, so that texts that are kept month by month tell the same.
        let begin = PaperDate(min(start.adding(days: -365), year), .stated, .month).day
        earlier = Span(begin...start.adding(days: -1))
    }
}

extension Timeline {
    /// Takes the terms that moved with its topics.
    mutating func take(_ phrases: TopicPhrases) {
        for (index, moved) in phrases.movements(of: topics.map(\.topic)).enumerated() {
            topics[index].terms = moved.risen
            topics[index].fallenTerms = moved.fallen
        }
    }
}
