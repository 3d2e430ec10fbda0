import ArgumentParser
import Foundation
import Listings
import Reporter
import TopicEngine

/// `trends classify`.
struct ClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "The topics of an abstract, with calibrated probabilities.",
        discussion: """
            Reads one document: the whole of the input, its first line being the title if a blank line follows it. With --jsonl it reads one JSON
            object a line (id, title, abstract or text) and writes one line for each, in order.

            EXAMPLES
              trends classify < abstract.txt
              trends classify --explain --top 3 abstract.txt
              trends classify --jsonl papers.jsonl.gz > topics.jsonl
            """)

    @Argument(help: "The document, or - for standard input.")
    var file = "-"

    @Flag(name: .long, help: "Read and write one JSON object a line.")
    var jsonl = false

    @Flag(name: .long, help: "List every topic of the model.")
    var all = false

    @Flag(name: .long, help: "Show the terms that decided.")
    var explain = false

    @Option(name: .long, help: ArgumentHelp("List the K most probable topics.", valueName: "k"))
    var top: Int?

    @Option(
        name: .long, help: ArgumentHelp("Assign topics from this probability on, instead of each topic's own threshold.", valueName: "p"))
    var threshold: Double?

    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top must be at least 1, but is \(top)") }
        if let threshold, !(0...1).contains(threshold) {
            throw ValidationError("--threshold must lie between 0 and 1, but is \(threshold)")
        }
    }

    func run() throws {
        let (model, _) = try Places().model(modelOptions)
        let view = ClassificationView(all: all, top: top, threshold: threshold, explain: explain)
        if jsonl { return try stream(model, view) }
        let document = try Document.read(file)
        var classifier = Classifier(model: model)
        let answer = view.answer(document, &classifier)
        try output.write(format.isJSON ? answer.json.document : ClassificationText(answer: answer, view: view).render())
    }

    private func stream(_ model: TopicModel, _ view: ClassificationView) throws {
        var reader = try DocumentReader(path: file)
        let stream = ClassificationStream(model: model, view: view, workers: common.workers)
        let progress = ProgressLine(common)
        defer { progress.finish() }
        let output = try GrowingOutput(path: output.output)
        var (lines, bad) = (0, 0)
        while let batch = try reader.nextBatch() {
            let result = stream.classify(batch)
            for fault in result.faults { Console.say(fault) }
            try output.write(result.bytes)
            (lines, bad) = (lines + batch.count, bad + result.faults.count)
            progress.show(lines, of: nil, "documents classified")
        }
        try output.finish()
        if lines > 0, bad == lines { throw Failure(.unusableInput, "\(reader.name): none of its \(lines) lines could be read") }
    }
}
