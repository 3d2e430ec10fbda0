import Themes
import Timelines
public import Wording

/// Themes as JSON, the same in a report and by themselves.
public enum JSONThemes {
    /// The list of themes.
    public static func list(_ themes: [ReportTheme]) -> JSONText { .array(themes.map(theme)) }

    private static func theme(_ entry: ReportTheme) -> JSONText {
        let theme = entry.theme
        return [
            "theme": .string(theme.slug), "name": .string(theme.name), "terms": JSONText(theme.terms),
            "status": .string(theme.status.rawValue), "weeks": .integer(theme.weeks),
            "papers": .integer(theme.papers), "of": .integer(theme.of), "share": .number(theme.share),
            "interval": [.number(theme.interval.low), .number(theme.interval.high)],
            "baseline": .number(theme.baseline), "baseline_papers": .integer(theme.baselinePapers),
            "baseline_of": .integer(theme.baselineOf), "p_value": .number(theme.pValue),
            "q_value": .number(theme.qValue), "first_seen": .string(theme.firstSeen.description),
            "named_since": .string(theme.namedSince.description), "history": .array(theme.history.map(week)),
            "evidence": JSONText(entry.papers.compactMap(\.id)),
            "topics": .array(
                entry.topics.map {
                    ["topic": .string($0.topic), "name": .string($0.name), "papers": .integer($0.papers)]
                }),
            "covered_by": JSONText(entry.covering?.topic),
        ]
    }

    private static func week(_ week: Theme.Week) -> JSONText {
        let interval = week.interval
        return [
            "period": .string(week.period.description), "papers": .integer(week.papers), "of": .integer(week.of),
            "share": JSONText(week.share),
            "interval": interval.map { [.number($0.low), .number($0.high)] } ?? .null, "partial": false,
        ]
    }
}
