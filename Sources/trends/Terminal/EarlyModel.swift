import PaperDesk

/// The model of `trends classify`, which is opened while the command line is read: neither waits for the other, and both
/// take about as long.
///
/// A line that turns out to be wrong, or to mean another model, goes on as if nothing had been opened.
enum EarlyModel {
    /// Begins to open it, where the command line needs it; once.
    static func begin() { _ = opening }

    /// Where the files are that a command does not name, with the model that is being opened.
    static var places: Places {
        var places = Places()
        places.modelAhead = opening
        return places
    }

    private static let opening: ModelAhead? = {
        let arguments = ProgramArguments.texts
        return isNeeded(by: arguments) ? ModelAhead(named(in: arguments)) { Places() } : nil
    }()

    /// Whether a command line classifies one document, as far as its words show.
    static func isNeeded(by arguments: [String]) -> Bool {
        arguments.first == ClassifyCommand.configuration.commandName && !arguments.contains(where: others.contains)
    }

    /// The model's file that a command line seems to name; nil for the usual one.
    static func named(in arguments: [String]) -> String? {
        guard let place = arguments.lastIndex(where: { $0 == option || $0.hasPrefix(option + "=") }) else { return nil }
        guard arguments[place] == option else { return String(arguments[place].dropFirst(option.count + 1)) }
        return arguments[place...].dropFirst().first
    }

    private static let option = "--model"
    /// What keeps a model in memory for many documents, or does without.
    private static let others = ["--jsonl", "--help", "-h", "--version"]
}
