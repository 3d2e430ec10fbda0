import ArgumentParser
import Listings
import PaperDesk
import Papers
import TopicEngine
import Wording

/// `trends retrain`.
struct RetrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrain",
        abstract: "Learn a model from the archive, the taxonomy and label files.",
        discussion: """
            Vocabulary and latent directions come from all papers of the archive and of the listings given (of more \
            than 100,000 without label from
            as many, drawn by their ids), topics from the labels. The model is written
            whole or not at all, with a card beside it; later classify and report use it. A model that does clearly \
            worse than the one of the same
            topics that it would replace is not written, unless --force is given.

            EXAMPLES
              trends retrain
              trends retrain papers.jsonl --labels labels.jsonl --output topics.model
              trends retrain --labels train.jsonl --labels-only --output news.model
            """)

    @Argument(help: "Listings to learn from besides the archive.")
    var listings: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Labels: JSON Lines with id and topics, or with the text itself; may be repeated.", valueName: "file"))
    var labels: [String] = []

    @Flag(
        name: .long, help: "Learn from the labelled texts alone, with the topics found there: no archive, no taxonomy.")
    var labelsOnly = false

    @Option(name: .long, help: ArgumentHelp("The taxonomy.", valueName: "file"))
    var topics: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where to write the model. Default: models/topics.model in the data folder.", valueName: "file"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Where all random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Write the model even where it does worse than the one it replaces.")
    var force = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if labelsOnly, labels.isEmpty { throw ValidationError("--labels-only needs at least one --labels") }
        if labelsOnly, !listings.isEmpty {
            throw ValidationError("--labels-only learns from the labels alone; leave out the listings")
        }
    }

    func run() throws {
        let answer = try common.desk.retrain(
            RetrainRequest(
                listings: listings, choice: listing.choice, archive: place.choice, labelFiles: labels,
                labelsOnly: labelsOnly,
                taxonomy: topics, destination: destination, seed: seed, force: force))
        if let path = answer.path {
            try Output.standard(Self.summary(answer.model, at: SafeText.line(path)) + "\n")
        } else {
            try Output.standard(answer.model.encoded())
            common.note(Self.summary(answer.model, at: "standard output"))
        }
    }

    private var destination: RetrainRequest.Destination {
        switch output {
        case nil: .usual
        case "-"?: .answer
        case let path?: .file(path)
        }
    }

    private static func summary(_ model: TopicModel, at place: String) -> String {
        let header = model.header
        var text =
            "\(place): \(header.topics.count) topics from \(header.labelledPapers) labelled of \(header.papers) papers"
        if let scores = header.scores {
            let first =
                scores.accuracy.map { "accuracy \(Figures.score($0))" } ?? "micro-F1 \(Figures.score(scores.microF1))"
            text += " · cross-validated \(first), macro-F1 \(Figures.score(scores.macroF1))"
        }
        return text
    }
}
