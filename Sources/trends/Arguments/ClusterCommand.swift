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

            EXAMPLES
              trends cluster
              trends cluster papers.jsonl --k 12
              trends cluster papers.jsonl --k 12 --json --all
              trends cluster --format html --output map.html
            """)

    @Argument(help: "Papers to group instead of the archive's.")
    var file: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The number of groups. Default: one that suits the number of papers.", valueName: "n"))
    var k: Int?

    @Option(name: .long, help: ArgumentHelp("Where the random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Tell the group of every paper too.")
    var all = false

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
    }

    var awaited: String { "papers" }

    func run() throws {
        let desk = common.desk
        if format == .html { return try output.write(try page(desk)) }
        let answer = try desk.cluster(
            ClusterRequest(file: file, choice: listing.choice, archive: place.choice, groups: k, seed: seed))
        try output.write(
            json || format == .json
                ? answer.json(all: all).document : text(answer, output.look(desk.places.environment).page))
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
