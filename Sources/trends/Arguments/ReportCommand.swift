public import ArgumentParser
import PaperArchive
import PaperDesk
import Papers
public import Reporter
import Timelines

/// `trends report`.
struct ReportCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The weekly summary: topics, shares, movement and papers worth opening.",
        discussion: """
            Reports on the listings given, without touching the archive; without listings, on the archive; or on one ledger \
            ('trends help ledger'), alone. The \
            default is the last complete period that \
            has papers: weeks where they hold at least 5 papers in the median, else the smallest of month, quarter \
            and year that does; where none does, the whole span of the papers, by year. A paper of which a month or a \
            year is all that is known counts in no shorter period. With --now a past day it is \
            the one of that day, and later papers do not count.

            --from and --to alone are one period. With --by they are a window: its history by such periods to its \
            end, cut and unfinished ones marked partial, and the report is about the last complete one, measured \
            against those before it in the window. --by does not go with --week, --month or --quarter of another \
            length.

            A feed has an entry for each period of a year. The file of a feed goes on: entries that it has on periods \
            that are over stay as they are, and with them their identifiers. --feed writes trends.atom and, for each \
            topic, SLUG.atom; of a slug that is more than small letters, digits and hyphens the file is called by \
            these and a number made of it, and the feed's title tells the topic.

            --query reports on the papers that a query of 'trends search' finds: all figures are of these. --since last \
            reports on what came into the archive since the last report that was asked for so, whatever its days, and \
            notes where it ended once it is written; the first time there is the usual report, and where nothing came \
            one sentence. What is followed with 'trends watch' stands first, and what is marked with 'trends mark' \
            ranks the papers worth opening.

            EXAMPLES
              trends report Data/listings
              trends report daily-papers.txt --listed 2025-12-11
              trends report --week 2025-W50 --format html --output week.html
              trends report --month 2025-12 --compare 2025-06 --topics efficiency,agents
              trends report --format email --mail-to team@example.org | sendmail -t
              trends report --feed site --feed-url https://example.org/trends/
              trends report --format atom --feed-url https://a.example/new --output new.atom
              trends report --from 2025-11-01 --to 2025-11-30 --json
              trends report --from 2025-01-01 --to 2026-06-30 --by quarter
              trends report --query 'topic:video after:2025-06-01' --by month
              trends report --since last
              trends report all.ledger
            """)

    @Argument(
        help: "Listings: files, folders, .gz, or - for standard input; or one ledger. Default: the archive.",
        completion: .file())
    var listings: [String] = []

    @OptionGroup(title: "Period") var period: PeriodOptions

    @Option(
        name: .long,
        help: ArgumentHelp("Report on the papers that this query finds, as 'trends search' does.", valueName: "query"))
    var query: String?

    @Option(name: .long, help: "Report on what came since the last report asked for so: last.")
    var since: Since?

    /// Since when.
    enum Since: String, ExpressibleByArgument, CaseIterable { case last }

    @OptionGroup(title: "View") var view: ReportViewOptions

    @Option(name: .long, help: "Output format: \(RenderFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: RenderFormat?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @Flag(name: .long, help: "Exit with 1 where the period has no papers.")
    var failIfEmpty = false

    @OptionGroup(title: "Delivery") var delivery: DeliveryOptions
    @OptionGroup(title: "Calibration") var calibration: CalibrationOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other")
        }
        if period.isWindow, view.periods != nil {
            throw ValidationError("--periods and a window (--from with --by) contradict each other: it is shown whole")
        }
        if delivery.feedUrl != nil, !wantsFeed {
            throw ValidationError("--feed-url concerns feeds; add --feed FOLDER or --format atom")
        }
        if since != nil, !listings.isEmpty {
            throw ValidationError("--since concerns the archive; leave out the listings")
        }
        if since != nil, query != nil {
            throw ValidationError(
                "--since and --query contradict each other: what the query does not find would count as told")
        }
        if since != nil, period.isNamed || period.from != nil || period.by != nil || view.compare != nil {
            throw ValidationError(
                "--since tells its own period; leave out --week, --month, --quarter, --from, --by and --compare")
        }
        try listing.check(beside: listings)
    }

    var awaited: String { "a listing" }

    func run() throws {
        let desk = common.desk
        let answer = try desk.report(request(desk))
        let report = ReportWords.report(answer, isNamed: period.isNamed)
        let environment = desk.places.environment
        let options = RenderOptions(
            width: Console.width(environment), color: output.isColored(environment), periodTable: view.periodTable,
            allPapers: view.allPapers, envelope: try delivery.envelope(desk.places), feedAddress: delivery.feedUrl)
        try delivery.writeFeeds(report, options, run: common)
        try output.write(try written(report, options))
        if let told = answer.told { try desk.noteTold(told, in: place.choice) }
        if failIfEmpty, report.papers.counted == 0 {
            throw Failure(.checkFailed, "the period \(report.period) has no papers (--fail-if-empty)")
        }
        if let failure = Failure.ofListings(answer.intake) { throw failure }
    }

    private var wantsFeed: Bool { delivery.feed != nil || format == .atom }

    /// The report in its format; a feed goes on where its file has one.
    private func written(_ report: Report, _ options: RenderOptions) throws -> String {
        guard format == .atom else { return (json ? .json : format ?? .text).renderer(options).render(report) }
        let earlier = try DeliveryOptions.written(output.output)
        return AtomRenderer(options: options).render(report, continuing: earlier)
    }

    private func request(_ desk: Desk) throws -> ReportRequest {
        ReportRequest(
            listings: listings, choice: listing.choice, archive: place.choice, model: modelOptions.model,
            granularity: period.by,
            selection: try period.selection(today: desk.today), dateKind: period.date, comparison: view.compare,
            historyLength: view.periods ?? ReportViewOptions.usualPeriods, topics: view.shownTopics,
            listsAllPapers: view.allPapers,
            labelFiles: calibration.labelFiles, tellsEarlier: wantsFeed, query: try query.map { try SearchQuery($0) },
            sinceLast: since != nil)
    }
}

extension RenderFormat: ExpressibleByArgument {}
