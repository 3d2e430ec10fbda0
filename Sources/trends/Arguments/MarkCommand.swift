import ArgumentParser
import PaperDesk
import Papers
import Wording

/// `trends mark`.
struct MarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark", abstract: "Say which papers you have read, and which were good or bad.",
        discussion: """
            What is read leaves the list 'Worth opening' of reports, until it is unread again. Good and bad rank that \
            list: from five marks on, with at least one of each kind, each report learns from them at once what you like \
            (logistic regression on the terms that the model knows) and says by which terms. What has such a mark comes \
            behind what has none, since you know it. The last word on a paper counts, and 'none' takes back that it was \
            good or bad. Marks stay in the archive, and go along with 'trends archive export'.

            EXAMPLES
              trends mark read 2511.16334 2511.21541
              trends mark good 2511.16334
              trends mark bad 2511.21541
              trends mark none 2511.21541
              trends mark list
            """,
        subcommands: [
            MarkReadCommand.self, MarkUnreadCommand.self, MarkGoodCommand.self, MarkBadCommand.self,
            MarkNoneCommand.self, MarkListCommand.self,
        ])
}

/// What every way to mark papers takes.
struct MarkOptions: ParsableArguments {
    @Argument(help: "Papers: arXiv identifiers or addresses, other collections' identifiers, or DOIs.")
    var ids: [String]

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    /// Marks the papers and says what changed.
    func mark(_ kind: PaperMark.Kind) throws {
        let answer = try common.desk.mark(ids, kind, in: place.choice)
        let (changed, rest) = (answer.changed ?? 0, answer.papers.count - (answer.changed ?? 0))
        let papers = Figures.count(changed, "paper")
        let words =
            kind == .noOpinion
            ? "\(papers) neither good nor bad any more · \(rest) had no such mark\n"
            : "\(papers) marked \(kind.rawValue) · \(rest) marked so already\n"
        try output.write(format.isJSON ? answer.json.document : words)
    }
}

/// `trends mark read`.
struct MarkReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "These papers are read: they leave the list 'Worth opening'.",
        discussion: """
            EXAMPLES
              trends mark read 2511.16334 2511.21541
            """)
    @OptionGroup var options: MarkOptions

    func run() throws { try options.mark(.read) }
}

/// `trends mark unread`.
struct MarkUnreadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unread", abstract: "These papers are not read after all.",
        discussion: """
            EXAMPLES
              trends mark unread 2511.16334
            """)
    @OptionGroup var options: MarkOptions

    func run() throws { try options.mark(.unread) }
}

/// `trends mark good`.
struct MarkGoodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "good", abstract: "These papers were worth opening: more like them come first.",
        discussion: """
            EXAMPLES
              trends mark good 2511.16334
            """)
    @OptionGroup var options: MarkOptions

    func run() throws { try options.mark(.good) }
}

/// `trends mark bad`.
struct MarkBadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bad", abstract: "These papers were not worth opening: more like them come last.",
        discussion: """
            EXAMPLES
              trends mark bad 2511.21541
            """)
    @OptionGroup var options: MarkOptions

    func run() throws { try options.mark(.bad) }
}

/// `trends mark none`.
struct MarkNoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "none", abstract: "Take back that these papers were good or bad.",
        discussion: """
            What you said on reading stays: 'trends mark unread' takes that back.

            EXAMPLES
              trends mark none 2511.21541
            """)
    @OptionGroup var options: MarkOptions

    func run() throws { try options.mark(.noOpinion) }
}
