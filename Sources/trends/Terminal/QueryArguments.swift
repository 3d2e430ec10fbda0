/// Lets words that a query excludes stand unquoted on the command line: `trends search reward -robot`.
///
/// The parser would take `-robot` for options of one letter, of which `search` and
/// `watch add` have none but `-h`. So the hyphen of
/// such a word is kept from it by a mark before it, and the mark is taken off the query again.
enum QueryArguments {
    /// A character for private use that no keyboard makes, and none of those that stand for a single byte
    /// (`SystemPath`).
    private static let mark: Character = "\u{10FF7F}"

    /// The arguments as the parser takes them.
    static func marked(_ arguments: [String]) -> [String] {
        let isWatch = arguments.starts(with: watching)
        guard isWatch || arguments.first == SearchCommand.configuration.commandName else { return arguments }
        var isOption = true
        var before = ""
        return arguments.map { argument in
            defer { before = argument }
            // Behind '--' nothing is an option.
            if argument == "--" { isOption = false }
            let isExclusion = argument.utf8.count > 1 && argument.hasPrefix("-") && !argument.hasPrefix("--")
            guard isOption, isExclusion, argument != "-h", !optionsWithValue.contains(before) else { return argument }
            return String(mark) + argument
        }
    }

    /// An argument as it was written.
    static func unmarked(_ argument: String) -> String {
        argument.first == mark ? String(argument.dropFirst()) : argument
    }

    private static let watching = [
        WatchCommand.configuration.commandName ?? "", WatchAddCommand.configuration.commandName ?? "",
    ]

    /// What follows these is theirs.
    private static let optionsWithValue: Set<String> = [
        "--limit", "--offset", "--archive", "--wait", "--model", "--format", "--output", "--threads", "--now",
        "--color",
    ]
}
