import ArgumentParser
import PaperDesk
import ReadableText
import Serving

/// `trends mcp`.
struct MCPCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Tools for assistants, over standard input and output.",
        discussion: """
            Speaks the Model Context Protocol: one JSON-RPC message a line in, one out. An assistant that starts it \
            can ask for reports, for the course of a topic, for papers by words or by likeness, and for the topics of \
            a text (the tools report, topic, search, similar and classify). The archive is read, never changed.

            It ends with its input, or when it is told to (SIGTERM, SIGINT), with 0. Messages for people go to \
            standard error. A message has at most 1 MiB. Revisions 2024-11-05 to 2026-07-28.

            EXAMPLES
              trends mcp                         what an assistant starts; most are told so:
              {"mcpServers": {"trends": {"command": "trends", "args": ["mcp"]}}}
              trends mcp --archive team.sqlite   the same of another archive
              trends mcp --skill > SKILL.md      a page on when to ask what
            """)

    @Flag(name: .long, help: "Print a page for assistants (SKILL.md), and end.")
    var skill = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var common: RunOptions

    var awaited: String { "one JSON-RPC message a line" }

    func run() throws {
        if skill { return try Output.standard(SkillPage.text) }
        ProcessEnd.isWellBySignals()
        var server = ToolServer(
            version: Trends.configuration.version, archive: place.choice, model: modelOptions.model,
            desk: { common.desk },
            words: AnswerWords(failure: ToolWords.sentence) { ReportWords.report($0, isNamed: $1) })
        try server.serve(try ByteStream(path: "-"), Output.standard)
    }
}
