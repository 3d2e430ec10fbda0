import Listings
import PaperArchive
public import Papers
public import TopicEngine

/// Wanted are the papers whose labels would teach a model most.
public struct ReviewRequest: Hashable, Sendable {
    /// Which papers, with topics by any of their names.
    public enum Focus: Hashable, Sendable {
        /// Those that teach most of all topics.
        case everything
        /// Of those whose most probable topic is this one, the least certain.
        case topic(String)
        /// Those between two topics.
        case between(String, String)
    }

    /// The papers to choose from; none for those of the archive.
    public var listings: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// Which papers.
    public var focus: Focus
    /// How many at most.
    public var limit: Int
    /// The model's file; nil for the usual one.
    public var model: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// How many papers are asked for where nobody says it.
    public static let usualLimit = 10

    /// A request; everything has a default.
    public init(
        listings: [String] = [], choice: ListingChoice = ListingChoice(), focus: Focus = .everything,
        limit: Int = usualLimit, model: String? = nil, archive: ArchiveChoice = ArchiveChoice()
    ) {
        (self.listings, self.choice) = (listings, choice)
        (self.focus, self.limit) = (focus, limit)
        (self.model, self.archive) = (model, archive)
    }
}

/// A paper that a person is asked about.
public struct ReviewPaper: Sendable {
    /// The paper.
    public let paper: Paper
    /// The topics that could be meant, the most probable first, with the terms that decided.
    public let classification: ClassificationAnswer
    /// Why it was chosen.
    public let candidate: ReviewCandidate
    /// Where it was found.
    let origin: Origin

    /// Where a paper was found that a person is asked about.
    enum Origin: Sendable {
        /// In the archive, where it rests at this place.
        case archive(StoredPaper.Key)
        /// In listings, where it was seen so: it comes into the archive with what is said of it.
        case listings(PaperHistory)
    }

    /// The slugs of the topics that the model gives it, among those listed.
    public var given: [String] { classification.shown.filter(\.isAssigned).map(\.slug) }
}

/// The papers whose labels would teach most.
public struct ReviewAnswer: Sendable {
    /// Which they are: the focus with the topics' slugs.
    public let focus: ReviewRequest.Focus
    /// How many papers they were chosen from: those that nobody labelled, and on which the model does not abstain.
    public let pool: Int
    /// The papers, the first to ask about first.
    public let papers: [ReviewPaper]
    /// The fingerprint of the model.
    public let model: String
    /// The labelled papers that there are already: those that the model learned from, and what was said since.
    public let labelled: Int
    /// The mean, over the pool, of the probability that the model is wrong about a paper.
    public let doubt: Double
    /// The model's cross-validated micro-F1; nil where its file has none.
    public let microF1: Double?

    /// What papers that were reviewed last bought, if the person's word differed on some of them.
    ///
    /// - Parameters:
    ///   - reviewed: how many papers were reviewed last.
    ///   - differed: on how many of them the person's word differed.
    ///   - before: the papers of this answer that were reviewed before them.
    public func worth(reviewed: Int, differed: Int, before: Int = 0) -> ReviewWorth {
        ReviewWorth(
            reviewed: reviewed, differed: differed, doubt: doubt, microF1: microF1, labelled: labelled + before)
    }
}

extension Desk {
    /// Chooses papers. Nothing is written: what a person says of them goes through ``label(_:topics:not:archive:)``.
    ///
    /// Throws `DeskError.unknownTopics` for topics that the model does not know, `ListingError`, `ArchiveError`,
    /// `LabelError` and `ModelFileError` besides.
    public func review(_ request: ReviewRequest) throws -> ReviewAnswer {
        let (model, path) = try places.model(request.model)
        let (focus, shown) = try meant(request.focus, model)
        let rows = learnedFrom(model, path)
        let labelled = try labelledPapers(request).union(rows.map(\.id))
        let pool = ReviewPool(model: model, focus: focus, labelled: labelled, rows: rows, workers: workers)
        defer { progress.finish() }
        let found = try pool.found(
            in: try papersToReview(request), limit: request.limit, keepsHistory: !request.listings.isEmpty, progress)
        return ReviewAnswer(
            focus: shown, pool: found.pool, papers: found.papers, model: model.fingerprint,
            labelled: max(labelled.count, model.header.labelledPapers), doubt: found.doubt,
            microF1: model.header.scores?.microF1)
    }

