public import Papers
public import Wording

extension Taxonomy {
    /// The document `trends.topics/1`.
    public var json: JSONText {
        [
            "schema": "trends.topics/1",
            "topics": .array(
                topics.map { topic in
                    [
                        "topic": .string(topic.slug), "name": .string(topic.name),
                        "definition": .string(topic.definition),
                        "cues": JSONText(topic.cues),
                    ]
                }),
        ]
    }
}
