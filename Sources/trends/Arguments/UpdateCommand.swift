public import ArgumentParser
import ListingFetcher
import Listings
import PaperDesk
import Papers
import Wording

/// `trends update`: what is new at the services, into the archive.
struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Fetch what is new, and add it to the archive.",
        discussion: """
            Asks for every day since the first update (which begins six days before --now) that is not settled: never \
            asked for, or asked for before its list was whole, however long ago. Then it imports whatever came, now or \
            in a run that was cut short. Run it as often as you like: nothing is asked for twice without need. Until \
            its days are settled, a period counts as partial in reports.

            Who is asked stands in the configuration (see `trends help config`):
              sources:
                - daily-papers
                - arxiv: [cs.CL, cs.LG]

            EXAMPLES
              trends update
              trends update --source daily-papers --source arxiv:cs.CL,cs.LG
              trends update && trends report
              trends update && trends report --format email | sendmail -t
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            """
            Who is asked, repeatable: daily-papers, arxiv, or arxiv with categories (arxiv:cs.CL,cs.LG). Default: \
            sources of the configuration, else daily-papers.
            """, valueName: "service"))
    var source: [SourceArgument] = []

    @Option(name: .customLong("service-url"), help: .hidden)
    var loopback: LoopbackAddress?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let desk = common.desk
        let today = common.now ?? .todayInUTC
        let folder = ListingFolder(try desk.places.listingFolder())
        let settings = PersonalSettings(places: desk.places)
        let sources = try settings.sources(source).value.map { service in
            let asked = loopback.map { service.served(at: $0, pace: .zero) } ?? service
            let plan = try FetchPlan(unsettledOf: asked, today: today, in: folder)
            return (service.series, FetchRun(plan, of: service.name.rawValue, common) as any ListingFetching)
        }
        let summary = try desk.update(sources, place.choice) { error in
            (error as? Failure)?.code != .interrupted
        }
        try output.write(format.isJSON ? summary.json.document : UpdateWords.text(summary))
        if let failure = summary.failure { throw failure }
        for source in summary.sources {
            if let failure = Failure.ofListings(source.intake) { throw failure }
        }
    }
}

/// A source as an argument: `daily-papers`, `arxiv:cs.CL,cs.LG`.
public struct SourceArgument: ExpressibleByArgument {
    let source: Configuration.Source

    /// A source, which may be none that there is.
    public init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let service = parts.first, !service.isEmpty else { return nil }
        let categories = parts.dropFirst().flatMap {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard !categories.contains("") else { return nil }
        source = Configuration.Source(String(service), categories: categories)
    }
}
