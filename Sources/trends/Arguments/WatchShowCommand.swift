import ArgumentParser
import PaperArchive
import PaperDesk
import Papers
import Reporter

/// `trends watch show`.
struct WatchShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One watch: its timeline, its papers, or a feed of them.",
        discussion: """
            The period is chosen as in 'trends report'. A feed has the last \(WatchFeed.longest) papers that the query \
            finds, an entry each. --fail-unless-burst is for scripts: the exit code is 1 unless the share of the period \
            is a significant rise against the periods before, as the report marks it with ▲.

            EXAMPLES
              trends watch show 'kv cache'
              trends watch show 'kv cache' --by month --json
              trends watch show 'kv cache' --format atom --output kv-cache.atom
              trends watch show 'kv cache' --fail-unless-burst --quiet > burst.txt
            """)

    @Argument(help: "What it is called.")
    var name: String

    @OptionGroup(title: "Period") var period: PeriodOptions

    @Option(
        name: .long,
        help: ArgumentHelp("Periods of history. Default: \(ReportViewOptions.usualPeriods).", valueName: "n"))
    var periods: Int?

    @Option(name: .long, help: "Output format: text, json or atom.")
    var format: Format?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @Flag(name: .long, help: "Exit with 1 unless the share is a significant rise.")
    var failUnlessBurst = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The address that names the feed. Default: $EMAIL, else the configuration's.", valueName: "address"))
    var mailFrom: MailAddress?

    @Option(
        name: .long, help: ArgumentHelp("Where --format atom will be found.", valueName: "url"))
    var feedUrl: FeedAddress?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, atom }

    func validate() throws {
        try OptionRange.check("--periods", periods, in: 1...PeriodOptions.longestHistory)
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other")
        }
        if feedUrl != nil, format != .atom { throw ValidationError("--feed-url concerns feeds; add --format atom") }
    }

    func run() throws {
        let desk = common.desk
        let answer = try desk.watch(
            WatchRequest(
                QueryArguments.unmarked(name), granularity: period.by,
                selection: try period.selection(today: desk.today), dateKind: period.date,
                historyLength: periods ?? ReportViewOptions.usualPeriods, model: modelOptions.model,
                archive: place.choice))
        try output.write(try written(answer, desk))
        if failUnlessBurst, !answer.shown.isRising {
            throw Failure(
                .checkFailed,
                "'\(answer.watch.name)' is no significant rise in \(answer.timeline.period) "
                    + "(--fail-unless-burst)")
        }
    }

    private func written(_ answer: WatchAnswer, _ desk: Desk) throws -> String {
        let environment = desk.places.environment
        switch json ? .json : format ?? .text {
        case .json: return answer.json.document
        case .text:
            return WatchSheet(width: Console.width(environment), color: output.isColored(environment))
                .render(answer.shown, in: answer.timeline)
        case .atom:
            let settings = PersonalSettings(places: desk.places)
            let from = try settings.mailFrom(mailFrom).value
            let options = RenderOptions(envelope: MailEnvelope(from: from, to: [from]), feedAddress: feedUrl)
            return WatchFeed(options: options).render(
                answer.watch, answer.papers.map { (name: $0.nameInArchive, paper: $0) }, by: answer.timeline.dateKind)
        }
    }
}
