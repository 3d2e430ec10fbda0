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
            Of a listing, each paper is classified \
            (with --json one line for each). With --jsonl it reads one JSON object a line (id, title, abstract or \
            text, under the names that listings have for them) \
            and writes one line for each, in order and whenever the input pauses.

            Every line is answered, also one that cannot be read or is blank, and each answer names the model: so a \
            program can feed lines and join answers by their number. Of a part of something larger, --keep-going \
            makes lines of which none can be read no failure. Whoever feeds lines may die, or leave some out, and the \
            end of the input looks the same: --expect ends with 1 where fewer came. In Spark, pipe() takes \
            checkCode=True; without it a model that is missing (66) is an empty part and nothing else.

            The answer depends on text and model alone. With --archive it knows besides what was said with 'trends \
            label' of the archive's paper that has the line's id.

            EXAMPLES
              trends classify < abstract.txt
              trends classify --explain --top 3 abstract.txt
              trends classify --jsonl papers.jsonl.gz > topics.jsonl
              trends classify --jsonl --keep-going --expect 500 < part.jsonl
            """)

    @Argument(help: "The document, or - for standard input.", completion: .file())
    var file = "-"

    @Flag(name: .long, help: "Read and write one JSON object a line.")
    var jsonl = false

    @Flag(name: .long, help: "With --jsonl: exit with 0 also where no line could be read.")
    var keepGoing = false

    @Option(
        name: .long,
        help: ArgumentHelp("With --jsonl: exit with 1 where fewer lines came.", valueName: "n"))
    var expect: Int?

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
            valueName: "file"), completion: .file())
    var archive: String?

    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if !jsonl, keepGoing || expect != nil {
            throw ValidationError("\(keepGoing ? "--keep-going" : "--expect") goes with --jsonl")
        }
        try OptionRange.check("--expect", expect, in: OptionRange.lines)
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
            file, view: view, model: modelOptions.model, archive: archive.map { .init($0) }, keepsGoing: keepGoing,
            expected: expect)
        var failure: DeskError?
        do {
            try desk.classifyLines(request) { lines in
                for fault in lines.faults { Console.say(fault.description) }
                try result.write(lines.bytes)
            }
        } catch let error as DeskError where error.isOfLines {
            // The lines that were answered are a result all the same.
            failure = error
        }
        try result.finish()
        if let failure { throw failure }
    }
}

extension DeskError {
    /// Whether it tells what is wrong with lines that were all answered.
    fileprivate var isOfLines: Bool {
        switch self {
        case .noLineReadable, .fewerLines: true
        default: false
        }
    }
}
