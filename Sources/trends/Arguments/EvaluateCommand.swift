import ArgumentParser
import PaperDesk
import Reporter
import TopicEngine
import Wording

/// `trends evaluate`.
struct EvaluateCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Judge a model on labelled papers.",
        discussion: """
            The file has one JSON object a line: the text (title and abstract, or text) with topics, or with one \
            label. Figures come with 95 % bootstrap \
            intervals. The calibration error is that over all pairs of paper and topic in ten bins of equal width; \
            ECE10 is that over the pairs said to have at least 10 %, in ten bins of equally many.

            --html makes a page of the figures: how often what was said with some probability is true, how well each \
            topic is found, and what was given instead of those that were missed.

            EXAMPLES
              trends evaluate labelled.jsonl
              trends evaluate labelled.jsonl --model new.model --json
              trends evaluate labelled.jsonl --fail-under 0.8
              trends evaluate labelled.jsonl --html evaluation.html
            """)

    @Argument(help: "The labelled papers, or - for standard input.", completion: .file())
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Exit with 1 where micro-F1 (accuracy, where each paper has one label) is below.", valueName: "score"))
    var failUnder: Double?

    @OptionGroup var page: PageOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--fail-under", failUnder, in: OptionRange.share)
        if replacesText, format.json || format.format != nil {
            throw ValidationError("--html and the figures cannot both go to standard output; name a file for one")
        }
    }

    /// Whether the page is all that goes to standard output.
    private var replacesText: Bool { page.isOnStandardOutput && (output.output ?? "-") == "-" }

    var awaited: String { "labelled papers" }

    func run() throws {
        let page = try page.open()
        let answer = try common.desk.evaluate(EvaluateRequest(file, model: modelOptions.model))
        let (evaluation, rejected) = (answer.evaluation, answer.rejected)
        try page?.finish(with: EvaluationPage(EvaluationReport(answer, of: file)).html)
        if !replacesText {
            try output.write(
                format.isJSON
                    ? answer.json.document : EvaluationText(evaluation: evaluation, rejected: rejected).render())
        }
        let score = evaluation.accuracy ?? evaluation.microF1
        if let failUnder, score.value < failUnder {
            throw Failure(.checkFailed, "the score \(Figures.score(score.value)) is below \(failUnder) (--fail-under)")
        }
    }
}
