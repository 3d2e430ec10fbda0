import Papers
import Timelines

/// The topics whose change in the last complete week, against the weeks before, is a finding among all of them.
func findings(in days: [DayCount], topics: [String], today: CalendarDay) throws -> [TopicMovement] {
    let request = TimelineRequest(granularity: .week, today: today)
    let timeline = try Timeline(request, days: days, topics: topics)
    return timeline.topics.filter(\.significant)
}
