import ArgumentParser
import Foundation
import Papers
import Reporter
import TopicEngine

/// `trends retrain`.
struct RetrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrain",
        abstract: "Learn a model from the archive, the taxonomy and label files.",
        discussion: """
            Vocabulary and latent directions come from all papers of the archive and of the listings given, topics from the labels. The model is written
            whole or not at all, with a card beside it; later classify and report use it. A model that does clearly worse than the one it would replace
            is not written, unless --force is given.

            EXAMPLES
              trends retrain
              trends retrain papers.jsonl --labels labels.jsonl --output topics.model
              trends retrain --labels train.jsonl --labels-only --output news.model
            """)

    @Argument(help: "Listings to learn from besides the archive.")
    var listings: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Labels: JSON Lines with id and topics, or with the text itself; may be repeated.", valueName: "file"))
    var labels: [String] = []

    @Flag(name: .long, help: "Learn from the labelled texts alone, with the topics found there: no archive, no taxonomy.")
    var labelsOnly = false

    @Option(name: .long, help: ArgumentHelp("The taxonomy.", valueName: "file"))
    var topics: String?

    @Option(
        name: .long, help: ArgumentHelp("Where to write the model. Default: models/topics.model in the data folder.", valueName: "file"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Where all random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Write the model even where it does worse than the one it replaces.")
    var force = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var common: RunOptions

    /// How much lower a new model's micro-F1 may be than that of the one it replaces.
    static let tolerance = 0.02

    func validate() throws {
        if labelsOnly, labels.isEmpty { throw ValidationError("--labels-only needs at least one --labels") }
        if labelsOnly, !listings.isEmpty { throw ValidationError("--labels-only learns from the labels alone; leave out the listings") }
    }

    func run() throws {
        let places = Places()
        let path = output ?? places.learnedModel
        let progress = ProgressLine(common)
        defer { progress.finish() }
        let material = try TrainingMaterial(self, places: places, progress: progress)
        var options = LearningOptions()
        options.seed = seed
        let model = try TopicModel.learn(
            from: material.set, origin: material.origin, options: options, workers: common.workers, progress: { progress.show($0) })
        try checkQuality(of: model, replacing: path)
        try write(model, to: path)
        progress.finish()
        let scores = model.header.scores.map { scores in
            let first =
                scores.accuracy.map { "accuracy \(EvaluationDocument.figure($0))" }
                ?? "micro-F1 \(EvaluationDocument.figure(scores.microF1))"
            return " · cross-validated \(first), macro-F1 \(EvaluationDocument.figure(scores.macroF1))"
        }
        try Output.standard(
            "\(SafeText.line(path)): \(model.topics.count) topics from \(model.header.labelledPapers) labelled of \(model.header.papers) papers\(scores ?? "")\n"
        )
    }

    /// Refuses a model that does clearly worse than the one of the same topics that it would replace.
    private func checkQuality(of model: TopicModel, replacing path: String) throws {
        guard !force, FileManager.default.fileExists(atPath: path) else { return }
        let old: TopicModel
        do {
            old = try TopicModel(path: path)
        } catch .damaged, .newer, .notAModel {
            throw Failure(.configuration, "\(path) exists and is no model that this program reads; it stays as it is (--force replaces it)")
        }
        guard old.topics == model.topics, let before = old.header.scores, let after = model.header.scores else { return }
        guard after.microF1 < before.microF1 - Self.tolerance else { return }
        throw Failure(
            .checkFailed,
            "the new model's cross-validated micro-F1 is \(EvaluationDocument.figure(after.microF1)), that of \(path) \(EvaluationDocument.figure(before.microF1)); "
                + "the old one stays (--force replaces it, --output writes elsewhere)")
    }

    private func write(_ model: TopicModel, to path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "the folder \(folder.path) could not be made; name another place with --output")
        }
        try model.write(to: path)
        let card = URL(fileURLWithPath: path).deletingPathExtension().appendingPathExtension("md").path
        try Output.write(ModelCard(model).markdown, to: card)
    }
}
