import Reporter
import Timelines
public import Wording

extension EmergingAnswer {
    /// The document `trends.emerging/1`.
    public var json: JSONText {
        [
            "schema": "trends.emerging/1",
            "period": week.map { week in
                [
                    "label": .string(week.description), "by": "week", "first": .string(week.first.description),
                    "last": .string(week.last.description), "date": .string(dateKind.rawValue),
                ]
            } ?? .null,
            "papers": .integer(papers), "enough": .bool(hasEnough), "themes": JSONThemes.list(themes),
            "notes": JSONText(notes),
        ]
    }
}
