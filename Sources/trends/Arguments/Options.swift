public import ArgumentParser
import Foundation
import LinearAlgebra
public import Listings
import PaperDesk
public import Papers

/// What every command takes.
struct RunOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Threads to work with; never changes a result.", valueName: "n"))
    var threads: Int?

    @Option(name: .long, help: ArgumentHelp("The day that counts as today.", valueName: "date"))
    var now: CalendarDay?

    @Flag(name: .long, help: "Say nothing but errors on standard error.")
    var quiet = false

    @Flag(name: .long, help: "No progress line.")
    var noProgress = false

    func validate() throws {
        try OptionRange.check("--threads", threads, in: OptionRange.threads)
    }

    var workers: Workers { Workers(threads: threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount)) }

    var today: CalendarDay { day() }

    /// Which day it is, for those who work longer than one.
    var day: @Sendable () -> CalendarDay { { [now] in now ?? .todayHere } }

    /// The desk at which commands ask: on this day, with these threads, telling this terminal.
    var desk: Desk {
        Desk(
            places: EarlyModel.places, today: today, workers: workers, progress: ProgressLine(self),
            notice: { notice in
                // One listing among several that cannot be used is an error, and said to those too
                // who want to hear nothing else.
                if case .refused = notice { return NoticeWords.lines(notice).forEach(Console.say) }
                NoticeWords.lines(notice).forEach(note)
            })
    }

    /// Says something on standard error unless that is not wanted.
    func note(_ text: String) {
        if !quiet { Console.say(text) }
    }
}

/// Which archive.
struct ArchiveOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The archive. Default: $TRENDS_ARCHIVE, the configuration's, trends/archive.sqlite in the data folder.",
            valueName: "file"), completion: .file())
    var archive: String?

    @Option(
        name: .long, help: ArgumentHelp("Seconds to wait where another run holds the archive.", valueName: "seconds"))
    var wait: Double = 5

    var choice: ArchiveChoice { ArchiveChoice(archive, wait: wait) }

    func validate() throws {
        try OptionRange.check("--wait", wait, in: OptionRange.seconds)
    }
}

/// Which model.
struct ModelOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The model. Default: $TRENDS_MODEL, the configuration's, the one learned last, the shipped one.",
            valueName: "file"), completion: .file())
    var model: String?
}

/// How listings are read.
struct ListingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The listing day of a listing that states none, or no year. Default for JSON, CSV and text: a day in "
                + "the file's name.",
            valueName: "date"))
    var listed: CalendarDay?

    @Option(
        name: .long,
        help: ArgumentHelp("The format of the listings, instead of telling it from the content.", valueName: "name"))
    var listingFormat: ListingFormat?

    var choice: ListingChoice { ListingChoice(listedDay: listed, format: listingFormat) }

    /// Refuses them where no listing is named that they could be about.
    func check(beside listings: [String]) throws {
        if listings.isEmpty, listed != nil || listingFormat != nil {
            throw ValidationError("--listed and --listing-format concern listings; name at least one")
        }
    }
}

/// In which form the result comes.
struct FormatOptions: ParsableArguments {
    @Option(name: .long, help: "Output format: text or json.")
    var format: Format?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if json, format == .text { throw ValidationError("--json and --format text contradict each other") }
    }

    var isJSON: Bool { json || format == .json }
}

/// Where the result goes.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Write the result to a file, whole or not at all; - is standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(name: .long, help: "Colour: auto (on a terminal), always or never.")
    var color: ColorChoice = .auto

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    /// Whether the text may be coloured: the flag first, then `NO_COLOR`, then whether it goes to a terminal.
    func isColored(_ environment: [String: String]) -> Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto:
            (output ?? "-") == "-" && Console.outputIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty
                && environment["TERM"] != "dumb"
        }
    }

    /// How the text is laid out: fitted to the terminal to which it goes, or to the columns that the environment
    /// states; where it goes elsewhere, lines stay as long as they are, and nothing is linked.
    func look(_ environment: [String: String]) -> TextLook {
        let isShown = (output ?? "-") == "-"
        let isStated = !(environment["COLUMNS"] ?? "").isEmpty
        let isColored = isColored(environment)
        return TextLook(
            page: TextPage(
                width: isShown && (Console.outputIsTerminal || isStated) ? Console.width(environment) : nil),
            isColored: isColored, isLinked: isColored && isShown && Console.outputIsTerminal)
    }

    /// Writes a result.
    func write(_ text: String) throws { try Output.write(text, to: output) }
}

extension CalendarDay: ExpressibleByArgument {
    /// A day as an argument: `2025-12-11`.
    public init?(argument: String) {
        guard argument.utf8.count == 10 else { return nil }
        self.init(iso: argument)
    }
}

extension ListingFormat: ExpressibleByArgument {
    /// A format by its name.
    public init?(argument: String) {
        guard let format = ListingFormats.desk.format(named: argument) else { return nil }
        self = format
    }

    /// The names of all formats.
    public static var allValueStrings: [String] { ListingFormats.desk.formats.map(\.name) }

    /// The name.
    public var defaultValueDescription: String { name }
}

extension CalendarDay {
    /// The day that it is now where the user is. By the C library: Foundation's calendar would
    /// bring ICU into every start.
    fileprivate static var todayHere: CalendarDay {
        var now = time(nil)
        // Safe: numbers and a pointer to the name of the zone, which is not followed.
        var parts = unsafe tm()
        // Safe: the call reads one value and fills the other, both of which outlive it.
        guard unsafe localtime_r(&now, &parts) != nil else { return CalendarDay(daysSinceEpoch: now / 86_400) }
        let (year, month, day) = unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        return CalendarDay(year: year, month: month, day: day) ?? CalendarDay(daysSinceEpoch: now / 86_400)
    }
}

extension ArgumentHelp {
    /// Of `--topics`.
    static let taxonomy = ArgumentHelp(
        "The taxonomy. Default: the configuration's, topics.yaml of the data folder, the shipped one.",
        valueName: "file")
}
