import Listings
import PaperArchive
public import Papers
import ReadableText

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

/// A person takes back what was last said of a paper's topics.
public struct LabelUndoRequest: Hashable, Sendable {
    /// The paper: an identifier, an address or a DOI.
    public var paper: String
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the paper has no default.
    public init(_ paper: String, archive: ArchiveChoice = ArchiveChoice()) {
        self.paper = paper
        self.archive = archive
    }
}

/// All that was said of a paper's topics.
public struct LabelAnswer: Sendable {
    /// The paper.
    public let paper: Paper
    /// What was said, the earliest first, and what of it was taken back.
    public let log: [LoggedLabel]
    /// What this request took back; nil where it did not ask for that, none where nothing stood any more.
    public let takenBack: [LabelEntry]?
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
        if let both = Self.contradiction(request.topics, request.not) { throw DeskError.contradictoryLabel(both) }
        // Whoever only asks what was said needs no taxonomy.
        if !said.isEmpty {
            try TopicCheck(places.taxonomy(request.taxonomy)).check(said)
            try archive.appendLabels(entries(paper.id, about: request.topics, notAbout: request.not))
        }
        return LabelAnswer(paper: paper.paper, log: try archive.labels(of: paper.id), takenBack: nil)
    }

    /// Takes back what was last said of a paper: all that was said together. It stays in the log, marked as taken
    /// back; asked again, what was said before goes the same way. Throws `DeskError` for a paper that there is not.
    public func label(_ request: LabelUndoRequest) throws -> LabelAnswer {
        let archive = try archive(request.archive)
        guard let paper = try archive.paper(withID: request.paper) else { throw DeskError.noPaper(request.paper) }
        let takenBack = try archive.takeBackLabels(of: paper.id, on: today)
        return LabelAnswer(paper: paper.paper, log: try archive.labels(of: paper.id), takenBack: takenBack)
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
        if let both = Self.contradiction(label.topics, label.not) { return .problem(.contradictory(both)) }
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
        Self.once(about).map { (key, LabelEntry(topic: $0, isAbout: true, day: today)) }
            + Self.once(notAbout).map { (key, LabelEntry(topic: $0, isAbout: false, day: today)) }
    }

    /// The first topic that is both given and denied.
    private static func contradiction(_ topics: [String], _ not: [String]) -> String? {
        topics.first(where: Set(not).contains)
    }

    /// Each topic once, where it stands first.
    private static func once(_ topics: [String]) -> [String] {
        var seen: Set<String> = []
        return topics.filter { seen.insert($0).inserted }
    }
}

/// Checks the topics that a person names against a taxonomy.
struct TopicCheck {
    private let slugs: [String]
    private let known: Set<String>

    init(_ taxonomy: Taxonomy) {
        slugs = taxonomy.topics.map(\.slug)
        known = Set(slugs)
    }

    /// Throws for the first topic that the taxonomy does not have.
    func check(_ topics: [String]) throws(DeskError) {
        if let unknown = firstUnknown(topics) { throw .unknownTopic(unknown, alike: alike(unknown)) }
    }

    func firstUnknown(_ topics: [String]) -> String? { topics.first { !known.contains($0) } }

    /// The topics that begin like an unknown one, or hold it.
    func alike(_ unknown: String) -> [String] {
        // No slug is longer, and slugs are ASCII.
        let name = String(decoding: unknown.utf8.prefix(65), as: UTF8.self).lowercased().bytes
        return slugs.filter {
            $0.utf8.starts(with: name.prefix(3)) || name.isEmpty || $0.bytes.firstRange(ofMark: name) != nil
        }
    }
}
