import ArgumentParser
import PaperArchive
import PaperDesk

/// `trends archive export`.
struct ArchiveExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everything as JSON Lines that 'trends import' reads back.",
        discussion: """
            One paper a line with all that is known of it: texts, dates, where it was seen, which listing said what, \
            and labels. An archive that imports \
            the file is equal, and its own export has the same bytes. What models said of the papers is left out; \
            they say it again.

            EXAMPLES
              trends archive export --output papers.jsonl
              trends archive export | trends import - --archive copy.sqlite
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("Write to a file, whole or not at all; - is standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let desk = common.desk
        let file = try ResultFile(path: output)
        let count = try desk.export(place.choice) { try file.write($0) }
        try file.finish()
        let summary = "\(count.papers) papers · \(count.labels) labels exported"
        if (output ?? "-") == "-" { common.note(summary) } else { try Output.standard(summary + "\n") }
    }
}
