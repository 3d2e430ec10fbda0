import ArgumentParser
import PaperDesk
import Papers
import ReadableText

/// `trends ledger parts`, which is `trends ledger` alone.
struct LedgerPartsCommand: InputReading, FileNaming {
    static let configuration = CommandConfiguration(
        commandName: "parts", abstract: "Read parts and write their ledger; the same as 'trends ledger' alone.",
        discussion: """
            Each file or folder that is named is a part: it is read as 'trends report' of it alone reads it, with all \
            formats of listings, and of a work that stands in it twice one paper is counted. No work may stand in two \
            parts, and no part be counted twice, which 'merge' refuses.

            Texts are kept for the terms that rose, of each day and of each month those of 4,000 papers at most: day by \
            day from --texts-from on, by default for a week that ended lately, and month by month for a year and a \
            half before. Reports that need more leave the terms out, and say so.

            --labels counts what the model gets wrong in labelled papers of the parts, by month and topic. A report on \
            the ledger is corrected by it, as 'trends report --labels' of the same papers is. Programs before this \
            option refuse such a ledger by its schema, trends.ledger/2.

            EXAMPLES
              trends ledger parts part_0000.jsonl.gz --output part_0000.ledger
              trends ledger parts --paths parts.txt --keep-going --output parts.ledger
              zcat part_0000.jsonl.gz | trends ledger - > part_0000.ledger
              trends ledger part_0000.jsonl.gz --labels lately.jsonl > part_0000.ledger
            """)

    @Argument(help: "Parts: files, folders, .gz, or - for standard input.", completion: .file())
    var parts: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Read the paths of parts from this file, one a line; - is standard input.", valueName: "file"),
        completion: .file())
    var paths: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Keep the texts of papers from this day on day by day.", valueName: "date"))
    var textsFrom: CalendarDay?

    @Option(
        name: .customLong("labels"),
        help: ArgumentHelp(
            "Labelled papers that the model did not learn from: what it gets wrong in them is counted, and reports are "
                + "corrected by it. Repeatable.",
            valueName: "file"), completion: .file())
    var labelFiles: [String] = []

    @Flag(
        name: .long,
        help: "Go on where a part cannot be read to its end: it is told, and counted as one rejected record.")
    var keepGoing = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var output: LedgerOutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if parts.isEmpty, paths == nil {
            throw ValidationError("name at least one part, or a file with their paths (--paths)")
        }
        if [paths == "-", parts.contains("-"), labelFiles.contains("-")].count(where: \.self) > 1 {
            throw ValidationError("standard input gives a part, the paths of parts, or labels, and not two of these")
        }
    }

    var awaited: String { paths == "-" ? "the path of a part a line" : "a listing" }

    func run() throws {
        let request = LedgerRequest(
            parts: parts + (try paths.map(Self.lines) ?? []), choice: listing.choice, model: modelOptions.model,
            textsFrom: textsFrom, labelFiles: labelFiles, keepsGoing: keepGoing)
        try output.write(common) { desk, write in try desk.ledger(request, write: write) }
    }

    /// The lines of a file that are not empty: names as the system has them.
    private static func lines(_ path: String) throws -> [String] {
        var reader = try LineReader(path: path)
        var lines: [String] = []
        while let line = try reader.next() {
            if line.isTooLong {
                throw Failure(.unusableInput, "\(reader.name):\(line.number): is too long for the path of a part")
            }
            if !line.bytes.isEmpty { lines.append(SystemPath.text(line.bytes)) }
        }
        return lines
    }
}

/// `trends ledger merge`.
struct LedgerMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Merge ledgers of different parts into the one of all of them.",
        discussion: """
            Neither the order nor the grouping matters: equal parts give equal bytes. Ledgers of another model or another \
            unit, and those that count a part which another counts, are refused with exit code 65, and so is a ledger that \
            is damaged or was cut; nothing is written to --output then. Papers that stand in two parts are told, counted or \
            estimated from a sample of their names; the recipe Sources/Engines/once.py (in packages share/trends/Engines) reads each work \
            once.

            EXAMPLES
              trends ledger merge a.ledger b.ledger > both.ledger
              trends ledger merge parts/*.ledger.gz --output all.ledger
              ssh store cat all.ledger | trends ledger merge - new.ledger > both.ledger
            """)

    @Argument(help: "Ledgers, plain, .gz or .zst, or - for standard input.", completion: .file())
    var ledgers: [String]

    @OptionGroup var output: LedgerOutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        try output.write(common) { desk, write in try desk.mergeLedgers(ledgers, write: write) }
    }
}

/// Where a ledger goes.
struct LedgerOutputOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Write to a file, whole or not at all; - is standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    /// Writes a ledger, and says what it counts.
    func write(
        _ common: RunOptions, _ body: (Desk, @escaping ([UInt8]) throws -> Void) throws -> LedgerSummary
    ) throws {
        let file = try ResultFile(path: output)
        let summary = try body(common.desk) { try file.write($0) }
        try file.finish()
        let sentence =
            "\(summary.parts) \(summary.parts == 1 ? "part" : "parts") · \(summary.read) read · \(summary.papers) papers · "
            + "\(summary.rejected) rejected"
        if (output ?? "-") == "-" { common.note(sentence) } else { try Output.standard(sentence + "\n") }
    }
}
