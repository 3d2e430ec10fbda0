import ArgumentParser
import PaperDesk
import Papers

/// `trends topics adopt`.
struct TopicsAdoptCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Make a theme a topic, learn it, and classify the archive anew.",
        discussion: """
            The theme is written into the taxonomy, with a definition and cues drafted of its terms, which may be \
            bettered there. Its papers are proposed to have the topic, and some that have none of its terms not to have \
            it: that is less than your word ('trends label'), which stands wherever it was given. Then a model is \
            learned, which has to be as good on all other topics, and all papers of the archive are classified by it, \
            so that reports show the topic's past too. --undo puts taxonomy, proposals and model back as they were.

            Without --papers and --term the theme is one of 'trends emerging'.

            EXAMPLES
              trends topics adopt agent-harness
              trends topics adopt agent-harness --as harness --name "Harnesses" --dry-run
              trends topics adopt opd --papers ids.txt --term "on-policy distillation"
              trends topics adopt --undo
            """)

    @Argument(help: "The theme; with --papers the slug that the topic gets.")
    var theme: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("The slug that the topic gets.", valueName: "slug"))
    var slug: String?

    @Option(name: .long, help: ArgumentHelp("The name that it gets.", valueName: "name"))
    var name: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Its papers: identifiers, or a file with one a line; may be repeated.", valueName: "file-or-id"),
        completion: .file())
    var papers: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A term by which its papers are told from others; may be repeated. Default: the theme's.",
            valueName: "phrase"))
    var term: [String] = []

    @Option(name: .long, help: ArgumentHelp("Where all random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @OptionGroup var change: TopicChangeOptions

    var awaited: String { "identifiers" }
    var common: RunOptions { change.common }

    func validate() throws {
        try change.check(
            [("a theme", theme != nil)],
            [
                ("--as", slug != nil), ("--name", name != nil), ("--papers", !papers.isEmpty),
                ("--term", !term.isEmpty),
            ])
        if papers.isEmpty != term.isEmpty, !change.undo {
            throw ValidationError("--papers and --term go together: which papers, and by which terms they are told")
        }
    }

    func run() throws {
        try change.run(.adopt, theme) { announced in
            let desk = change.common.desk
            return try desk.adopt(
                AdoptRequest(
                    try source(desk), slug: slug, name: name, taxonomy: change.topics, archive: change.place.choice,
                    seed: seed, isDryRun: change.dryRun), announced: announced)
        }
    }

    private func source(_ desk: Desk) throws -> AdoptRequest.Theme {
        guard let theme, !papers.isEmpty else { return .found(theme ?? "") }
        let ids = try papers.flatMap { try desk.identifiers($0) }
        return .given(AdoptedTheme(slug: theme, name: name ?? theme, terms: term, papers: ids))
    }
}
