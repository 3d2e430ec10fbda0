import Foundation
import Testing

@testable import trends

/// Every option of every command, as the parser itself lists them: a new one is found here by itself.
@Suite("Options have ranges") struct OptionTests {
    /// An option of a command.
    private struct Option: CustomStringConvertible {
        var command: [String]
        var name: String

        var description: String { (command + [name]).joined(separator: " ") }

        /// Whether the command takes a value for it.
        func takes(_ value: String) -> Bool { (try? Trends.parseAsRoot(arguments(value))) != nil }

        func arguments(_ value: String) -> [String] { command + OptionTests.needed(by: command) + ["\(name)=\(value)"] }
    }

    /// What a command needs beside the option.
    private static func needed(by command: [String]) -> [String] {
        switch command {
        case ["import"], ["evaluate"]: ["x"]
        case ["search"]: ["x"]
        case ["similar"], ["label"]: ["2501.00001"]
        default: []
        }
    }

    /// Values of each kind that an option can have, and other options that some need.
    private static let plausible = [
        "1", "2", "0.5", "2025-12-11", "2025-W50", "2025-12", "2025-Q4", "a@b.org", "https://example.org/", "cs.CL",
        "x",
    ]
    /// Options whose whole range is good: they only begin random numbers.
    private static let boundless = ["--seed"]
    private static let extremes = [
        "-9223372036854775808", "2147483648", "4294967296", "1000000000000", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e10", "1e308", "1e999", "nan", "inf",
        "-inf", "-0.1",
    ]

    private static func options() throws -> [Option] {
        struct Help: Decodable {
            struct Command: Decodable {
                struct Argument: Decodable {
                    struct Name: Decodable {
                        var kind: String
                        var name: String
                    }
                    var kind: String
                    var names: [Name]?
                }
                var commandName: String
                var subcommands: [Command]?
                var arguments: [Argument]?
            }
            var command: Command
        }
        func options(_ command: Help.Command, _ path: [String]) -> [Option] {
            let own = (command.arguments ?? []).filter { $0.kind == "option" }.flatMap { argument in
                (argument.names ?? []).filter { $0.kind == "long" }.map { Option(command: path, name: "--" + $0.name) }
            }
            let inner = (command.subcommands ?? []).filter { $0.commandName != "help" }
            return (inner.isEmpty ? own : []) + inner.flatMap { options($0, path + [$0.commandName]) }
        }
        do {
            _ = try Trends.parseAsRoot(["--experimental-dump-help"])
            return []
        } catch {
            let help = try JSONDecoder().decode(Help.self, from: Data(Trends.fullMessage(for: error).utf8))
            return options(help.command, [])
        }
    }

    @Test("every number has a smallest and a largest, which are said") func everyNumberHasARange() throws {
        let options = try Self.options()
        #expect(options.count > 100)
        var numbers = Set<String>()
        for option in options where !option.takes("x") {
            guard option.takes("1") || option.takes("2") || option.takes("0.5") else { continue }
            numbers.insert(option.name)
            for value in Self.extremes where !Self.boundless.contains(option.name) {
                do {
                    _ = try Trends.parseAsRoot(option.arguments(value))
                    Issue.record("\(option) takes \(value)")
                } catch {
                    #expect(Trends.exitCode(for: error).rawValue == 64, "\(option) \(value)")
                    let words = Trends.message(for: error)
                    #expect(
                        words.contains(" and ") && words.contains(option.name) || words.contains("invalid"), "\(words)")
                }
            }
        }
        #expect(
            numbers.isSuperset(of: [
                "--threads", "--wait", "--limit", "--offset", "--top", "--threshold", "--k", "--seed", "--periods",
                "--fail-under",
            ]))
    }

    @Test("days and periods are of the years 1 to 9999") func days() throws {
        for option in try Self.options() where !option.takes("x") {
            guard option.takes("2025-12-11") || option.takes("2025-W50") else { continue }
            for value in [
                "999999999-01-01", "10000-01-01", "0000-00-00", "2025-02-30", "-001-01-01", "9999999-W99", "2025-W54",
                "2025-W00", "99999-12", "2025-13", "2025-Q5", "",
            ] { #expect(!option.takes(value), "\(option) takes \(value)") }
        }
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
            for value in ["a\u{1B}[2J\u{1B}]0;x\u{7}", "a\u{202E}b", String(repeating: "x", count: 50_000)] {
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
