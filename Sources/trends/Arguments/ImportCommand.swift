import ArgumentParser
import PaperDesk
import Wording

/// `trends import`.
struct ImportCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add listings to the archive.",
        discussion: """
            Each listing is added whole or not at all; importing it again changes nothing. The format is told from \
            the content. Folders are searched with their subfolders; hidden files, links to folders and what is no \
            file are left out there, and told.

            EXAMPLES
              trends import daily-papers.txt --listed 2025-12-11
              trends import listings/ papers.jsonl.gz
              zcat dump.jsonl.gz | trends import -
            """)

    @Argument(help: "Files, folders, .gz, or - for standard input.", completion: .file())
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

    var awaited: String { "a listing" }

    func run() throws {
        let desk = common.desk
        let summary: IntakeSummary
        do {
            summary = try desk.importListings(
                ImportRequest(listings: listings, choice: listing.choice, isStrict: strict, archive: place.choice))
        } catch DeskError.rejected(let count, let summary) {
            for file in summary.files { desk.notice(.rejected(file.rejections, of: file.rejected)) }
            throw DeskError.rejected(count, summary)
        }
        try output.write(
            format.isJSON ? summary.json(NoticeWords.sentence).document : ImportWords.sentence(summary) + "\n")
        if let failure = Failure.ofListings(summary) { throw failure }
    }
}
