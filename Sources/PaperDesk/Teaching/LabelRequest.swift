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
        return try label(paper, request, in: archive)
    }

    /// Adds to the log of a paper's labels, or asks for it. Throws `DeskError` for a topic that there is not.
    func label(_ paper: StoredPaper, _ request: LabelRequest, in archive: Archive) throws -> LabelAnswer {
        if let both = Self.contradiction(request.topics, request.not) { throw DeskError.contradictoryLabel(both) }
        // Whoever only asks what was said needs no taxonomy.
        if !request.topics.isEmpty || !request.not.isEmpty {
            let names = try labelTopics(request.taxonomy)
            let (topics, not) = (names.found(request.topics), names.found(request.not))
            let unknown = topics.unknown + not.unknown
            if !unknown.isEmpty { throw DeskError.unknownTopics(unknown) }
            if let both = Self.contradiction(topics.slugs, not.slugs) { throw DeskError.contradictoryLabel(both) }
            try archive.appendLabels(entries(paper.id, about: topics.slugs, notAbout: not.slugs))
        }
        return LabelAnswer(paper: paper.paper, log: try archive.labels(of: paper.id), takenBack: nil)
    }

    /// Takes back what was last said of a paper: all that was said together. It stays in the log, marked as taken
    /// back; asked again, what was said before goes the same way. Throws `DeskError` for a paper that there is not.
    public func label(_ request: LabelUndoRequest) throws -> LabelAnswer {
        let archive = try archive(request.archive)
        guard let paper = try archive.paper(withID: request.paper) else { throw DeskError.noPaper(request.paper) }
        return try takeBackLabel(of: paper, in: archive)
    }

    /// Takes back what was last said of a paper.
    func takeBackLabel(of paper: StoredPaper, in archive: Archive) throws -> LabelAnswer {
        let takenBack = try archive.takeBackLabels(of: paper.id, on: today)
        return LabelAnswer(paper: paper.paper, log: try archive.labels(of: paper.id), takenBack: takenBack)
    }

    /// Adds the labels of a file, all in one step; lines that cannot be used are told of.
    public func label(_ request: LabelFileRequest) throws -> LabelFileAnswer {
        let names = try labelTopics(request.taxonomy)
        let archive = try archive(request.archive)
        let labels = try LabelReader.read(request.path)
        tell(labels.rejections, of: labels.rejectionCount)
        var found: [(paper: StoredPaper.Key, entry: LabelEntry)] = []
        var (papers, refused) = (0, labels.rejectionCount)
        for label in labels.papers {
            switch try paper(label, names, archive) {
            case .paper(let key, let topics, let not):
                found += entries(key, about: topics, notAbout: not)
                papers += 1
            case .problem(let problem):
                refused += 1
                if refused <= 20 { notice(.labelProblem(file: request.path, line: label.line, problem)) }
            }
        }
        if papers == 0 { throw DeskError.noLabelAdded(file: request.path) }
        return LabelFileAnswer(papers: papers, entries: try archive.appendLabels(found), rejected: refused)
    }

    /// The topics that labels may name: those of the taxonomy and, where none was named, of the model in force, which
    /// may have been learned with topics of its own.
    private func labelTopics(_ taxonomy: String?) throws -> TopicNames {
        let own = try places.taxonomy(taxonomy)
        // Without a model, or with one that cannot be read, there are those of the taxonomy.
        return TopicNames(own, and: taxonomy == nil ? try? places.model().model : nil)
    }

    /// What a line of a file means.
    private enum Meant {
        case paper(StoredPaper.Key, topics: [String], not: [String])
        case problem(LabelProblem)
    }

    private func paper(_ label: LabelledPaper, _ names: TopicNames, _ archive: Archive) throws -> Meant {
        if let unknown = (label.topics + label.not).first(where: { names.slug($0) == nil }) {
            return .problem(.unknownTopic(unknown, alike: names.alike(unknown)))
        }
        let (topics, not) = (label.topics.compactMap(names.slug), label.not.compactMap(names.slug))
        if let both = Self.contradiction(topics, not) { return .problem(.contradictory(both)) }
        guard let id = label.id else { return .problem(.noID) }
        do throws(ArchiveError) {
            return try archive.paper(withID: id).map { .paper($0.id, topics: topics, not: not) }
                ?? .problem(.noPaper(id))
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
