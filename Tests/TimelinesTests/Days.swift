import Papers

@testable import Timelines

/// A day from its text; the texts of these tests are days.
func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(iso: text) else { preconditionFailure("\(text) is no day") }
    return day
}

/// A period from its label; the labels of these tests are labels.
func period(_ label: String) -> Period {
    guard let period = Period(label: label) else { preconditionFailure("\(label) is no period") }
    return period
}

/// The listings of every weekday in a span, each of so many papers, with so many of each topic.
func weekdays(from first: String, to last: String, papers: Int, topics: [String: Int] = [:], skipping: Set<String> = [])
    -> [DayCount]
{
    (day(first).daysSinceEpoch...day(last).daysSinceEpoch).map(CalendarDay.init(daysSinceEpoch:))
        .filter { $0.weekday <= 5 && !skipping.contains($0.description) }
        .map { DayCount(day: $0, papers: papers, topics: topics.mapValues { TopicTally(papers: $0) }) }
}

/// One paper on each of the days.
func papers(on days: [String]) -> [DayCount] { days.map { DayCount(day: day($0), papers: 1) } }

/// A request made long after the data end.
func request(
    _ granularity: Granularity? = nil, _ label: String? = nil, by kind: DateKind = .listed, baseline: Int? = nil,
    history: Int = 12,
    listedThrough: String? = nil
) -> TimelineRequest {
    TimelineRequest(
        granularity: granularity, selection: label.map { .period(period($0)) } ?? .latestComplete, dateKind: kind,
        baselineLength: baseline,
        historyLength: history, today: day("2026-06-01"), listedThrough: listedThrough.map(day))
}
