import ArgumentParser
import PaperArchive
import PaperDesk
import Papers
import Wording

/// `trends label`.
struct LabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Say which topics a paper of the archive is about, or is not about.",
        discussion: """
            What is said goes to the end of a log in the archive; nothing in it is changed or taken away, and the \
            last word on a topic counts. 'trends
            retrain' learns from it, and 'trends archive export' writes it out. Without --topic and --not the log of \
            the paper is shown.

            EXAMPLES
              trends label 2412.07730 --topic video --not robotics
              trends label 2412.07730
              trends label --file labels.jsonl     one {"id": …, "topics": […], "not": […]} a line
            """)

    @Argument(help: "The paper: an arXiv identifier or address, another collection's identifier, or a DOI.")
    var id: String?

    @Option(name: .long, help: ArgumentHelp("A topic that the paper is about; may be repeated.", valueName: "topic"))
    var topic: [String] = []

    @Option(name: .long, help: ArgumentHelp("A topic that it is not about; may be repeated.", valueName: "topic"))
    var not: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("Labels of many papers: JSON Lines with id, topics and not.", valueName: "file")
    )
    var file: String?

    @Option(name: .long, help: ArgumentHelp("The taxonomy whose topics may be named.", valueName: "file"))
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
        if let both = Set(topic).intersection(not).min() {
            throw ValidationError("'\(both)' is given both with --topic and with --not")
        }
    }

    func run() throws {
        let desk = common.desk
        if let file {
            let answer = try desk.label(LabelFileRequest(file, taxonomy: topics, archive: place.choice))
            let words =
                "\(answer.papers) papers labelled · \(answer.entries) entries added · \(answer.rejected) rejected\n"
            return try output.write(format.isJSON ? answer.json.document : words)
        }
        let answer = try desk.label(
            LabelRequest(paper: id ?? "", topics: topic, not: not, taxonomy: topics, archive: place.choice))
        try output.write(format.isJSON ? answer.json.document : Self.text(answer.paper, answer.log))
    }

    private static func text(_ paper: Paper, _ log: [LabelEntry]) -> String {
        let head = [paper.nameInArchive, paper.title].map(SafeText.line).joined(separator: "  ") + "\n"
        if log.isEmpty { return head + "  nobody has labelled it yet\n" }
        return head + log.map { "  \($0.day)  \($0.isAbout ? "is" : "is not") \(SafeText.line($0.topic))\n" }.joined()
    }
}
