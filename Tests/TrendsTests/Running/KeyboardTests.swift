import Foundation
import Testing

/// Where standard input is a terminal, one line says what is awaited.
@Suite struct KeyboardTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let abstract = """
        Robots that learn to walk

        We train a legged robot by reinforcement learning with rewards for speed.
        """

    @Test("an abstract is typed, and one Control-D ends it") func abstract() throws {
        let command = TrendsCommand(folder: place.folder, arguments: ["classify", "--json"])
        let (line, output, status) = try command.typed(Self.abstract + "\n\u{4}")
        #expect(line == "reading an abstract from the keyboard; Control-D ends it")
        #expect(output.contains("\"schema\": \"trends.classification/1\"") && status == 0)
    }

    private static let commands: [(arguments: [String], awaited: String)] = [
        (["classify", "--jsonl"], "one JSON object a line"), (["similar", "-"], "a text"),
        (["import", "-"], "a listing"), (["report", "-"], "a listing"), (["retrain", "-"], "a listing"),
        (["retrain", "--labels-only", "--labels", "-"], "labelled papers"), (["evaluate", "-"], "labelled papers"),
        (["label", "--file", "-"], "labels"), (["cluster", "-"], "papers"),
        (["topics", "from-labels", "-"], "labelled papers"), (["topics", "--topics", "-"], "a taxonomy"),
        (["mcp"], "one JSON-RPC message a line"),
    ]

    @Test("every command that reads there says what it waits for", arguments: commands.indices)
    func everyCommand(index: Int) throws {
        try place.trends("import", sampleListings).expectSuccess()
        let (arguments, awaited) = Self.commands[index]
        let (line, _, status) = try TrendsCommand(folder: place.folder, arguments: arguments).typed("\u{4}")
        #expect(line == "reading \(awaited) from the keyboard; Control-D ends it")
        #expect(status != 15, "it did not end")
    }

    @Test("nothing is said where it is no terminal, or nobody wants to hear it") func silence() throws {
        let piped = try place.trends("classify", input: Self.abstract)
        piped.expectSuccess()
        #expect(piped.errors.isEmpty)
        let command = TrendsCommand(folder: place.folder, arguments: ["evaluate", "-", "--quiet"])
        #expect(try command.typed("\u{4}").line.contains("keyboard") == false)
    }
}
