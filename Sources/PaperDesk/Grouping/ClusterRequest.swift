public import Listings
import PaperArchive
public import Papers
import ReadableText
public import TopicEngine

/// Papers are to be grouped: those of an archive, or of a file.
public struct ClusterRequest: Hashable, Sendable {
    /// A listing, a folder of them, or JSON Lines with `id` and `text`; nil for the archive.
    public var file: String?
    /// How it is read.
    public var choice: ListingChoice
    /// Which archive, where no file is given.
    public var archive: ArchiveChoice
    /// The number of groups; nil for one that suits the number of papers.
    public var groups: Int?
    /// Where the random numbers begin.
    public var seed: UInt64

    /// A request; everything has a default.
    public init(
        file: String? = nil, choice: ListingChoice = ListingChoice(), archive: ArchiveChoice = ArchiveChoice(),
        groups: Int? = nil,
        seed: UInt64 = 1
    ) {
        self.file = file
        self.choice = choice
        self.archive = archive
        self.groups = groups
        self.seed = seed
    }
}

/// Groups of papers.
public struct ClusterAnswer: Sendable {
    /// The papers that were grouped, each with its identifier as it was given.
    public let papers: [Document]
    /// The groups, which name papers by their places.
    public let clustering: Clustering
    /// A name for each group; no two are the same.
    public let names: [String]
    /// The phrases that tell each group from the others; none of a group that is named by its terms.
    public let phrases: [[String]]
}

extension Desk {
    /// Groups papers. Throws `TrainingError` where they are too few, and the errors of what is read.
    public func cluster(_ request: ClusterRequest) throws -> ClusterAnswer {
        let papers = try papers(of: request)
        defer { progress.finish() }
        progress.show(.grouping(papers: papers.count))
        let texts = papers.map { $0.identified(by: $0.id?.description ?? "") }
        let clustering = try Clustering(
            texts, options: .init(groups: request.groups, seed: request.seed), workers: workers)
        progress.finish()
        if let asked = request.groups, clustering.clusters.count < asked {
            notice(.emptyGroups(found: clustering.clusters.count, asked: asked))
        }
        let (names, phrases) = clustering.phrases(among: texts)
        return ClusterAnswer(papers: papers, clustering: clustering, names: names, phrases: phrases)
    }

    private func papers(of request: ClusterRequest) throws -> [Document] {
        guard let file = request.file else {
            var papers: [Document] = []
            try archive(request.archive).forEachBatch { papers += $0.map { Document($0.paper) } }
            return papers
        }
        return try listingFiles([file]).entries.flatMap { entry in
            do {
                return try papers(in: entry, request.choice)
            } catch let error as ListingError where entry.folder != nil && error.isNoListing {
                notice(.passedOver(file: entry.path, error))
                return []
            }
        }
    }

    /// JSON Lines are read as documents, so that identifiers are given back as they were.
    private func papers(in entry: ListingFiles.Entry, _ choice: ListingChoice) throws -> [Document] {
        if let fault = entry.fault { throw ListingError.input(fault) }
        let path = entry.path
        let reader = ListingReader(listedDay: choice.listedDay, format: choice.format, today: today, formats: formats)
        if choice.format == .jsonl || path == "-" && choice.format == nil { return try documents(path) }
        let listing = try reader.open(entry)
        if listing.format == .jsonl { return try documents(path) }
        var papers: [Document] = []
        let found = try listing.forEachBatch(preparing: { $0.papers }) { papers += $0.map(Document.init) }
        tell(found.rejections, of: found.rejectionCount)
        return papers
    }

    private func documents(_ path: String) throws -> [Document] {
        var reader = try DocumentReader(path: path)
        var (documents, rejections): ([Document], [Rejection]) = ([], [])
        while let line = try reader.next() {
            switch line.result {
            case .success(var document):
                let paper = Paper(title: document.title, abstract: document.abstract)
                document.id = document.id ?? .text(PaperFingerprint(paper).description)
                documents.append(document)
            case .failure(let fault): rejections.append(fault.rejection)
            }
        }
        tell(rejections, of: rejections.count)
        return documents
    }
}

extension Document {
    /// A paper's text, with its name in an archive.
    fileprivate init(_ paper: Paper) {
        self.init(id: .text(paper.nameInArchive), title: paper.title, abstract: paper.abstract)
    }
}
