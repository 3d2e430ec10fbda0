import PaperDesk
import Wording

/// Something that an assistant may ask: a name, what it may be given, and how it is answered.
struct Tool: Sendable {
    let name: String
    /// What it is for, for the assistant.
    let words: String
    let parameters: [ToolParameter]
    /// Asks the desk. Throws `ArgumentFault`, and what the desk throws.
    let answer: @Sendable (ToolArguments, ToolPlace) throws -> ToolAnswer

    /// All of them, always in this order.
    static let all = [report, topic, search, similar, classify]

    /// As it stands in a list of tools.
    ///
    /// An `outputSchema` would say no more than the `schema` that each document names itself, and every word of
    /// this list is read by an assistant before its first question.
    var json: JSONText {
        let required = parameters.filter(\.isRequired).map(\.name)
        let schema: [JSONText.Member] =
            [
                .init("type", "object"),
                .init("properties", .object(parameters.map { .init($0.name, $0.schema) })),
            ] + (required.isEmpty ? [] : [.init("required", JSONText(required))])
        return [
            "name": .string(name), "description": .string(words),
            "inputSchema": .object(schema + [.init("additionalProperties", false)]),
            "annotations": ["readOnlyHint": true, "openWorldHint": false],
        ]
    }
}

/// Where a tool asks.
struct ToolPlace {
    let desk: Desk
    /// Read, and never written to.
    let archive: ArchiveChoice
    /// The model's file; nil for the usual one.
    let model: String?
    /// What reports are called.
    let words: AnswerWords
}

/// What a tool answers.
struct ToolAnswer {
    /// The document that the command line prints.
    let document: JSONText
    /// The same in short, for whoever reads.
    let text: String

    /// An answer: a line of our own words, and lines that tell what listings said.
    init(_ document: JSONText, _ head: String, data: [String] = []) {
        self.document = document
        text = data.isEmpty ? SafeText.line(head) : SafeText.line(head) + "\n" + DataFence.around(data)
    }
}
