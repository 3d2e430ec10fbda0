import ArgumentParser
import PaperArchive
import PaperDesk
import Wording

/// `trends archive vacuum`.
struct ArchiveVacuumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vacuum", abstract: "Give back the space that is no longer used, and put the file in order.",
        discussion: """
            The file is written anew, so for that time the disk must hold it twice.

            EXAMPLES
              trends archive vacuum
            """)

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let result = try common.desk.vacuum(place.choice)
        let log =
            result.inLog == 0 ? "" : " · \(Self.size(result.inLog)) more in the log until another run has ended"
        try output.write(
            format.isJSON
                ? JSONText(result).document
                : "\(Self.size(result.before)) before · \(Self.size(result.after)) after\(log)\n")
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 10_000_000 ? "\((bytes + 999) / 1_000) kB" : "\((bytes + 999_999) / 1_000_000) MB"
    }
}
