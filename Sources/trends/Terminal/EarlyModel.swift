import PaperDesk

/// The model of `trends classify`, which is opened while the command line is read: neither waits for the other, and both
/// take a third of the time of an answer.
///
/// A line that turns out to be wrong, or to need no model, ends without it.
enum EarlyModel {
    /// Begins to open it, where the command line needs it; once.
    static func begin() { _ = opening }

    /// Where the files are that a command does not name, with the model where it is being opened.
    static var places: Places {
        var places = Places()
        places.modelAhead = opening
        return places
    }

    private static let opening = isNeeded(by: ProgramArguments.texts) ? ModelAhead { Places() } : nil

    /// Whether a command line classifies one document by the usual model, as far as its words show.
    static func isNeeded(by arguments: [String]) -> Bool {
        arguments.first == ClassifyCommand.configuration.commandName
            && !arguments.contains { argument in others.contains { argument.hasPrefix($0) } }
    }

    /// The options of those that name another model, keep it in memory for many documents, or do without.
    private static let others = ["--model", "--jsonl", "--help", "-h", "--version"]
}
