public import Wording

extension UpdateSummary {
    /// The document `trends.update/1`.
    public var json: JSONText {
        [
            "schema": "trends.update/1", "new": .integer(sources.reduce(0) { $0 + $1.new }),
            "complete": .bool(failure == nil),
            "sources": .array(
                sources.map { source in
                    [
                        "source": .string(source.series),
                        "asked": JSONText(source.fetched?.plan.days),
                        "fetched": JSONText(source.fetched?.fetched),
                        "read": .integer(source.intake.sum(\.read)), "new": .integer(source.intake.sum(\.new)),
                        "known": .integer(source.intake.sum(\.known)),
                        "rejected": .integer(source.intake.sum(\.rejected)),
                        "days": .array(
                            source.days.map { day in
                                [
                                    "day": .string(day.day.description), "papers": .integer(day.papers),
                                    "new": .integer(day.new), "again": .bool(day.isAgain),
                                    "settled": .bool(day.isSettled),
                                ]
                            }),
                        "unsettled": JSONText(source.unsettled.map(\.description)),
                    ]
                }),
        ]
    }
}
