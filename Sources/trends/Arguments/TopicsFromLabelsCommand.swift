import ArgumentParser
import Listings
import PaperDesk
import Papers
import Wording

/// `trends topics from-labels`.
struct TopicsFromLabelsCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "from-labels", abstract: "Write a taxonomy of the topics that labels name.",
        discussion: """
            The files hold labelled papers: JSON Lines, or a table (CSV) with a header, with topics (several), labels \
            (several), label or category (one). Each topic keeps its name, and gets a slug made of it: Graph Neural \
            Networks is graph-neural-networks. Names that differ by capitals alone are one topic; other names of one \
            slug are an error. Definitions and cues can be added by hand.

            With the taxonomy as topics.yaml in the data folder, or named with --topics, every command knows the \
            topics of one's own field.

            EXAMPLES
              trends topics from-labels labels.jsonl
              trends topics from-labels labels.csv --output my-topics.yaml
              trends retrain --labels labels.csv --topics my-topics.yaml --no-shipped-labels
            """)

    @Argument(help: "Files of labelled papers, or - for standard input.", completion: .file())
    var files: [String]

    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    var awaited: String { "labelled papers" }

    func run() throws {
        let answer = try common.desk.topics(TopicsFromLabelsRequest(files))
        let taxonomy = answer.taxonomy
        let counts =
            "\(Figures.count(taxonomy.topics.count, "topic")) of \(Figures.count(answer.labels, "labelled paper"))"
        common.note(counts)
        try output.write(format.isJSON ? taxonomy.json.document : taxonomy.yaml(saying: Self.comments(counts)))
    }

    private static func comments(_ counts: String) -> [String] {
        [
            "The topics that papers are sorted by: \(counts).", "",
            "A slug is permanent: labels, archives and models refer to it. Names may be bettered at any time, and so may",
            "definitions (definition: a sentence) and cues (cues: [phrases, that speak for a topic]), which can be added.",
        ]
    }
}
