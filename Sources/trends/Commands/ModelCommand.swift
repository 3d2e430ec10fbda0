import ArgumentParser
import Reporter
import TopicEngine

/// `trends model`.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "What the model is, and whether its file is whole.",
        subcommands: [ModelInfoCommand.self, ModelVerifyCommand.self],
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
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (model, path) = try Places().model(modelOptions)
        try output.write("\(SafeText.line(path)), fingerprint \(model.fingerprint)\n\n" + ModelCard(model).markdown)
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
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (model, path) = try Places().model(modelOptions)
        try output.write("\(SafeText.line(path)): whole, fingerprint \(model.fingerprint), \(model.topics.count) topics\n")
    }
}
