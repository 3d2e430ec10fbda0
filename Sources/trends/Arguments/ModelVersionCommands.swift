import ArgumentParser
import PaperDesk
import Wording

/// `trends model list`.
struct ModelListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The models that are kept, the newest first, and the shipped one.",
        discussion: """
            The one in force is used unless --model or $TRENDS_MODEL names another. Micro-F1 is cross-validated.

            EXAMPLES
              trends model list
              trends model list --json
            """)

    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let desk = common.desk
        let answer = try desk.models()
        let page = output.look(desk.places.environment).page
        try output.write(format.isJSON ? answer.json.document : ModelWords.table(answer, page))
        if let path = answer.overriding { common.note(ModelWords.overriding(path)) }
    }
}

/// `trends model rollback`.
struct ModelRollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Use an earlier model again.",
        discussion: """
            The model that was in force is kept, so that this can be undone likewise. With shipped the learned model \
            leaves its place, and the model that comes with the program is used.

            EXAMPLES
              trends model rollback
              trends model rollback 3
              trends model rollback 63c9
              trends model rollback shipped
            """)

    @Argument(
        help: """
            A number, the beginning of a fingerprint (4 digits or more; see 'trends model list'), or shipped. \
            Default: the version before the one in force.
            """)
    var version: String?

    @Option(
        name: .long, help: ArgumentHelp("Seconds to wait where another run changes the models.", valueName: "seconds"))
    var wait: Double = 5

    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--wait", wait, in: OptionRange.seconds)
    }

    func run() throws {
        let answer = try common.desk.rollBack(RollbackRequest(version, wait: wait))
        try output.write(format.isJSON ? answer.json.document : ModelWords.sentence(answer) + "\n")
        if let path = answer.overriding { common.note(ModelWords.overriding(path)) }
    }
}

/// `trends model diff`.
struct ModelDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Which papers of the archive change topics between two models, and why.",
        discussion: """
            A model is named by its number or the beginning of its fingerprint (see 'trends model list'), by shipped, \
            current or previous, or by its file. Papers with the largest change of a probability come first; a term's \
            figure is by how much more it adds to the topic's score under the second model. Topics that only one of \
            the models knows are not compared.

            EXAMPLES
              trends model diff
              trends model diff shipped current
              trends model diff 3 5 --limit 50
              trends model diff old.model new.model --json
            """)

    @Argument(
        help: ArgumentHelp("The first model. Default: the version before the one in force.", valueName: "model"),
        completion: .file())
    var first: String?

    @Argument(
        help: ArgumentHelp("The second model. Default: the one in force.", valueName: "other-model"),
        completion: .file())
    var second: String?

    @Option(name: .long, help: ArgumentHelp("How many papers to show.", valueName: "n"))
    var limit = 10

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--limit", limit, in: 0...OptionRange.shown.upperBound)
    }

    func run() throws {
        let desk = common.desk
        let answer = try desk.compare(
            ModelDiffRequest(before: first, after: second, limit: limit, archive: place.choice))
        let environment = desk.places.environment
        let text = ModelDiffText(
            answer: answer, width: Console.width(environment), isColored: output.isColored(environment))
        try output.write(format.isJSON ? answer.json.document : text.render())
    }
}
