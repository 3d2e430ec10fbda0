public import ArgumentParser
import Foundation
public import ListingFetcher
import PaperDesk
import Papers
import Wording

/// `trends fetch`: with `update` the only command that opens the network.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch the listings of some days from Daily Papers or arXiv.",
        discussion: """
            Each day becomes a file, written whole or not at all; a second run fetches only what is missing, and \
            days whose list was not complete when they were fetched, without --from however long ago those were. \
            `trends update` does this and imports. arXiv is asked once in three seconds and by the day of submission, \
            Daily Papers once a second. At most \(DaySpan.mostDays) days and \(FetchLimits().requests) requests at a \
            time.

            EXAMPLES
              trends fetch daily-papers                            the last seven days
              trends fetch daily-papers --from 2025-12-01 --to 2025-12-12 --import
              trends fetch arxiv --from 2025-12-11 --to 2025-12-11 --category cs.LG
              trends fetch arxiv --category cs --dry-run           what would be asked
            """)

    @Argument(help: "The service: daily-papers or arxiv.")
    var service: ListingService.Name

    @Option(name: .long, help: ArgumentHelp("The first day. Default: six days before the last.", valueName: "date"))
    var from: CalendarDay?

    @Option(name: .long, help: ArgumentHelp("The last day. Default: today (UTC).", valueName: "date"))
    var to: CalendarDay?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An arXiv category, or a group such as cs; can be given again. Default: all.", valueName: "name"))
    var category: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("The folder for the listings. Default: listings in the data folder.", valueName: "folder"),
        completion: .directory)
    var output: String?

    @Flag(name: .long, help: "Fetch days again that are here.")
    var refresh = false

    @Flag(name: .long, help: "Show the first request of each day that is missing, and ask nothing.")
    var dryRun = false

    @Flag(name: .customLong("import"), help: "Import the listings of these days into the archive afterwards.")
    var importsListings = false

    @Option(name: .customLong("service-url"), help: .hidden)
    var loopback: LoopbackAddress?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if service == .dailyPapers, !category.isEmpty {
            throw ValidationError("--category is for arxiv; Daily Papers have no categories")
        }
        if output == "" || output == "-" { throw ValidationError("--output needs the name of a folder") }
        if dryRun, importsListings { throw ValidationError("--dry-run fetches nothing that --import could take") }
    }

    func run() throws {
        let desk = common.desk
        let run = FetchRun(try plan(desk.places), of: service.rawValue, common)
        if dryRun {
            let planned = run.planned
            return try Output.standard(
                format.isJSON ? planned.json.document : planned.requests.map { $0 + "\n" }.joined())
        }
        let (fetched, intake) = try desk.fetch(run, importingInto: importsListings ? place.choice : nil)
        try Output.standard(
            format.isJSON
                ? fetched.json(intake).document
                : fetched.sentence + "\n" + (intake.map { ImportWords.sentence($0) + "\n" } ?? ""))
        if let failure = intake.flatMap(Failure.ofListings) { throw failure }
    }

    private func plan(_ places: Places) throws -> FetchPlan {
        var asked: ListingService
        switch service {
        case .dailyPapers: asked = .dailyPapers
        case .arXiv: asked = try .arXiv(categories: category)
        }
        if let loopback { asked = asked.served(at: loopback, pace: .zero) }
        let span = try DaySpan(from: from, to: to, today: common.now ?? .todayInUTC)
        return try FetchPlan(
            asked, span, in: ListingFolder(output ?? places.listingFolder()), refresh: refresh,
            includingUnsettled: from == nil && to == nil)
    }
}

extension ListingService.Name: ExpressibleByArgument {}

extension LoopbackAddress: ExpressibleByArgument {
    /// An address as an argument: `http://127.0.0.1:8080`.
    public init?(argument: String) { self.init(argument) }
}

extension CalendarDay {
    /// The day that it is now at Greenwich, by which the services count their days.
    static var todayInUTC: CalendarDay {
        CalendarDay(daysSinceEpoch: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
}