    /// Says which topics a paper under review is about. One that was chosen from listings is added to the archive first,
    /// with the listings in which it was seen; where there is none, it is made.
    ///
    /// Throws what ``label(_:)-(LabelRequest)`` throws.
    public func label(
        _ paper: ReviewPaper, topics: [String], not: [String], archive choice: ArchiveChoice
    ) throws -> LabelAnswer {
        let (archive, stored) = try found(paper, choice)
        let request = LabelRequest(paper: paper.paper.nameInArchive, topics: topics, not: not, archive: choice)
        return try label(stored, request, in: archive)
    }

    /// Takes back what was last said of a paper under review. Throws what ``label(_:)-(LabelUndoRequest)`` throws.
    @discardableResult
    public func takeBackLabel(of paper: ReviewPaper, archive choice: ArchiveChoice) throws -> LabelAnswer {
        let (archive, stored) = try found(paper, choice)
        return try takeBackLabel(of: stored, in: archive)
    }

    /// A paper under review where it rests in the archive: by its place, not by its name, by which another may be called
    /// there. Where the place went to another paper meanwhile, the name is all there is.
    private func found(
        _ paper: ReviewPaper, _ choice: ArchiveChoice
    ) throws -> (archive: Archive, stored: StoredPaper) {
        let name = paper.paper.nameInArchive
        switch paper.origin {
        case .listings(let history):
            let archive = try archive(choice, .createIfMissing)
            let key = try archive.restore(paper.paper, history, on: today)
            guard let stored = try archive.paper(key) else { throw DeskError.noPaper(name) }
            return (archive, stored)
        case .archive(let key):
            let archive = try archive(choice)
            if let stored = try archive.paper(key), stored.paper.nameInArchive == name { return (archive, stored) }
            guard let stored = try archive.paper(withID: name) else { throw DeskError.noPaper(name) }
            return (archive, stored)
        }
    }

    /// The archive, or listings read into one that is not kept.
    private func papersToReview(_ request: ReviewRequest) throws -> Archive {
        guard !request.listings.isEmpty else { return try archive(request.archive) }
        let archive = try Archive.inMemory()
        _ = try ListingIntake(self, request.choice, tellsNotes: false)
            .read(request.listings, into: ArchiveShelf { archive })
        return archive
    }

    /// The focus by the model's numbers, and by its slugs.
    private func meant(
        _ focus: ReviewRequest.Focus, _ model: TopicModel
    ) throws -> (ReviewFocus, ReviewRequest.Focus) {
        func number(_ name: String) throws -> Int {
            let names = TopicNames(model)
            guard let number = names.slug(name).flatMap(model.topics.firstIndex) else {
                throw DeskError.unknownTopics([names.unknown(name)])
            }
            return number
        }
        switch focus {
        case .everything: return (.everything, .everything)
        case .topic(let name):
            let topic = try number(name)
            return (.topic(topic), .topic(model.topics[topic]))
        case .between(let one, let other):
            let (one, other) = (try number(one), try number(other))
            return (.between(one, other), .between(model.topics[one], model.topics[other]))
        }
    }

    /// The names of the papers that people labelled since: those of the data folder's label files, and those of the
    /// archive, which must exist only where its papers are asked about.
    private func labelledPapers(_ request: ReviewRequest) throws -> Set<String> {
        var names: Set<String> = []
        for file in try places.labelFiles(orShipped: false) {
            names.formUnion(
                try LabelReader.read(file).papers.map {
                    $0.id ?? Paper(id: nil, title: $0.title, abstract: $0.abstract).nameInArchive
                })
        }
        do {
            names.formUnion(try archive(request.archive).labelVerdicts().map(\.paper.paper.nameInArchive))
        } catch ArchiveError.notFound where !request.listings.isEmpty && request.archive.path == nil {
            // Listings alone are enough.
        }
        return names
    }

    /// The papers that a model learned from, as far as a file beside it knows them.
    private func learnedFrom(_ model: TopicModel, _ path: String) -> [LabelledRow] {
        let rowsPath = LabelledRows.path(ofModel: path)
        guard let rows = try? LabelledRows(path: rowsPath), (try? rows.check(against: model, path: rowsPath)) != nil
        else { return [] }
        return rows.rows
    }
}
