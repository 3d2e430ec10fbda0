import ArgumentParser
import Foundation
import PaperDesk
import Wording

/// `trends review`.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Label the papers whose labels would teach the model most.",
        discussion: """
            Of the papers of the archive that nobody has labelled, those come first that together tell most of all the \
            others of whose topics the model is unsure; each topic has its share. Of more than 20,000 papers as many are \
            drawn by their names, and these are chosen from. On a terminal they are shown one by one, with the terms that \
            decided beside each topic: digits switch topics on and off, enter accepts what is shown, s skips, \
            backspace goes back and takes back, q ends, ? explains. What is accepted is said as 'trends label' says it, \
            and --undo there takes it back. After each ten it says what they bought, and when to stop. 'trends retrain' \
            learns from what was said.

            Into a pipe, or with --json, the papers come as JSON; labels come back with 'trends label --file'. A paper \
            of listings that is labelled with keys is added to the archive; the others are not.

            EXAMPLES
              trends review
              trends review --topic agents --limit 20
              trends review --confused reasoning,agents
              trends review listings/ --limit 50 --json > ask.json
            """)

    @Argument(help: "Listings to choose from, instead of the archive: files, folders, or -.", completion: .file())
    var listings: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only papers whose most probable topic is this one, the least certain first.", valueName: "topic"))
    var topic: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Only papers between these two topics.", valueName: "topic,topic"))
    var confused: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Papers at most. Default: \(ReviewRequest.usualLimit).", valueName: "n"))
    var limit: Int = ReviewRequest.usualLimit

    @OptionGroup var listingOptions: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--limit", limit, in: 1...10_000)
        if topic != nil, confused != nil { throw ValidationError("--topic and --confused exclude each other") }
        if confused != nil, pair == nil { throw ValidationError("--confused takes two topics with a comma between") }
    }

    /// The two topics of `--confused`.
    private var pair: (String, String)? {
        let parts = (confused ?? "").split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return parts.count == 2 && !parts.contains("") && parts[0] != parts[1] ? (parts[0], parts[1]) : nil
    }

    private var focus: ReviewRequest.Focus {
        if let pair { return .between(pair.0, pair.1) }
        return topic.map { .topic($0) } ?? .everything
    }

    /// Whether the result goes to a terminal, so that it is for a person where nothing else is asked for.
    private var isForAPerson: Bool { (output.output ?? "-") == "-" && Console.outputIsTerminal }

    func run() throws {
        let desk = common.desk
        let answer = try desk.review(
            ReviewRequest(
                listings: listings, choice: listingOptions.choice, focus: focus, limit: limit,
                model: modelOptions.model, archive: place.choice))
        if format.isJSON || format.format == nil && !isForAPerson { return try output.write(answer.json.document) }
        let look = output.look(desk.places.environment)
        let hasKeys = isForAPerson && format.format == nil && Console.errorIsTerminal
        if hasKeys, !answer.papers.isEmpty, let keys = SingleKeys() {
            var run = ReviewRun(answer, desk, archive: place.choice, look: look)
            return try run.run(keys)
        }
        try output.write(ReviewText(answer: answer, look: look).render())
    }
}
