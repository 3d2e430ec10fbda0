import ArgumentParser
import PaperDesk
import TopicEngine
import Wording

/// `trends model`.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "What the model is, whether its file is whole, and which were there before.",
        discussion: """
            Each model that retrain puts into the data folder is kept as a version, the newest ten of them.

            EXAMPLES
              trends model info
              trends model verify --model copied.model
              trends model list
              trends model diff
              trends model rollback
            """,
        subcommands: [
            ModelInfoCommand.self, ModelVerifyCommand.self, ModelListCommand.self, ModelRollbackCommand.self,
            ModelDiffCommand.self,
        ],
        defaultSubcommand: ModelInfoCommand.self)
}

/// `trends model info`.
struct ModelInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "When and from what the model was learned, and how well it does.",
        discussion: """
            EXAMPLES
              trends model info
              trends model info --model new.model
            """)

    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let (model, path) = try common.desk.places.model(modelOptions.model)
        let card = ModelCard(model)
        try output.write(
            format.isJSON
                ? card.json(path: path).document
                : "\(SafeText.line(path)), fingerprint \(model.fingerprint)\n\n" + card.markdown)
    }
}

/// `trends model verify`.
struct ModelVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a model file; exit 78 where it is damaged.",
        discussion: """
            EXAMPLES
              trends model verify --model copied.model
            """)

    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let (model, path) = try common.desk.places.model(modelOptions.model)
        if format.isJSON {
            return try output.write(model.verificationJSON(path: path).document)
        }
        try output.write(
            "\(SafeText.line(path)): whole, format \(model.formatVersion), fingerprint \(model.fingerprint), "
                + "\(model.topics.count) topics\n"
        )
    }
}
