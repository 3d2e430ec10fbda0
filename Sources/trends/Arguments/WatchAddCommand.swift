import ArgumentParser
import PaperArchive
import PaperDesk
import Papers
import Wording

/// `trends watch add`.
struct WatchAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Follow a query under a name.",
        discussion: """
            The query is one of 'trends search' (see there), with topic:, au:, like: and all the others. It is looked \
            at now: one that cannot be read, or that names a topic or a paper that there is not, is refused. The name is \
            the first argument, and everything behind it is the query. Capitals do not tell two names apart.

            EXAMPLES
              trends watch add 'kv cache' '"kv cache" OR quantization'
              trends watch add kim au:kim topic:video
              trends watch add 'like ours' like:2511.16334
            """)

    @Argument(help: "What it is called: at most \(Watch.longestName) bytes.")
    var name: String

    @Argument(help: "What to look for; several arguments are one query.")
    var query: [String]

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let text = query.map(QueryArguments.unmarked).joined(separator: " ")
        let added = try common.desk.addWatch(
            QueryArguments.unmarked(name), text, model: modelOptions.model, in: place.choice)
        let papers = Figures.count(added.papers, "paper")
        let words = "\(SafeText.line(added.watch.name)) \(added.wasThere ? "is followed already" : "is followed"): "
        try output.write(format.isJSON ? added.json.document : words + "\(papers) of the archive now\n")
    }
}
