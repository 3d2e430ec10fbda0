import ArgumentParser
import PaperDesk
import Papers

/// `trends topics add`.
struct TopicsAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a topic to the taxonomy.",
        discussion: """
            The slug is for ever: labels, archives and models refer to it. 'trends retrain' learns the topic as soon as \
            papers have it and papers do not have it ('trends label').

            EXAMPLES
              trends topics add world-models --name "World models" --cue "world model"
              trends topics add world-models --name "World models" --dry-run
              trends topics add --undo
            """)

    @Argument(help: "The slug: lower-case letters, digits and hyphens.")
    var slug: String?

    @Option(name: .long, help: ArgumentHelp("The name for people.", valueName: "name"))
    var name: String?

    @Option(name: .long, help: ArgumentHelp("What its papers are about, in a sentence or two.", valueName: "text"))
    var definition: String?

    @Option(name: .long, help: ArgumentHelp("A phrase that points to the topic; may be repeated.", valueName: "phrase"))
    var cue: [String] = []

    @OptionGroup var change: TopicChangeOptions

    func validate() throws {
        try change.check(
            [("a slug", slug != nil), ("the topic with --name", name != nil)],
            [("--definition", definition != nil), ("--cue", !cue.isEmpty)])
    }

    func run() throws {
        let topic = Topic(slug: slug ?? "", name: name ?? "", definition: definition ?? "", cues: cue)
        try change.run(.add, slug) { announced in
            try change.common.desk.change(request(.add(topic), change), announced: announced)
        }
    }
}

/// `trends topics rename`.
struct TopicsRenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a topic another name; its slug stays.",
        discussion: """
            Reports and searches show the new name at once.

            EXAMPLES
              trends topics rename audio --name "Speech and sound"
              trends topics rename --undo
            """)

    @Argument(help: "The topic.")
    var topic: String?

    @Option(name: .long, help: ArgumentHelp("The new name.", valueName: "name"))
    var name: String?

    @OptionGroup var change: TopicChangeOptions

    func validate() throws {
        try change.check([("a topic", topic != nil), ("the new name with --name", name != nil)])
    }

    func run() throws {
        try change.run(.rename, topic) { announced in
            try change.common.desk.change(
                request(.rename(topic ?? "", name: name ?? ""), change), announced: announced)
        }
    }
}

/// `trends topics merge`.
struct TopicsMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make a topic part of another one.",
        discussion: """
            The slug of the first becomes an alias of the second: what people said of the one counts for the other at \
            once, and may be named by either slug. The model in force gives both until 'trends retrain' has made one \
            that gives the second alone. Older reports stay as they are.

            EXAMPLES
              trends topics merge audio --into multimodal
              trends topics merge audio --into multimodal --dry-run
              trends topics merge --undo
            """)

    @Argument(help: "The topic that becomes part of another.")
    var topic: String?

    @Option(name: .long, help: ArgumentHelp("The topic that it becomes part of.", valueName: "topic"))
    var into: String?

    @OptionGroup var change: TopicChangeOptions

    func validate() throws {
        try change.check([("a topic", topic != nil), ("the other topic with --into", into != nil)])
    }

    func run() throws {
        try change.run(.merge, topic) { announced in
            try change.common.desk.change(
                request(.merge(topic ?? "", into: into ?? ""), change), announced: announced)
        }
    }
}

/// `trends topics retire`.
struct TopicsRetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Learn and give a topic no more; its slug goes to no other.",
        discussion: """
            It stays in the file as retired. Models give it until 'trends retrain' makes one without it.

            EXAMPLES
              trends topics retire evaluation
              trends topics retire --undo
            """)

    @Argument(help: "The topic.")
    var topic: String?

    @OptionGroup var change: TopicChangeOptions

    func validate() throws { try change.check([("a topic", topic != nil)]) }

    func run() throws {
        try change.run(.retire, topic) { announced in
            try change.common.desk.change(request(.retire(topic ?? ""), change), announced: announced)
        }
    }
}

/// A request for a change as the options have it.
func request(_ change: TaxonomyChange, _ options: TopicChangeOptions) -> TopicChangeRequest {
    TopicChangeRequest(
        change, taxonomy: options.topics, archive: options.place.choice, isDryRun: options.dryRun)
}
