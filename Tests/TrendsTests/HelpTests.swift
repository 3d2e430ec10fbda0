import Foundation
import Testing

/// Each command explains itself, and the README knows it.
@Suite struct HelpTests {
    private static let commands = [
        "report", "emerging", "classify", "retrain", "import", "update", "fetch", "cluster", "map", "evaluate",
        "topics",
        "label", "search", "similar", "watch", "mark", "review", "show", "open", "cite", "ledger", "model",
        "archive", "config", "serve", "mcp",
    ]
    private static let subcommands = [
        "model info", "model verify", "model list", "model rollback", "model diff", "archive info", "archive export",
        "archive doctor", "archive vacuum", "config show", "topics list", "topics from-labels", "watch add",
        "watch list",
        "watch show", "ledger parts",
        "ledger merge", "watch remove", "mark read", "mark unread", "mark good", "mark bad", "mark list",
    ]

    private func run(_ arguments: String, columns: Int? = nil) throws -> Outcome {
        let place = try Workplace()
        return try withExtendedLifetime(place) {
            try TrendsCommand(
                folder: place.folder, arguments: arguments.split(separator: " ").map(String.init),
                environment: columns.map { ["COLUMNS": "\($0)"] } ?? [:]
            ).run()
        }
    }

    @Test("every command has help with examples", arguments: commands + subcommands + [""])
    func everyCommandHasHelpWithExamples(command: String) throws {
        let help = try run("\(command) --help")
        help.expectSuccess()
        #expect(help.errors.isEmpty)
        for part in ["OVERVIEW: ", "EXAMPLES\n", "  trends \(command)", "USAGE: trends \(command)", "OPTIONS:\n"] {
            #expect(help.output.contains(part), "\(part)")
        }
        #expect(try run("help \(command)").output == help.output)
    }

    @Test(
        "help fills the width of the terminal: no sentence breaks before its end",
        arguments: commands + subcommands + [""])
    func helpFillsTheWidth(command: String) throws {
        func overview(_ columns: Int) throws -> [Substring] {
            let help = try run("\(command) --help", columns: columns).output
            return help.prefix(upTo: help.range(of: "\nUSAGE: ")?.lowerBound ?? help.endIndex)
                .split(separator: "\n", omittingEmptySubsequences: false)
        }
        let lines = try overview(100_000)
        // Examples and tables are indented.
        func isProse(_ line: Substring) -> Bool { !line.isEmpty && !line.hasPrefix(" ") && line != line.uppercased() }
        for (line, next) in zip(lines, lines.dropFirst()) where isProse(line) {
            #expect(!isProse(next), "\(line.suffix(60)) | \(next.prefix(60))")
        }
        for line in lines where isProse(line) { #expect(!line.contains("  "), "\(line)") }
        // Examples and tables stand as they are on a terminal of the usual width.
        for line in lines where line.hasPrefix(" ") { #expect(line.count <= 80, "\(line)") }
        #expect(try overview(60).filter(isProse).allSatisfy { $0.count <= 60 })
    }

    @Test("the lines of usage are fitted too, and say the same", arguments: commands + subcommands + [""])
    func usageIsFitted(command: String) throws {
        func usage(_ columns: Int) throws -> Substring {
            let help = try run("\(command) --help", columns: columns).output
            let start = try #require(help.range(of: "USAGE: ")).lowerBound
            return help[start...].prefix(upTo: help[start...].range(of: "\n\n")?.lowerBound ?? help.endIndex)
        }
        let whole = try usage(100_000)
        #expect(!whole.contains("\n"))
        let narrow = try usage(60)
        #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 })
        #expect(narrow.split { $0.isWhitespace } == whole.split { $0.isWhitespace })
    }

    @Test("the help lists the commands of these tests") func theHelpListsTheCommandsOfTheseTests() throws {
        let help = try run("--help").output
        let listed = help.split(separator: "SUBCOMMANDS:\n").last.map { list in
            list.split(separator: "\n").prefix { $0.hasPrefix("  ") }.filter {
                !$0.hasPrefix("   ") && !$0.hasPrefix("  See ")
            }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        }
        #expect(listed.map(Set.init) == Set(Self.commands))
    }

    @Test(
        "an unknown command or option is wrong usage",
        arguments: ["frobnicate", "report --frobnicate", "model frobnicate", "classify a b", "help frobnicate"])
    func anUnknownCommandOrOptionIsWrongUsage(arguments: String) throws {
        try run(arguments).expectFailure(64, saying: "Error: ", "Usage: ")
    }

    @Test("the README names each command", arguments: commands)
    func theREADMENamesEachCommand(command: String) throws {
        let readme = try String(contentsOfFile: TrendsBinary.repositoryPath("README.md"), encoding: .utf8)
        #expect(readme.contains("trends \(command)"))
    }

    @Test("the version is printed") func theVersionIsPrinted() throws {
        let version = try run("--version")
        version.expectSuccess()
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
