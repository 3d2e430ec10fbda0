import ArgumentParser
import PaperArchive
import ReadableText
import Reporter

/// `trends import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add listings to the archive.",
        discussion: """
            Each listing is added whole or not at all; importing it again changes nothing. The format is told from the content.

            EXAMPLES
              trends import daily-papers.txt --listed 2025-12-11
              trends import listings/ papers.jsonl.gz
              zcat dump.jsonl.gz | trends import -
            """)

    @Argument(help: "Files, folders, .gz, or - for standard input.")
    var listings: [String]

    @Flag(name: .long, help: "Import nothing at all where any record is rejected.")
    var strict = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if listings.isEmpty { throw ValidationError("name at least one listing, or - for standard input") }
    }

    func run() throws {
        // Asked before the archive is made: a name that was mistyped should not leave an empty one. What was made is never taken away, since
        // another run may be adding to it.
        try ListingIntake.checkThatSomeCanBeRead(listings, listing)
        let archive = try Archive(path: Places().archive(place), opening: .createIfMissing, wait: place.wait)
        let summary: ListingIntake.Summary
        do {
            summary = try ListingIntake(listing, run: common, strict: strict).read(listings, into: archive)
        } catch let refusal as ListingIntake.StrictRefusal {
            for file in refusal.summary.files { common.tell(file.rejections, of: file.rejected) }
            throw Failure(.unusableInput, "records rejected: \(refusal.summary.sum(\.rejected)); nothing was imported (--strict)")
        }
        try output.write(format.isJSON ? Self.document(summary).document : summary.sentence + "\n")
    }

    private static func document(_ summary: ListingIntake.Summary) -> JSONValue {
        [
            "schema": "trends.import/1", "read": .integer(summary.sum(\.read)), "new": .integer(summary.sum(\.new)),
            "known": .integer(summary.sum(\.known)), "rejected": .integer(summary.sum(\.rejected)),
            "years_inferred": .integer(summary.sum(\.yearsInferred)),
            "files": .array(
                summary.refused.map { ["file": .string($0.source), "error": .string($0.reason)] }
                    + summary.files.map { file in
                        [
                            "file": .string(file.source), "format": .string(file.format.rawValue), "read": .integer(file.read),
                            "new": .integer(file.new), "known": .integer(file.known), "rejected": .integer(file.rejected),
                            "years_inferred": .integer(file.yearsInferred), "span": .string(file.span.rawValue),
                            "notes": JSONValue(file.notes.map(\.description)),
                            "rejections": JSONValue(file.rejections.prefix(100).map(\.description)),
                        ]
                    }),
        ]
    }
}
