import ArgumentParser
import PaperDesk
import Papers
import Wording

/// `trends topics list`.
struct TopicsListCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The topics of the taxonomy, with their definitions.",
        discussion: """
            EXAMPLES
              trends topics list
              trends topics list --topics my-topics.yaml --json
            """)

    @Option(name: .long, help: .taxonomy)
    var topics: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    var awaited: String { "a taxonomy" }

    func run() throws {
        let desk = common.desk
        let taxonomy = try desk.places.taxonomy(topics)
        if format.isJSON { return try output.write(taxonomy.json.document) }
        let page = output.look(desk.places.environment).page
        let lines = taxonomy.topics.flatMap { topic in
            page.lines("\(SafeText.line(topic.name)) (\(topic.slug))")
                + page.lines(SafeText.line(topic.definition), indented: 4)
        }
        try output.write(lines.joined(separator: "\n") + "\n")
    }
}
