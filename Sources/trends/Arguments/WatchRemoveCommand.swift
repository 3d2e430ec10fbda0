import ArgumentParser
import PaperDesk
import Wording

/// `trends watch remove`.
struct WatchRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Follow a query no longer.",
        discussion: """
            EXAMPLES
              trends watch remove 'kv cache'
            """)

    @Argument(help: "What it is called.")
    var name: String

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let removed = try common.desk.removeWatch(QueryArguments.unmarked(name), in: place.choice)
        try output.write("\(SafeText.line(removed.name)) is followed no longer\n")
    }
}
