import ArgumentParser
import PaperDesk
import Papers
import Reporter
import Timelines

/// `trends map`.
struct MapCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "A map of the papers of a period: neighbours are about the same.",
        discussion: """
            Lays papers out in two dimensions such that those about the same lie together, names the regions, and colours \
            papers by their topics. The page is one file that needs nothing else: papers are hovered, searched, filtered by \
            topic and week, and walked with the arrow keys; without script it shows a picture.

            Without a period the map shows all papers of the listings, or the last year of the archive; with --by alone \
            the last complete week, month, quarter or year that has papers.

            EXAMPLES
              trends map --output map.html
              trends map Data/listings --output map.html
              trends map --by month --output month.html
              trends map --month 2025-12 --format svg --output december.svg
              trends map --from 2025-07-01 --to 2025-12-31 --json
            """)

    @Argument(
        help: "Listings: files, folders, .gz, or - for standard input. Default: the archive.", completion: .file())
    var listings: [String] = []

    @OptionGroup(title: "Period") var period: PeriodOptions

    @Option(
        name: .long,
        help: ArgumentHelp("The number of regions. Default: one that suits the number of papers.", valueName: "n"))
    var k: Int?

    @Option(name: .long, help: ArgumentHelp("Where the random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(name: .long, help: "Output format: \(MapFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: MapFormat?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--k", k, in: OptionRange.groups)
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other")
        }
        if period.isWindow {
            throw ValidationError("--from with --by is a history, and a map shows one period; leave out one of them")
        }
        try listing.check(beside: listings)
    }

    var awaited: String { "a listing" }

    func run() throws {
        let desk = common.desk
        let answer = try desk.map(
            MapRequest(
                listings: listings, choice: listing.choice, archive: place.choice, model: modelOptions.model,
                period: try days(desk.today), granularity: period.by, dateKind: period.date, groups: k, seed: seed))
        try output.write((json ? .json : format ?? .html).written(answer))
        if let failure = Failure.ofListings(answer.intake) { throw failure }
    }

    private func days(_ today: CalendarDay) throws -> Period? {
        guard case .period(let period) = try period.selection(today: today) else { return nil }
        return period
    }
}

/// The formats in which a map can be had.
enum MapFormat: String, ExpressibleByArgument, CaseIterable {
    case html, svg, json, csv

    /// The map in this format.
    func written(_ answer: MapAnswer) -> String {
        switch self {
        case .html: MapPage(answer.map).html
        case .svg: MapPicture(answer.map).svg
        case .json: answer.json.document
        case .csv: MapCSV(answer.map).text
        }
    }
}
