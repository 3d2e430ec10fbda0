import Listings
import PaperArchive
public import Papers

/// A person says which topics a paper of the archive is about; with neither topics nor denials,
/// what was said is asked for.
public struct LabelRequest: Hashable, Sendable {
    /// The paper: an identifier, an address or a DOI.
    public var paper: String
    /// Topics that it is about.
    public var topics: [String]
    /// Topics that it is not about.
    public var not: [String]
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the paper has no default.
    public init(
        paper: String, topics: [String] = [], not: [String] = [], taxonomy: String? = nil,
        archive: ArchiveChoice = ArchiveChoice()
    ) {
        self.paper = paper
        self.topics = topics
        self.not = not
        self.taxonomy = taxonomy
        self.archive = archive
    }
}

/// All that was said of a paper's topics.
public struct LabelAnswer: Sendable {
    /// The paper.
    public let paper: Paper
    /// What was said, the earliest first.
    public let log: [LabelEntry]
}

/// The labels of a file are to be added to an archive.
public struct LabelFileRequest: Hashable, Sendable {
    /// JSON Lines with `id`, `topics` and `not`: a file, or `-` for standard input.
    public var path: String
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the file has no default.
    public init(_ path: String, taxonomy: String? = nil, archive: ArchiveChoice = ArchiveChoice()) {
        self.path = path
        self.taxonomy = taxonomy
        self.archive = archive
    }
}

/// What came of a file of labels.
public struct LabelFileAnswer: Hashable, Sendable {
    /// Papers that were labelled.
    public let papers: Int
    /// Entries that the log gained.
    public let entries: Int
    /// Lines that could not be used.
    public let rejected: Int
}

extension Desk {
    /// Adds to the log of labels, or asks for it. Throws `DeskError` for a paper or a topic that there is not.
    public func label(_ request: LabelRequest) throws -> LabelAnswer {
        let archive = try archive(request.archive)
        guard let paper = try archive.paper(withID: request.paper) else { throw DeskError.noPaper(request.paper) }
        let said = request.topics + request.not
        // Whoever only asks what was said needs no taxonomy.
        if !said.isEmpty { try TopicCheck(places.taxonomy(request.taxonomy)).check(said) }
        try archive.appendLabels(entries(paper.id, about: request.topics, notAbout: request.not))
        return LabelAnswer(paper: paper.paper, log: try archive.labels(of: paper.id))
    }

    /// Adds the labels of a file, all in one step; lines that cannot be used are told of.
    public func label(_ request: LabelFileRequest) throws -> LabelFileAnswer {
        let check = TopicCheck(try places.taxonomy(request.taxonomy))
        let archive = try archive(request.archive)
        let labels = try LabelReader.read(request.path)
        tell(labels.rejections, of: labels.rejectionCount)
        var found: [(paper: StoredPaper.Key, entry: LabelEntry)] = []
        var (papers, refused) = (0, labels.rejectionCount)
        for label in labels.papers {
            switch try paper(label, check, archive) {
            case .paper(let key):
                found += entries(key, about: label.topics, notAbout: label.not)
                papers += 1
            case .problem(let problem):
                refused += 1
                if refused <= 20 { notice(.labelProblem(file: request.path, line: label.line, problem)) }
            }
        }
        if papers == 0 { throw DeskError.noLabelAdded(file: request.path) }
        return LabelFileAnswer(papers: papers, entries: try archive.appendLabels(found), rejected: refused)
    }

    /// What a line of a file means.
    private enum Meant {
        case paper(StoredPaper.Key)
        case problem(LabelProblem)
    }

    private func paper(_ label: LabelledPaper, _ check: TopicCheck, _ archive: Archive) throws -> Meant {
        if let unknown = check.firstUnknown(label.topics + label.not) {
            return .problem(.unknownTopic(unknown, alike: check.alike(unknown)))
        }
        guard let id = label.id else { return .problem(.noID) }
        do throws(ArchiveError) {
            return try archive.paper(withID: id).map { .paper($0.id) } ?? .problem(.noPaper(id))
        } catch {
            if case .ambiguous(_, let id, let names) = error { return .problem(.ambiguous(id, names: names)) }
            throw error
        }
    }

    private func entries(
        _ key: StoredPaper.Key, about: [String], notAbout: [String]
    ) -> [(paper: StoredPaper.Key, entry: LabelEntry)] {
        about.map { (key, LabelEntry(topic: $0, isAbout: true, day: today)) }
            + notAbout.map { (key, LabelEntry(topic: $0, isAbout: false, day: today)) }
    }
}

/// Checks the topics that a person names against a taxonomy.
struct TopicCheck {
    private let slugs: [String]

    init(_ taxonomy: Taxonomy) { slugs = taxonomy.topics.map(\.slug) }

    /// Throws for the first topic that the taxonomy does not have.
    func check(_ topics: [String]) throws(DeskError) {
        if let unknown = firstUnknown(topics) { throw .unknownTopic(unknown, alike: alike(unknown)) }
    }

    func firstUnknown(_ topics: [String]) -> String? { topics.first { !slugs.contains($0) } }

    /// The topics that begin like an unknown one, or hold it.
    func alike(_ unknown: String) -> [String] {
        let start = unknown.lowercased().prefix(3)
        return slugs.filter { $0.hasPrefix(start) || $0.contains(unknown.lowercased()) }
    }
}
