import ArgumentParser
import PaperArchive
import Papers
import Reporter
import TopicEngine

/// `trends cluster`.
struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Groups of papers, with their terms and nearest papers.",
        discussion: """
            Groups the papers of the archive, or of a file: a listing, or JSON Lines with id and text.

            EXAMPLES
              trends cluster
              trends cluster papers.jsonl --k 12
              trends cluster papers.jsonl --k 12 --json --all
            """)

    @Argument(help: "Papers to group instead of the archive's.")
    var file: String?

    @Option(name: .long, help: ArgumentHelp("The number of groups. Default: one that suits the number of papers.", valueName: "n"))
    var k: Int?

    @Option(name: .long, help: ArgumentHelp("Where the random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Print as JSON.")
    var json = false

    @Flag(name: .long, help: "Tell the group of every paper too.")
    var all = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if let k, k < 1 { throw ValidationError("--k must be at least 1, but is \(k)") }
    }

    func run() throws {
        let papers = try read()
        let progress = ProgressLine(common)
        progress.show("grouping \(papers.count) papers")
        let texts = papers.map { PaperText(id: $0.id ?? PaperFingerprint($0).description, title: $0.title, abstract: $0.abstract) }
        let clustering = try Clustering(texts, options: .init(groups: k, seed: seed), workers: common.workers)
        progress.finish()
        try output.write(json ? document(clustering, texts).document : text(clustering, papers))
    }

    private func read() throws -> [Paper] {
        guard let file else {
            var papers: [Paper] = []
            let archive = try Archive(path: Places().archive(place), opening: .existing, wait: place.wait)
            try archive.forEachBatch { papers += $0.map(\.paper) }
            return papers
        }
        var papers: [Paper] = []
        for path in try ListingFiles(in: [file], format: listing.listingFormat).paths {
            let found = try ListingReader(listedDay: listing.listed, format: listing.listingFormat, today: common.today).read(path)
            for rejection in found.rejections.prefix(20) { common.note(rejection.description) }
            papers += found.papers
        }
        return papers
    }

    private func document(_ clustering: Clustering, _ texts: [PaperText]) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("schema", "trends.clustering/1"), .init("k", .integer(clustering.clusters.count)),
            .init(
                "clusters",
                .array(
                    clustering.clusters.enumerated().map { index, cluster in
                        [
                            "cluster": .integer(index), "name": .string(cluster.name), "terms": JSONValue(cluster.terms),
                            "papers": .integer(cluster.members.count),
                            "nearest": JSONValue(cluster.members.prefix(5).map { texts[$0].id }),
                        ]
                    })),
        ]
        if all {
            let assignments = zip(texts, clustering.assignments).map { text, cluster -> JSONValue in
                ["id": .string(text.id), "cluster": .integer(cluster)]
            }
            members.append(.init("assignments", .array(assignments)))
        }
        return .object(members)
    }

    private func text(_ clustering: Clustering, _ papers: [Paper]) -> String {
        clustering.clusters.enumerated().map { index, cluster in
            let shown = all ? cluster.members[...] : cluster.members.prefix(3)
            let titles = shown.map { "    \(SafeText.line(papers[$0].title))\n" }.joined()
            return "\(index + 1). \(SafeText.line(cluster.name)): \(cluster.members.count) papers\n"
                + "    terms: \(SafeText.line(cluster.terms.joined(separator: ", ")))\n" + titles
        }.joined(separator: "\n")
    }
}
