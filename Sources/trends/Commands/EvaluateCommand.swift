import ArgumentParser
import Foundation
import Listings
import Papers
import Reporter
import TopicEngine
import Wording

/// `trends evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Judge a model on labelled papers.",
        discussion: """
            The file has one JSON object a line: the text (title and abstract, or text) with topics, or with one label. Figures come with 95 % bootstrap
            intervals.

            EXAMPLES
              trends evaluate labelled.jsonl
              trends evaluate labelled.jsonl --model new.model --json
              trends evaluate labelled.jsonl --fail-under 0.8
            """)

    @Argument(help: "The labelled papers, or - for standard input.")
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp("Exit with 1 where micro-F1 (accuracy, where each paper has one label) is below.", valueName: "score"))
    var failUnder: Double?

    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if let failUnder, !(0...1).contains(failUnder) {
            throw ValidationError("--fail-under must lie between 0 and 1, but is \(failUnder)")
        }
    }

    func run() throws {
        let (model, _) = try Places().model(modelOptions)
        let labels = try LabelReader.read(file)
        common.tell(labels.rejections, of: labels.rejectionCount)
        let papers = labels.papers.filter(\.hasText)
        guard !papers.isEmpty else {
            throw Failure(.unusableInput, "\(file): none of its \(labels.papers.count) labelled papers has a text to classify")
        }
        if papers.count < labels.papers.count {
            common.note("\(labels.papers.count - papers.count) labelled papers have no text and were left out")
        }
        let classifications = ArchiveClassification.classify(
            papers.map { Paper(title: $0.title, abstract: $0.abstract) }, with: model, workers: common.workers)
        let evaluation = Evaluation(zip(papers, classifications).map { JudgedPaper(label: TrainingLabel($0), classification: $1) })
        let rejected = labels.rejectionCount
        try output.write(
            format.isJSON
                ? EvaluationDocument(evaluation: evaluation, rejected: rejected).json.document
                : EvaluationText(evaluation: evaluation, rejected: rejected).render())
        let score = evaluation.accuracy ?? evaluation.microF1
        if let failUnder, score.value < failUnder {
            throw Failure(.checkFailed, "the score \(Figures.score(score.value)) is below \(failUnder) (--fail-under)")
        }
    }
}
