public import Papers
public import Wording

extension Taxonomy {
    /// The document `trends.topics/1`.
    public var json: JSONText {
        [
            "schema": "trends.topics/1",
            "topics": .array(topics.map(\.json)), "retired": .array(retired.map(\.json)),
        ]
    }
}

extension Topic {
    /// The topic in the documents of taxonomies.
    var json: JSONText {
        [
            "topic": .string(slug), "name": .string(name), "definition": .string(definition), "cues": JSONText(cues),
            "aliases": JSONText(aliases),
        ]
    }
}
