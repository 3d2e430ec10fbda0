import ArgumentParser
import Foundation
import Testing

@testable import trends

/// Every option of every command, as the parser itself lists them: a new one is found here by itself.
@Suite("Options have ranges") struct OptionTests {
    /// An option of a command.
    private struct CommandOption: CustomStringConvertible {
        var command: any ParsableCommand.Type
        var path: [String]
        var name: String
        var help: String

        var description: String { (path + [name]).joined(separator: " ") }

        /// What the parser says against a value; nil where it takes it.
        func refusal(of value: String) -> (code: Int32, words: String)? {
            do {
                _ = try command.parse(OptionTests.needed(by: path) + ["\(name)=\(value)"])
                return nil
            } catch {
                return (command.exitCode(for: error).rawValue, command.message(for: error))
            }
        }

        func takes(_ value: String) -> Bool { refusal(of: value) == nil }
    }

    /// What a command needs beside the option.
    private static func needed(by command: [String]) -> [String] {
        switch command {
        case ["import"], ["evaluate"], ["report"], ["ledger", "parts"], ["ledger", "merge"]: ["x"]
        case ["search"]: ["x"]
        case ["fetch"]: ["daily-papers"]
        case ["similar"], ["label"]: ["2501.00001"]
        default: []
        }
    }

    /// Options whose whole range is good: they only begin random numbers.
    private static let boundless = ["--seed"]
    private static let extremes = ["-9223372036854775808", "1000000000000", "9223372036854775807"]
    private static let extremeFractions = ["1e308", "nan", "-inf"]
    private static let noDays = ["999999999-01-01", "10000-01-01", "0000-00-00", "9999999-W99", "2025-W54", ""]

    /// All options of a command and its subcommands, as the parser itself lists them.
    private static func options(
        of command: any ParsableCommand.Type = Trends.self, at path: [String] = []
    ) throws -> [CommandOption] {
        let inner = command.configuration.subcommands
        guard inner.isEmpty else {
            return try inner.flatMap { try options(of: $0, at: path + [$0._commandName]) }
        }
        do {
            _ = try command.parse(["--experimental-dump-help"])
            return []
        } catch {
            let help = try JSONDecoder().decode(Help.self, from: Data(command.fullMessage(for: error).utf8))
            return (help.command.arguments ?? []).filter { $0.kind == "option" }.flatMap { argument in
                (argument.names ?? []).filter { $0.kind == "long" }.map {
                    CommandOption(command: command, path: path, name: "--" + $0.name, help: argument.abstract ?? "")
                }
            }
        }
    }

    /// One of several options that are the same in several commands: the parser takes a tenth of a second for each value.
    private static func distinctOptions() throws -> [CommandOption] {
        var seen = Set<String>()
        return try options().filter { seen.insert($0.name + " " + $0.help).inserted }
    }

    /// What the parser says of a command.
    private struct Help: Decodable {
        struct Command: Decodable {
            var arguments: [Argument]?
        }
        struct Argument: Decodable {
            var kind: String
            var abstract: String?
            var names: [Name]?
        }
        struct Name: Decodable {
            var kind: String
            var name: String
        }
        var command: Command
    }

    @Test("every number has a smallest and a largest, which are said; days are of the years 1 to 9999")
    func everyNumberHasARange() throws {
        let options = try Self.distinctOptions()
        #expect(options.count > 40)
        var found = Set<String>()
        for option in options where !Self.boundless.contains(option.name) && !option.takes("x") {
            let isNumber = option.takes("1")
            guard isNumber || option.takes("2025-12-11") || option.takes("2025-W50") else { continue }
            found.insert(option.name)
            let outside =
                isNumber ? option.takes("0.5") ? Self.extremeFractions : Self.extremes : Self.noDays
            for value in outside {
                guard let refusal = option.refusal(of: value) else {
                    Issue.record("\(option) takes \(value)")
                    continue
                }
                #expect(refusal.code == 64, "\(option) \(value)")
                let saysRange = refusal.words.contains("\(option.name) must lie between ")
                #expect(
                    !isNumber || saysRange || refusal.words.contains("is invalid"),
                    "\(option) \(value): \(refusal.words)")
            }
        }
        #expect(
            found.isSuperset(of: [
                "--threads", "--wait", "--limit", "--offset", "--top", "--threshold", "--k", "--periods",
                "--fail-under",
                "--now", "--week", "--from", "--compare", "--listed",
            ]))
    }

    @Test("the largest numbers are used without harm") func largest() throws {
        let place = try Workplace()
        try withExtendedLifetime(place) {
            func run(_ arguments: [String], columns: String? = nil) throws -> Outcome {
                try TrendsCommand(
                    folder: place.folder, arguments: arguments + ["--archive", "a.sqlite"],
                    environment: columns.map { ["COLUMNS": $0] } ?? [:]
                ).run()
            }
            let papers = TrendsBinary.repositoryPath("Data/examples/papers.jsonl")
            try run(["import", papers, "--wait", "1000000"]).expectSuccess()
            for arguments in [
                ["archive", "info", "--wait", "1000000"], ["search", "video", "--limit", "1000000"],
                ["search", "video", "--limit", "1000000", "--offset", "1000000000"],
                ["search", "video", "--threads", "1024"], ["report", "--periods", "1000", "--threads", "1024"],
                ["report", "--now", "9999-12-31"], ["report", "--from", "0001-01-01", "--to", "9999-12-31"],
            ] {
                let outcome = try run(arguments)
                #expect([0, 65].contains(outcome.status), "\(arguments): \(outcome.status) \(outcome.errors)")
            }
            for columns in ["1", "9223372036854775807", "9223372036854775808", "-5", "x"] {
                let outcome = try run(["report"], columns: columns)
                outcome.expectSuccess()
                #expect(outcome.outputBytes.count < 1_000_000, "COLUMNS=\(columns)")
            }
        }
    }

    @Test("what the parser repeats of the command line harms no terminal, and is short") func echoes() throws {
        let place = try Workplace()
        try withExtendedLifetime(place) {
            for value in ["a\u{1B}[2J\u{1B}]0;x\u{7}", "a\u{202E}b", String(repeating: "x", count: 5_000)] {
                for arguments in [
                    ["report", "--week=" + value], ["report", "--" + value], [value],
                    ["search", "a", "--limit=" + value],
                ] {
                    let outcome = try TrendsCommand(folder: place.folder, arguments: arguments).run()
                    #expect(outcome.status == 64)
                    #expect(outcome.errors.utf8.count < 4_000)
                    #expect(
                        outcome.errors.unicodeScalars.allSatisfy {
                            $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{202E}"
                        })
                }
            }
        }
    }
}
