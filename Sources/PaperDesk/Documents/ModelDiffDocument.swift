import Papers
public import Wording

extension ModelDiffAnswer {
    /// The document `trends.model-diff/1`.
    public var json: JSONText {
        [
            "schema": "trends.model-diff/1", "before": .object(before.jsonMembers),
            "after": .object(after.jsonMembers),
            "added_topics": JSONText(added), "removed_topics": JSONText(removed), "papers": .integer(papers),
            "changed": .integer(changed), "primary_changed": .integer(filedOtherwise),
            "topics": .array(topics.map(Self.topic)), "shown": .array(shown.map(Self.paper)),
        ]
    }

    private static func topic(_ topic: TopicCount) -> JSONText {
        [
            "topic": .string(topic.topic), "name": .string(topic.name), "before": .integer(topic.before),
            "after": .integer(topic.after), "gained": .integer(topic.gained), "lost": .integer(topic.lost),
        ]
    }

    private static func paper(_ change: PaperChange) -> JSONText {
        .object(
            change.paper.jsonMembers + [
                .init("primary_before", JSONText(change.primaryBefore)),
                .init("primary_after", JSONText(change.primaryAfter)),
                .init("changes", .array(change.topics.map(Self.change))),
            ])
    }

    private static func change(_ change: TopicChange) -> JSONText {
        [
            "topic": .string(change.topic), "name": .string(change.name), "gained": .bool(change.isGained),
            "before": .number(change.before), "after": .number(change.after),
            "terms": .array(
                change.terms.map {
                    [
                        "term": .string($0.term), "before": .number($0.before), "after": .number($0.after),
                        "difference": .number($0.difference),
                    ]
                }),
        ]
    }
}
