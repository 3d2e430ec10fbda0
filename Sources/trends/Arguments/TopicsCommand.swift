import ArgumentParser

/// `trends topics`.
struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "The topics of the taxonomy: list them, change them, make themes to topics.",
        discussion: """
            Every command takes a topic by its slug, its slug in other capitals, or its name; a topic that became part \
            of another is found by its former slug.

            Slugs are for ever. Each command that changes the taxonomy says what changes before it does; --dry-run \
            changes nothing, and --undo takes the last change back. The taxonomy that comes with the program stays as \
            it is: the first change makes a copy of it in the data folder, which is in force from then on.

            EXAMPLES
              trends topics
              trends topics --topics my-topics.yaml --json
              trends topics adopt agent-harness
              trends topics rename audio --name "Speech and sound"
              trends topics from-labels labels.jsonl --output my-topics.yaml
            """,
        subcommands: [
            TopicsListCommand.self, TopicsAdoptCommand.self, TopicsAddCommand.self, TopicsRenameCommand.self,
            TopicsMergeCommand.self, TopicsSplitCommand.self, TopicsRetireCommand.self, TopicsFromLabelsCommand.self,
        ],
        defaultSubcommand: TopicsListCommand.self)
}
