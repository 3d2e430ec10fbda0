import ArgumentParser
import Listings
import PaperDesk
import TopicEngine
import Wording

/// `trends cluster`.
struct ClusterCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Groups of papers, with their terms and nearest papers.",
        discussion: """
            Groups the papers of the archive, or of a file: a listing, or JSON Lines with id and text.

            --format html is the page of 'trends map': of an archive the last year, of a file all papers.

            --propose makes topics of the archive's groups, as 'trends topics adopt' makes one of a theme: name, \
            definition and cues are drafted of the phrases that tell a group from the others, and may be bettered in the \
            taxonomy. The papers that have one of these, or are among the nearest quarter to the group's centre, are \
            proposed to have the topic, which is less than your word; then a model is learned, and the archive \
            classified anew. Groups that have the name of a topic already are passed over.

            EXAMPLES
              trends cluster
              trends cluster papers.jsonl --k 12
              trends cluster papers.jsonl --k 12 --json --all
              trends cluster --format html --output map.html
              trends cluster --k 12 --propose --dry-run
              trends cluster --k 12 --propose --group 3 --group 7
              trends cluster --propose --undo
            """)

    @Argument(help: "Papers to group instead of the archive's.", completion: .file())
    var file: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The number of groups. Default: one that suits the number of papers.", valueName: "n"))
    var k: Int?

    @Option(name: .long, help: ArgumentHelp("Where the random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Tell the group of every paper too.")
    var all = false

    @Flag(name: .long, help: "Make topics of the archive's groups.")
    var propose = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A group that becomes a topic, by its number; may be repeated. Default: all of them.", valueName: "n"))
    var group: [Int] = []

    @Flag(name: .long, help: "With --propose: tell what would change, and change nothing.")
    var dryRun = false

    @Flag(name: .long, help: "With --propose: take back the last change of the taxonomy, which must be of this kind.")
    var undo = false

    @Option(name: .long, help: .taxonomy)
    var topics: String?

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions

    @Option(name: .long, help: "Output format: text, json or html.")
    var format: Format?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    func validate() throws {
        try OptionRange.check("--k", k, in: OptionRange.groups)
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other")
        }
        let ofTopics = [
            ("--group", !group.isEmpty), ("--dry-run", dryRun), ("--undo", undo), ("--topics", topics != nil),
        ].filter(\.1).map(\.0)
        if !propose, let option = ofTopics.first { throw ValidationError("\(option) concerns topics; add --propose") }
        if propose { try checkProposal() }
    }

    private func checkProposal() throws {
        if file != nil { throw ValidationError("--propose concerns the archive; leave out the file, or import it") }
        if all || format == .html {
            throw ValidationError("--propose tells what changes; leave out --all and --format html")
        }
        if undo, !group.isEmpty || k != nil {
            throw ValidationError("--undo takes no groups; leave out --group and --k")
        }
    }

    var awaited: String { "papers" }

    func run() throws {
        let desk = common.desk
        if propose { return try proposed(desk) }
        if format == .html { return try output.write(try page(desk)) }
        let answer = try desk.cluster(
            ClusterRequest(file: file, choice: listing.choice, archive: place.choice, groups: k, seed: seed))
        try output.write(
            json || format == .json
                ? answer.json(all: all).document : text(answer, output.look(desk.places.environment).page))
    }

    /// Makes topics of groups, or takes that back.
    private func proposed(_ desk: Desk) throws {
        let run = TopicChangeRun(
            isDryRun: dryRun, undo: undo, topics: topics, wait: place.wait, isJSON: json || format == .json,
            output: output, common: common)
        try run.run(.propose, nil) { announced in
            try desk.propose(
                GroupTopicsRequest(
                    ClusterRequest(archive: place.choice, groups: k, seed: seed), chosen: group, taxonomy: topics,
                    isDryRun: dryRun), announced: announced)
        }
    }

    /// The page of `trends map`.
    private func page(_ desk: Desk) throws -> String {
        let answer = try desk.map(
            MapRequest(
                listings: file.map { [$0] } ?? [], choice: listing.choice, archive: place.choice, groups: k, seed: seed)
        )
        if let failure = Failure.ofListings(answer.intake) { throw failure }
        return MapFormat.html.written(answer)
    }

    private func text(_ answer: ClusterAnswer, _ page: TextPage) -> String {
        answer.clustering.clusters.enumerated().map { index, cluster in
            let shown = all ? cluster.members[...] : cluster.members.prefix(3)
            let titles = shown.map { member -> String in
                let paper = answer.papers[member]
                let beginning = String(paper.abstract.unicodeScalars.prefix(100))
                return page.line(SafeText.line(paper.title.isEmpty ? beginning : paper.title), indented: 4)
            }
            let terms = SafeText.line(cluster.terms.joined(separator: ", "))
            let head = "\(index + 1). \(SafeText.line(answer.names[index])): \(cluster.members.count) papers"
            let lines = page.lines(head) + page.lines("terms: \(terms)", indented: 4) + titles
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }
}
