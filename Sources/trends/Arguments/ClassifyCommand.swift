import ArgumentParser
import Listings
import PaperDesk
import Wording

/// `trends classify`.
struct ClassifyCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "The topics of an abstract, with calibrated probabilities.",
        discussion: """
            Reads one document: the whole of the input, its first line being the title if a blank line follows it. \
            Of a listing, each paper is classified
            (with --json one line for each). With --jsonl it reads one JSON object a line (id, title, abstract or \
            text, under the names that listings have for them)
            and writes one line for each, in order.

            The answer depends on text and model alone. With --archive it knows besides what was said with 'trends \
            label' of the archive's paper that has the line's id.

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
        name: .long,
        help: ArgumentHelp(
            "Assign topics from this probability on, instead of each topic's own threshold.", valueName: "p"))
    var threshold: Double?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An archive: what people said of a paper's topics there, by its id, stands before the model's word.",
            valueName: "file"))
    var archive: String?

    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--top", top, in: OptionRange.shown)
        try OptionRange.check("--threshold", threshold, in: OptionRange.share)
    }

    var awaited: String { jsonl ? "one JSON object a line" : "an abstract" }

    func run() throws {
        let desk = common.desk
        let view = ClassificationView(all: all, top: top, threshold: threshold, explain: explain)
        if jsonl { return try stream(desk, view) }
        let request = ClassifyFileRequest(
            file, view: view, model: modelOptions.model, archive: archive.map { .init($0) })
        switch try desk.classifyFile(request) {
        case .document(let answer):
            try output.write(
                format.isJSON ? answer.json.document : ClassificationText(answer: answer, view: view).render())
        case .listing(let papers):
            try output.write(
                format.isJSON
                    ? papers.map { $0.answer.json.compact + "\n" }.joined()
                    : papers.map { ClassificationText(answer: $0.answer, view: view).render(under: $0.title) }
                        .joined(separator: "\n"))
        }
    }

    private func stream(_ desk: Desk, _ view: ClassificationView) throws {
        let result = try ResultFile(path: output.output)
        let request = ClassifyLinesRequest(
            file, view: view, model: modelOptions.model, archive: archive.map { .init($0) })
        var unreadable: (any Error)?
        do {
            try desk.classifyLines(request) { lines in
                for fault in lines.faults { Console.say(fault.description) }
                try result.write(lines.bytes)
            }
        } catch DeskError.noLineReadable(let file, let lines) {
            // The lines that say so are a result all the same.
            unreadable = DeskError.noLineReadable(file: file, lines: lines)
        }
        try result.finish()
        if let unreadable { throw unreadable }
    }
}
