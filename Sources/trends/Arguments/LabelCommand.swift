import ArgumentParser
import PaperDesk

/// `trends label`.
struct LabelCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Say which topics a paper of the archive is about, or is not about.",
        discussion: """
            What is said stands before the model's word at once, in reports, searches and 'trends similar', marked \
            as yours; 'trends retrain' learns from it. It goes to the end of a log in the archive, of which the last \
            word on a topic counts. --undo takes back what was last said of a paper, all that one command said; it \
            stays in the log, marked, and a second --undo takes back what was said before. 'trends archive export' \
            writes the log out. Without --topic, --not and --undo the log of the paper is shown.

            EXAMPLES
              trends label 2511.21541 --topic video --not robotics
              trends label 2511.21541
              trends label --undo 2511.21541
              trends label --file labels.jsonl   {"id": …, "topics": […], "not": […]} a line
            """)

    @Argument(help: "The paper: an arXiv identifier or address, another collection's identifier, or a DOI.")
    var id: String?

    @Option(name: .long, help: ArgumentHelp("A topic that the paper is about; may be repeated.", valueName: "topic"))
    var topic: [String] = []

    @Option(name: .long, help: ArgumentHelp("A topic that it is not about; may be repeated.", valueName: "topic"))
    var not: [String] = []

    @Flag(name: .long, help: "Take back what was last said of the paper.")
    var undo = false

    @Option(
        name: .long,
        help: ArgumentHelp("Labels of many papers: JSON Lines with id, topics and not.", valueName: "file"),
        completion: .file()
    )
    var file: String?

    @Option(
        name: .long, help: ArgumentHelp("The taxonomy whose topics may be named.", valueName: "file"),
        completion: .file())
    var topics: String?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if file == nil, id == nil { throw ValidationError("name a paper, or a file of labels with --file") }
        if file != nil, id != nil || !topic.isEmpty || !not.isEmpty {
            throw ValidationError("--file says which papers and topics; leave out the paper, --topic and --not")
        }
        if undo, file != nil || !topic.isEmpty || !not.isEmpty {
            throw ValidationError("--undo takes the paper alone; leave out --file, --topic and --not")
        }
        if let both = Set(topic).intersection(not).min() {
            throw ValidationError("'\(both)' is given both with --topic and with --not")
        }
    }

    var awaited: String { "labels" }

    func run() throws {
        let desk = common.desk
        if let file {
            let answer = try desk.label(LabelFileRequest(file, taxonomy: topics, archive: place.choice))
            let words =
                "\(answer.papers) papers labelled · \(answer.entries) entries added · \(answer.rejected) rejected\n"
            return try output.write(format.isJSON ? answer.json.document : words)
        }
        let answer =
            undo
            ? try desk.label(LabelUndoRequest(id ?? "", archive: place.choice))
            : try desk.label(
                LabelRequest(paper: id ?? "", topics: topic, not: not, taxonomy: topics, archive: place.choice))
        try output.write(format.isJSON ? answer.json.document : LabelText(answer: answer).render())
    }
}
