public import TopicEngine
public import Wording

extension TopicModel {
    /// The document `trends.verification/1` of a model that opened.
    public func verificationJSON(path: String) -> JSONText {
        [
            "schema": "trends.verification/1", "model": .string(path), "whole": true,
            "fingerprint": .string(fingerprint),
            "format": .integer(formatVersion), "topics": .integer(topics.count),
        ]
    }
}
