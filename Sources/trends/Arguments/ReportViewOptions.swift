public import ArgumentParser
import PaperDesk
public import Timelines

/// What of a report is shown, and against what.
struct ReportViewOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Measure changes against this period, instead of those right before.", valueName: "2025-W48")
    )
    var compare: Period?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Show these topics alone, by slug or name; all are tested. In double quotes a comma is one of the name.",
            valueName: "a,b"))
    var topics: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How many periods the history shows; not for a window. (default: \(Self.usualPeriods))", valueName: "n"))
    var periods: Int?

    @Flag(name: .long, help: "Show a table of the periods.")
    var periodTable = false

    @Flag(name: .long, help: "List all papers of the period under their topics, below those worth opening.")
    var allPapers = false

    func validate() throws {
        try OptionRange.check("--periods", periods, in: 1...PeriodOptions.longestHistory)
    }

    /// How many periods the history shows where nothing is said.
    static let usualPeriods = 52

    /// The topics that are asked for; nil for all.
    var shownTopics: TopicList? { topics.map { TopicList($0) } }
}

extension Period: ExpressibleByArgument {
    /// A period as an argument: any of its labels.
    public init?(argument: String) { self.init(label: argument) }
}
