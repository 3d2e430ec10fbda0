import ArgumentParser
import ReadableText

/// What may have been meant by words of the command line that mean nothing.
enum Suggestions {
    /// What to say of a line whose command, or what `help` is asked about, there is not; nil where there is one.
    ///
    /// The message has the form of the parser's own: an error, the usage, and where there is more.
    static func ofCommand(_ arguments: [String]) -> String? {
        let isHelp = arguments.first == "help"
        let found = command(isHelp ? arguments.dropFirst() : arguments[...])
        guard let unknown = found.unknown else { return nil }
        let command = found.command
        let names = command.configuration.subcommands.map { $0.configuration.commandName ?? "" }
        let path = (["trends"] + found.path).joined(separator: " ")
        let hint = meant(unknown, among: found.path.isEmpty ? names + ["help"] : names, path + " ")
        let usage = Trends.usageString(for: command)
        return "Error: There is no command '\(path) \(ReadableText.shortened(unknown))'.\(hint)\n"
            + "Usage: \(usage)\n  See '\(path) --help' for more information."
    }

    /// The message of the parser, with what may have been meant by an option, or a value, that it does not know.
    static func completed(_ message: String, _ arguments: [String]) -> String {
        if let option = message.part(between: "Error: Unknown option '", and: "'") {
            let end = message.firstIndex(of: "\n") ?? message.endIndex
            let names = options(of: command(arguments[...]).command)
            return "Error: Unknown option '\(option)'.\(meant(option, among: names, ""))" + message[end...]
        }
        guard let value = message.part(between: "Error: The value '", and: "' is invalid for '"),
            let question = message.firstRange(of: " Please provide one of ")
        else { return message }
        let list = message[question.upperBound...].prefix { $0 != "\n" }
        let quoted = list.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        let listed = message[question.upperBound...].split(separator: "\n").filter { $0.hasPrefix("  - ") }
            .map { String($0.dropFirst(4)) }
        let hint = meant(value, among: quoted.isEmpty ? listed : quoted, "")
        return message[..<question.lowerBound] + hint + message[question.lowerBound...]
    }

    /// ` Did you mean 'report'?`, with what stands before each name; empty where nothing is alike.
    private static func meant(_ word: String, among names: [String], _ before: String) -> String {
        let bare = { (name: String) in name.hasPrefix("--") ? String(name.dropFirst(2)) : name }
        let alike = Set(ReadableText.alike(bare(word), among: names.map(bare)))
        let meant = names.filter { alike.contains(bare($0)) }.prefix(mostMeant).map { "'\(before)\($0)'" }
        return meant.isEmpty || alike.count > mostMeant ? "" : " Did you mean \(meant.joined(separator: " or "))?"
    }

    /// More names than these are no hint.
    private static let mostMeant = 3

    /// Where the words of a line lead.
    private struct Place {
        /// The command that they name.
        var command: any ParsableCommand.Type = Trends.self
        /// The words that lead to it.
        var path: [String] = []
        /// The first word that leads nowhere.
        var unknown: String?
    }

    /// The command that a line names. Before a subcommand there are no options, and a command that has some takes no
    /// other words.
    private static func command(_ words: ArraySlice<String>) -> Place {
        var place = Place()
        for word in words {
            let subcommands = place.command.configuration.subcommands
            if subcommands.isEmpty || word.hasPrefix("-") { break }
            guard let next = subcommands.first(where: { $0.configuration.commandName == word }) else {
                if let usual = place.command.configuration.defaultSubcommand, usual is any FileNaming.Type { break }
                if !place.path.isEmpty || word != "help" { place.unknown = word }
                return place
            }
            place.command = next
            place.path.append(word)
        }
        if let usual = place.command.configuration.defaultSubcommand { place.command = usual }
        return place
    }

    /// The long options of a command, as its help lists them.
    private static func options(of command: any ParsableCommand.Type) -> [String] {
        Trends.helpMessage(for: command).split(separator: "\n").filter { $0.hasPrefix("  -") }.flatMap { line in
            line.split(separator: " ").prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
                .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }.filter { $0.hasPrefix("--") }
        }
    }
}

/// A command that may be left out before the names of files: the first of them is no command that there is not.
protocol FileNaming: ParsableCommand {}

extension String {
    /// What stands between a beginning of the text and what follows next; nil where they do not stand there.
    fileprivate func part(between beginning: String, and end: String) -> String? {
        guard hasPrefix(beginning) else { return nil }
        let rest = self[index(startIndex, offsetBy: beginning.count)...]
        return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
    }
}
