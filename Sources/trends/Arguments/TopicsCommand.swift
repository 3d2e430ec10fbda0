import ArgumentParser

/// `trends topics`.
struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "The topics of the taxonomy, and a taxonomy of the topics that labels name.",
        discussion: """
            Every command takes a topic by its slug, its slug in other capitals, or its name.

            EXAMPLES
              trends topics
              trends topics --topics my-topics.yaml --json
              trends topics from-labels labels.jsonl --output my-topics.yaml
            """,
        subcommands: [TopicsListCommand.self, TopicsFromLabelsCommand.self],
        defaultSubcommand: TopicsListCommand.self)
}
