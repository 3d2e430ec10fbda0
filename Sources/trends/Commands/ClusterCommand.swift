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

    @Flag(name: .long, help: "Tell the group of every paper too.")
    var all = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if let k, k < 1 { throw ValidationError("--k must be at least 1, but is \(k)") }
    }

    func run() throws {
        let papers = try read()
        let progress = ProgressLine(common)
        progress.show("grouping \(papers.count) papers")
        let texts = papers.map { $0.identified(by: $0.id.description) }
        let clustering = try Clustering(texts, options: .init(groups: k, seed: seed), workers: common.workers)
        progress.finish()
        if let k, clustering.clusters.count < k { common.note("only \(clustering.clusters.count) of \(k) groups have papers") }
        try output.write(format.isJSON ? document(clustering, papers).document : text(clustering, papers))
    }

    /// A paper to be grouped, with its identifier as it was given.
    private typealias Member = IdentifiedText<DocumentID>

    private func member(_ paper: Paper) -> Member {
        Member(id: .text(paper.nameInArchive), title: paper.title, abstract: paper.abstract)
    }

    private func member(_ document: Document) -> Member {
        document.identified(
            by: document.id ?? .text(PaperFingerprint(title: document.title, abstract: document.abstract).description))
    }

    private func read() throws -> [Member] {
        guard let file else {
            var papers: [Member] = []
            let archive = try Archive(path: Places().archive(place), opening: .existing, wait: place.wait)
            try archive.forEachBatch { papers += $0.map { member($0.paper) } }
            return papers
        }
        return try ListingFiles(in: [file], format: listing.listingFormat).paths.flatMap(read)
    }

    private func read(_ path: String) throws -> [Member] {
        let format = try listing.listingFormat ?? (path == "-" ? .jsonl : ListingReader.sniff(path))
        guard format == .jsonl else {
            let found = try ListingReader(listedDay: listing.listed, format: format, today: common.today).read(path)
            common.tell(found.rejections, of: found.rejectionCount)
            return found.papers.map { member($0) }
        }
        var reader = try DocumentReader(path: path)
        var (members, rejections): ([Member], [Rejection]) = ([], [])
        while let line = try reader.next() {
            switch line.result {
            case .success(let document): members.append(member(document))
            case .failure(let fault): rejections.append(fault.rejection)
            }
        }
        common.tell(rejections, of: rejections.count)
        return members
    }

    private func document(_ clustering: Clustering, _ papers: [Member]) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("schema", "trends.clustering/1"), .init("k", .integer(clustering.clusters.count)),
            .init(
                "clusters",
                .array(
                    clustering.clusters.enumerated().map { index, cluster in
                        [
                            "cluster": .integer(index), "name": .string(cluster.name), "terms": JSONValue(cluster.terms),
                            "papers": .integer(cluster.members.count),
                            "nearest": .array(cluster.members.prefix(5).map { JSONValue(papers[$0].id) }),
                        ]
                    })),
        ]
        if all {
            let assignments = zip(papers, clustering.assignments).map { paper, cluster -> JSONValue in
                ["id": JSONValue(paper.id), "cluster": .integer(cluster)]
            }
            members.append(.init("assignments", .array(assignments)))
        }
        return .object(members)
    }

    private func text(_ clustering: Clustering, _ papers: [Member]) -> String {
        clustering.clusters.enumerated().map { index, cluster in
            let shown = all ? cluster.members[...] : cluster.members.prefix(3)
            let titles = shown.map {
                "    \(SafeText.line(papers[$0].title.isEmpty ? String(papers[$0].abstract.prefix(100)) : papers[$0].title))\n"
            }.joined()
            return "\(index + 1). \(SafeText.line(cluster.name)): \(cluster.members.count) papers\n"
                + "    terms: \(SafeText.line(cluster.terms.joined(separator: ", ")))\n" + titles
        }.joined(separator: "\n")
    }
}
