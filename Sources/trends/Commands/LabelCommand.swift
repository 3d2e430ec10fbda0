import ArgumentParser
import PaperArchive
import Papers
import Reporter

/// `trends label`.
struct LabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Say which topics a paper of the archive is about, or is not about.",
        discussion: """
            What is said goes to the end of a log in the archive; nothing in it is changed or taken away, and the last word on a topic counts. 'trends
            retrain' learns from it, and 'trends archive export' writes it out. Without --topic and --not the log of the paper is shown.

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

    @Option(name: .long, help: ArgumentHelp("Labels of many papers: JSON Lines with id, topics and not.", valueName: "file"))
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
        if let both = Set(topic).intersection(not).min() { throw ValidationError("'\(both)' is given both with --topic and with --not") }
    }

    func run() throws {
        let places = Places()
        let taxonomy = try places.taxonomy(topics)
        let archive = try Archive(path: places.archive(place), opening: .existing, wait: place.wait)
        if let file { return try label(file, taxonomy, archive) }
        guard let id, let paper = try archive.paper(withID: id) else {
            throw Failure(.noInput, "the archive has no paper '\(id ?? "")'; 'trends search' finds papers by their words")
        }
        try TopicCheck(taxonomy).check(topic + not)
        try archive.appendLabels(entries(paper.id, about: topic, notAbout: not))
        let log = try archive.labels(of: paper.id)
        try output.write(format.isJSON ? Self.document(paper.paper, log).document : Self.text(paper.paper, log))
    }

    private func entries(_ key: StoredPaper.Key, about: [String], notAbout: [String]) -> [(paper: StoredPaper.Key, entry: LabelEntry)] {
        about.map { (key, LabelEntry(topic: $0, isAbout: true, day: common.today)) }
            + notAbout.map { (key, LabelEntry(topic: $0, isAbout: false, day: common.today)) }
    }

    /// Adds the labels of a file, all in one step; lines that cannot be used are told of.
    private func label(_ file: String, _ taxonomy: Taxonomy, _ archive: Archive) throws {
        let labels = try LabelReader.read(file)
        common.tell(labels.rejections, of: labels.rejectionCount)
        let check = TopicCheck(taxonomy)
        var found: [(paper: StoredPaper.Key, entry: LabelEntry)] = []
        var (papers, refused) = (0, labels.rejectionCount)
        for label in labels.papers {
            let problem: String
            if let unknown = check.firstUnknown(label.topics + label.not) {
                problem = check.sentence(unknown)
            } else {
                switch try Self.paper(label.id, archive) {
                case .success(let paper):
                    found += entries(paper.id, about: label.topics, notAbout: label.not)
                    papers += 1
                    continue
                case .failure(let reason): problem = reason.message
                }
            }
            refused += 1
            if refused <= 20 { common.note("\(file):\(label.line): \(problem)") }
        }
        if papers == 0 { throw Failure(.unusableInput, "\(file): none of its labels could be added to the archive") }
        let count = try archive.appendLabels(found)
        let summary: JSONValue = [
            "schema": "trends.label/1", "papers": .integer(papers), "entries": .integer(count), "rejected": .integer(refused),
        ]
        try output.write(format.isJSON ? summary.document : "\(papers) papers labelled · \(count) entries added · \(refused) rejected\n")
    }

    /// The paper that a line of a file means, or why there is none.
    private static func paper(_ id: String?, _ archive: Archive) throws -> Result<StoredPaper, Failure> {
        guard let id else { return .failure(Failure(.unusableInput, "has no id")) }
        do throws(ArchiveError) {
            guard let paper = try archive.paper(withID: id) else { return .failure(Failure(.noInput, "the archive has no paper '\(id)'")) }
            return .success(paper)
        } catch {
            if case .ambiguous = error { return .failure(Failure(.usage, error.description)) }
            throw error
        }
    }

    private static func text(_ paper: Paper, _ log: [LabelEntry]) -> String {
        let head = [paper.nameInArchive, paper.title].map(SafeText.line).joined(separator: "  ") + "\n"
        if log.isEmpty { return head + "  nobody has labelled it yet\n" }
        return head + log.map { "  \($0.day)  \($0.isAbout ? "is" : "is not") \(SafeText.line($0.topic))\n" }.joined()
    }

    private static func document(_ paper: Paper, _ log: [LabelEntry]) -> JSONValue {
        let last = Dictionary(log.map { ($0.topic, $0.isAbout) }, uniquingKeysWith: { $1 })
        return [
            "schema": "trends.label/1", "id": .string(paper.nameInArchive), "title": .string(paper.title),
            "topics": JSONValue(last.keys.filter { last[$0] == true }.sorted()),
            "not": JSONValue(last.keys.filter { last[$0] == false }.sorted()),
            "log": .array(log.map { ["topic": .string($0.topic), "is_about": .bool($0.isAbout), "day": .string($0.day.description)] }),
        ]
    }
}

/// Checks the topics that a person names against a taxonomy.
struct TopicCheck {
    private let slugs: [String]

    init(_ taxonomy: Taxonomy) { slugs = taxonomy.topics.map(\.slug) }

    /// Throws wrong usage for the first topic that the taxonomy does not have.
    func check(_ topics: [String]) throws {
        if let unknown = firstUnknown(topics) { throw Failure(.usage, sentence(unknown)) }
    }

    func firstUnknown(_ topics: [String]) -> String? { topics.first { !slugs.contains($0) } }

    /// What is wrong with an unknown topic, with those that begin alike.
    func sentence(_ unknown: String) -> String {
        let start = unknown.lowercased().prefix(3)
        let alike = slugs.filter { $0.hasPrefix(start) || $0.contains(unknown.lowercased()) }
        let hint = alike.isEmpty ? "'trends topics' lists them" : "did you mean \(alike.joined(separator: " or "))?"
        return "the taxonomy has no topic '\(unknown)'; \(hint)"
    }
}
