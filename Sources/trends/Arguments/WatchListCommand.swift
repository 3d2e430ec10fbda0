import ArgumentParser
import PaperDesk
import Wording

/// `trends watch list`.
struct WatchListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What is followed: names, queries and since when.",
        discussion: """
            EXAMPLES
              trends watch list
              trends watch list --json
            """)

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let list = try common.desk.watches(in: place.choice)
        try output.write(format.isJSON ? list.json.document : Self.text(list))
    }

    private static func text(_ list: WatchList) -> String {
        if list.watches.isEmpty { return "Nothing is followed yet; 'trends watch add NAME QUERY' begins.\n" }
        let names = list.watches.map { SafeText.line($0.name) }
        let width = names.map(DisplayWidth.of).max() ?? 0
        return zip(list.watches, names).map { watch, name in
            "\(DisplayWidth.padded(name, to: width))  \(watch.madeOn)  \(SafeText.line(watch.query))\n"
        }.joined()
    }
}
