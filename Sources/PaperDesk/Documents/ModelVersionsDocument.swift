import TopicEngine
public import Wording

extension KnownModel {
    /// What names the model in a document: a version's number, `learned`, `shipped` or the file.
    var jsonMembers: [JSONText.Member] {
        let (name, number): (String, JSONText) =
            switch kind {
            case .version(let number): (String(number), .integer(number))
            case .learned: ("learned", .null)
            case .shipped: ("shipped", .null)
            case .file: (path, .null)
            }
        return [
            .init("model", .string(name)), .init("number", number),
            .init("fingerprint", fingerprint.isEmpty ? .null : .string(fingerprint)), .init("path", .string(path)),
            .init("in_force", .bool(isInForce)),
        ]
    }
}

extension ModelsAnswer {
    /// The document `trends.models/1`.
    public var json: JSONText {
        [
            "schema": "trends.models/1", "environment": JSONText(overriding?.ofEnvironment),
            "configuration": JSONText(overriding?.ofFile),
            "models": .array(rows.map { .object($0.model.jsonMembers + Self.members($0.header)) }),
        ]
    }

    /// What a model says of itself; null where its file cannot be used.
    private static func members(_ header: ModelHeader?) -> [JSONText.Member] {
        let figure: JSONText? = header?.scores.map { scores in
            ["value": .number(scores.microF1), "interval": scores.intervals?.microF1?.json ?? .null]
        }
        return [
            .init("usable", .bool(header != nil)), .init("made", JSONText(header?.made)),
            .init("papers", JSONText(header?.papers)), .init("labelled", JSONText(header?.labelledPapers)),
            .init("micro_f1", figure ?? .null),
        ]
    }
}

extension RollbackAnswer {
    /// The document `trends.rollback/1`.
    public var json: JSONText {
        [
            "schema": "trends.rollback/1", "changed": .bool(isChange),
            "before": before.map { .object($0.jsonMembers) } ?? .null, "after": .object(after.jsonMembers),
            "environment": JSONText(overriding?.ofEnvironment), "configuration": JSONText(overriding?.ofFile),
        ]
    }
}

extension SourcedSetting {
    /// The value, where the environment has it.
    fileprivate var ofEnvironment: Value? { if case .environment = origin { value } else { nil } }

    /// The value, where the configuration has it.
    fileprivate var ofFile: Value? { if case .file = origin { value } else { nil } }
}
