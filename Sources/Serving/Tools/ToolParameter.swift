import Wording

/// Something that a tool can be given. The same value says it to the client, as a JSON Schema, and checks what comes.
struct ToolParameter: Sendable {
    /// What it may be.
    enum Kind: Sendable {
        /// A text that is not empty.
        case text
        /// One of these words.
        case oneOf([String])
        /// A whole number of a range, with what counts where none is given.
        case number(ClosedRange<Int>, usual: Int)
        /// True or false; false where nothing is said.
        case truth
    }

    let name: String
    let kind: Kind
    /// What it is, for the assistant.
    let words: String
    var isRequired = false

    init(_ name: String, _ kind: Kind, _ words: String = "", isRequired: Bool = false) {
        (self.name, self.kind, self.words, self.isRequired) = (name, kind, words, isRequired)
    }

    /// What it may be, as a JSON Schema (2020-12).
    var schema: JSONText {
        var members: [JSONText.Member] =
            switch kind {
            case .text: [.init("type", "string")]
            case .oneOf(let words): [.init("type", "string"), .init("enum", JSONText(words))]
            case .truth: [.init("type", "boolean")]
            case .number(let range, let usual):
                [
                    .init("type", "integer"), .init("minimum", .integer(range.lowerBound)),
                    .init("maximum", .integer(range.upperBound)), .init("default", .integer(usual)),
                ]
            }
        if !words.isEmpty { members.append(.init("description", .string(words))) }
        return .object(members)
    }

    /// Throws where a value is none of those that it may be.
    func check(_ value: ArgumentValue) throws(ArgumentFault) {
        switch (kind, value) {
        case (.text, .text(let text)): if text.allSatisfy(\.isWhitespace) { throw .empty(name) }
        case (.oneOf(let words), .text(let text)):
            if !words.contains(text) { throw .otherWord(name, text, words: words) }
        case (.number(let range, _), .number(let number)):
            if !range.contains(number) { throw .outside(name, number, range) }
        case (.truth, .truth): break
        default: throw .otherKind(name, expected: expected, found: value.kind)
        }
    }

    /// What a text stands for, where all values come as text.
    func value(ofText text: String) -> ArgumentValue {
        switch kind {
        case .text, .oneOf: .text(text)
        case .number: Int(text).map { .number($0) } ?? .text(text)
        case .truth:
            ["true", "1", ""].contains(text)
                ? .truth(true) : ["false", "0"].contains(text) ? .truth(false) : .text(text)
        }
    }

    private var expected: String {
        switch kind {
        case .text, .oneOf: "a string"
        case .number: "a whole number"
        case .truth: "true or false"
        }
    }
}

/// A value that a tool was given.
enum ArgumentValue: Hashable {
    case text(String)
    case number(Int)
    case truth(Bool)
    /// Something that no parameter takes, in words.
    case other(String)

    /// What it is, with its article.
    var kind: String {
        switch self {
        case .text: "a string"
        case .number: "a whole number"
        case .truth: "true or false"
        case .other(let kind): kind
        }
    }
}
