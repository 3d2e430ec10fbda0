import ArgumentParser
import PaperDesk
import Papers
import Wording

/// `trends topics`.
struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "The topics of the taxonomy, with their definitions.",
        discussion: """
            EXAMPLES
              trends topics
              trends topics --topics my-topics.yaml --json
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The taxonomy. Default: topics.yaml of the data folder, else the shipped one.", valueName: "file"))
    var topics: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let taxonomy = try common.desk.places.taxonomy(topics)
        if format.isJSON { return try output.write(taxonomy.json.document) }
        let lines = taxonomy.topics.map { topic in
            "\(SafeText.line(topic.name)) (\(topic.slug))\n    \(SafeText.line(topic.definition))\n"
        }
        try output.write(lines.joined())
    }
}
