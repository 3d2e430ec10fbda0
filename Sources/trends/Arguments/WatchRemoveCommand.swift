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
        let name = QueryArguments.unmarked(name)
        try common.desk.removeWatch(name, in: place.choice)
        try output.write("\(SafeText.line(name)) is followed no longer\n")
    }
}
