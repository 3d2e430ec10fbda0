import ArgumentParser
import PaperDesk
import Papers
import Reporter
import Timelines

/// `trends emerging`.
struct EmergingCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "emerging",
        abstract: "Themes that rise, with evidence and a stated rate of false alarms.",
        discussion: """
            A theme is a phrase, or a few with much the same papers, whose share of all papers rose by more than chance \
            explains, over 4 weeks or over 13, against the 52 before. Of the themes that are named in a week at most \
            10 % are expected to be chance. It is said how many papers a theme has and usually had, when it was seen \
            first, which papers carry it and which topics these have.

            A theme is new for the four weeks in which it is named first, then rising as long as it is found again. With \
            --all those are told too that were found within a year and are no more: known, where their share is still \
            half as much again as it was before, else gone. 'usually' is how many papers it would have at its share of \
            the 52 weeks before; the bars are the last eight times four weeks. A topic covers it where four of five of \
            its papers have that.

            Without listings the archive is read. The last week is the last one that is over, and whose Friday the \
            papers reach; with --now a past day it is the one of that day, and later papers do not count. The 52 weeks \
            before must have at least 200 papers; a note says where many of them have none.

            EXAMPLES
              trends emerging
              trends emerging --all
              trends emerging papers.jsonl --now 2026-06-22 --json
              trends emerging --week 2026-W20
            """)

    @Argument(
        help: "Listings: files, folders, .gz, or - for standard input. Default: the archive.", completion: .file())
    var listings: [String] = []

    @Option(name: .long, help: ArgumentHelp("The last week, as 2026-W20. Default: the last one.", valueName: "week"))
    var week: Period?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The date that counts: listed or published. Default: listed, where any paper has it.", valueName: "kind"))
    var date: DateKind?

    @Flag(name: .long, help: "Tell those too that rose within the year before, but rise no more.")
    var all = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if let week, week.granularity != .week { throw ValidationError("--week takes a week, as 2026-W20") }
        try listing.check(beside: listings)
    }

    var awaited: String { "a listing" }

    func run() throws {
        let desk = common.desk
        if let week, week.last >= desk.today { throw ValidationError("the week \(week) is not over on \(desk.today)") }
        let answer = try desk.emerging(
            EmergingRequest(
                listings: listings, choice: listing.choice, archive: place.choice, model: modelOptions.model,
                dateKind: date, week: week, tellsAll: all))
        try output.write(format.isJSON ? answer.json.document : text(answer, desk))
        if !format.isJSON { for note in answer.notes { common.note(note) } }
        if !answer.hasEnough {
            common.note(
                "too few papers to say what is new: the 52 weeks before have fewer than 200; import older listings")
        }
        if let failure = Failure.ofListings(answer.intake) { throw failure }
    }

    private func text(_ answer: EmergingAnswer, _ desk: Desk) -> String {
        let environment = desk.places.environment
        guard let week = answer.week else { return "No week with papers is over.\n" }
        return ThemeSheet(width: Console.width(environment), color: output.isColored(environment))
            .render(answer.themes, by: week, papers: answer.papers)
    }
}
