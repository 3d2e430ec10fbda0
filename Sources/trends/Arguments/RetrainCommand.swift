import ArgumentParser
import Listings
import PaperDesk
import Papers
import Reporter
import Wording

/// `trends retrain`.
struct RetrainCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "retrain",
        abstract: "Learn a model from the archive, the taxonomy and label files.",
        discussion: """
            A model is learned from the labelled papers that come with the program, the labels of the files given \
            and what was said with 'trends label': the last word on a paper counts. The papers of the archive and of \
            the listings given (of more than 100,000 without label as many, drawn by their ids) add their words.

            The model is written whole or not at all, with a card and its labelled papers beside it; later classify \
            and report use it. It is compared with the one in force on papers that neither learned from: one that is \
            worse beyond chance is not written (exit code 1), unless --force is given. Papers of which nothing new is \
            known keep their topics: where it can be had, at most 2 % change and at most 0.5 % are filed elsewhere; \
            --from-scratch lets them change.

            With --from-names no label is read: names, cues and definitions of the taxonomy say which papers have which \
            topics, and papers like these teach the rest. Where papers name one topic each, each gets one (--one-topic \
            says so, --several-topics the opposite). Nothing judges such a model but labels: see 'trends evaluate'.

            --html makes a page of what changed: the figures of both models, which topics are found better or worse, \
            which papers changed theirs. It is written too where the new model is refused.

            EXAMPLES
              trends retrain
              trends retrain papers.jsonl --labels labels.jsonl --output topics.model
              trends retrain --json
              trends retrain --html changes.html
              trends retrain --from-names --topics my-topics.yaml
              trends retrain papers.jsonl --from-names --topics my.yaml --output my.model
              trends retrain --labels train.jsonl --labels-only --output news.model
            """)

    @Argument(help: "Listings to learn from besides the archive.", completion: .file())
    var listings: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Labels: JSON Lines with id and topics, or with the text itself; may be repeated.", valueName: "file"),
        completion: .file())
    var labels: [String] = []

    @Flag(
        name: .long, help: "Learn from the labelled texts alone, with the topics found there: no archive, no taxonomy.")
    var labelsOnly = false

    @Flag(name: .long, help: "Read no labels: learn from the names, cues and definitions of the taxonomy.")
    var fromNames = false

    @Flag(name: .long, help: "With --from-names: each paper has one topic.")
    var oneTopic = false

    @Flag(name: .long, help: "With --from-names: papers have several topics.")
    var severalTopics = false

    @Flag(name: .long, help: "Leave out the labelled papers that come with the program.")
    var noShippedLabels = false

    @Flag(name: .long, help: "Let papers change their topics however many do.")
    var fromScratch = false

    @Option(name: .long, help: .taxonomy)
    var topics: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where to write the model. Default: models/topics.model in the data folder.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Where all random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Write the model even where it does worse than the one it replaces.")
    var force = false

    @Flag(name: .long, help: "Print what was learned as JSON (trends.training/1).")
    var json = false

    @OptionGroup var page: PageOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if labelsOnly, labels.isEmpty { throw ValidationError("--labels-only needs at least one --labels") }
        if json, output == "-" { throw ValidationError("--json and the model cannot both go to standard output") }
        if labelsOnly, !listings.isEmpty {
            throw ValidationError("--labels-only learns from the labels alone; leave out the listings")
        }
        try validateNames()
        if page.isOnStandardOutput, output == "-" {
            throw ValidationError("--html and the model cannot both go to standard output")
        }
        // The model does not go there, but JSON does.
        if page.isOnStandardOutput, json {
            throw ValidationError("--html and --json cannot both go to standard output; name a file for the page")
        }
    }

    private func validateNames() throws {
        guard fromNames else {
            if oneTopic || severalTopics {
                throw ValidationError("--one-topic and --several-topics go with --from-names: labels say it themselves")
            }
            return
        }
        if labelsOnly || !labels.isEmpty { throw ValidationError("--from-names reads no labels; leave them out") }
        if oneTopic, severalTopics { throw ValidationError("--one-topic and --several-topics exclude each other") }
        if page.html != nil {
            throw ValidationError("--html compares by labels, and --from-names reads none; leave one out")
        }
    }

    var awaited: String { labels.contains("-") ? "labelled papers" : "a listing" }

    func run() throws {
        let page = try page.open()
        let answer = try common.desk.retrain(
            RetrainRequest(
                listings: listings, choice: listing.choice, archive: place.choice, labelFiles: labels,
                labelsOnly: labelsOnly, fromNames: fromNames,
                assignsOne: oneTopic ? true : severalTopics ? false : nil, usesShippedLabels: !noShippedLabels,
                fromScratch: fromScratch,
                taxonomy: topics, destination: destination, seed: seed, force: force)
        ) { try page?.finish(with: RetrainingPage(RetrainingReport($0, isRefused: true)).html) }
        try page?.finish(with: RetrainingPage(RetrainingReport(answer)).html)
        let place = answer.path.map { SafeText.line($0) } ?? "standard output"
        let lines = TrainingText.lines(answer, at: place).joined(separator: "\n")
        guard answer.path != nil else {
            try Output.standard(answer.model.encoded())
            return common.note(lines)
        }
        if self.page.isOnStandardOutput { return common.note(lines) }
        try Output.standard(json ? answer.json.document : lines + "\n")
    }

    private var destination: RetrainRequest.Destination {
        switch output {
        case nil: .usual
        case "-"?: .answer
        case let path?: .file(path)
        }
    }
}
