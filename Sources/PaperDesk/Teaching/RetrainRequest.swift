import Papers
public import TopicEngine

/// A model is to be learned: from an archive, listings and labels, from labelled texts alone, or from papers without
/// labels and the names of topics.
public struct RetrainRequest: Hashable, Sendable {
    /// Where the model goes.
    public enum Destination: Hashable, Sendable {
        /// To the place where the other requests look for it.
        case usual
        /// To this file.
        case file(String)
        /// Nowhere but into the answer.
        case answer
    }

    /// Listings to learn from besides the archive.
    public var listings: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// Which archive.
    public var archive: ArchiveChoice
    /// Files of labels; none for those of the data folder, else the shipped ones.
    public var labelFiles: [String]
    /// Whether the labelled texts alone are learned from, with the topics found there.
    public var labelsOnly: Bool
    /// Whether no label is read: names, definitions and cues of the taxonomy say which papers have which topics.
    public var fromNames: Bool
    /// Whether each paper has one topic, where names are learned from; nil for what the papers themselves say.
    public var assignsOne: Bool?
    /// Whether the labelled papers that came with the program are learned from too.
    public var usesShippedLabels: Bool
    /// Whether nothing of the model before is kept, however many papers change their topics.
    public var fromScratch: Bool
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// Where the model goes.
    public var destination: Destination
    /// Where all random numbers begin.
    public var seed: UInt64
    /// Whether the model is written even where it does worse than the one it replaces.
    public var force: Bool

    /// A request; everything has a default.
    public init(
        listings: [String] = [], choice: ListingChoice = ListingChoice(), archive: ArchiveChoice = ArchiveChoice(),
        labelFiles: [String] = [], labelsOnly: Bool = false, fromNames: Bool = false, assignsOne: Bool? = nil,
        usesShippedLabels: Bool = true, fromScratch: Bool = false,
        taxonomy: String? = nil, destination: Destination = .usual, seed: UInt64 = 1, force: Bool = false
    ) {
        self.listings = listings
        self.choice = choice
        self.archive = archive
        self.labelFiles = labelFiles
        self.labelsOnly = labelsOnly
        self.fromNames = fromNames
        self.assignsOne = assignsOne
        self.usesShippedLabels = usesShippedLabels
        self.fromScratch = fromScratch
        self.taxonomy = taxonomy
        self.destination = destination
        self.seed = seed
        self.force = force
    }
}

/// A learned model.
public struct RetrainAnswer: Sendable {
    /// The model, with what it learned from and how it does.
    public let learned: LearnedModel
    /// The model that it follows; nil where there was none.
    public let previous: TopicModel?
    /// Why it counts as worse than the one that it would replace; nil where it does not, or replaces none. What is
    /// written all the same was forced.
    public let setback: ModelSetback?
    /// Where it was written; nil where it was not.
    public let path: String?
    /// How many labels took the place of earlier ones.
    public let replacedLabels: Int
    /// Where it was learned from names: how many papers are about none of the topics, if they are many; 0 otherwise. They
    /// get none, unless each paper has one topic.
    public let strangers: Int

    /// Whether it was learned from names: then its figures say how far it agrees with what was guessed from them, and
    /// nothing compares it with the model before.
    public var isFromNames: Bool { model.header.fromNames == true }

    /// The model.
    public var model: TopicModel { learned.model }
    /// How its terms differ from those of the model that it follows; nil where there was none.
    public var vocabulary: VocabularyChange? { previous.map { VocabularyChange(from: $0, to: model) } }
}

extension Desk {
    /// Learns a model and writes it where it is wanted.
    ///
    /// Throws `DeskError.worse` where it does clearly worse than the model in force that it would replace, after
    /// `refused` was given what was learned and is not written; `DeskError`, `TrainingError` and the errors of what is
    /// read besides.
    public func retrain(
        _ request: RetrainRequest, refused: (RetrainAnswer) throws -> Void = { _ in }
    ) throws -> RetrainAnswer {
        let destination = try ModelDestination(path(of: request.destination), force: request.force)
        let previous = try previousModel(request, destination)
        defer { progress.finish() }
        let material = try TrainingMaterial(request, self)
        try progress.check()
        var options = LearningOptions()
        options.seed = request.seed
        if material.set.assignsOne {
            options = try LearningOptions.forSingleLabels(
                material.set, seed: request.seed, workers: workers, progress: { progress.show(.learning($0)) })
        }
        let learned: LearnedModel
        do throws(TrainingError) {
            learned = try TopicModel.learn(
                from: material.set, origin: material.origin, options: options, previous: previous,
                budget: keepsAnswers(request, previous) ? ChurnBudget() : nil, workers: workers,
                isWanted: progress.isWanted, progress: { progress.show(.learning($0)) })
        } catch {
            throw error == .notWanted ? CancellationError() as any Error : error
        }
        try progress.check()
        progress.finish()
        if !learned.silentTopics.isEmpty {
            notice(.topicsNotLearned(learned.silentTopics, needed: LearnedModel.fewestNegatives))
        }
        let replaces = destination?.standing != nil || request.destination == .usual
        let setback = replaces ? previous.flatMap { ModelSetback(learned, $0.model) } : nil
        func answer(_ path: String?) -> RetrainAnswer {
            RetrainAnswer(
                learned: learned, previous: previous?.model, setback: setback, path: path,
                replacedLabels: material.replacedLabels, strangers: material.set.strangers)
        }
        guard let destination else { return answer(nil) }
        if let setback, !request.force {
            try refused(answer(nil))
            throw DeskError.worse(setback, path: destination.path)
        }
        let isUsual = request.destination == .usual
        try destination.write(
            learned, keeping: isUsual ? ModelVersions(of: destination.path, wait: request.archive.wait) : nil)
        return answer(destination.path)
    }

    /// Whether papers of which nothing new is known keep the topics that the model before gives them: not those that
    /// it guessed from names.
    private func keepsAnswers(_ request: RetrainRequest, _ previous: PreviousModel?) -> Bool {
        !request.fromScratch && !request.labelsOnly && previous?.model.header.fromNames != true
    }

    /// The model that the new one follows: the one that it would replace, else the one in force. Nil where there is
    /// none, none that can be used, or where names alone are learned from: without labels nothing tells which is better.
    ///
    /// Throws `ModelFileError.unreadable` where the system does not let it be read: what is not compared with it for
    /// a passing trouble is not compared again.
    private func previousModel(_ request: RetrainRequest, _ destination: ModelDestination?) throws -> PreviousModel? {
        if request.fromNames { return nil }
        if let standing = destination?.standing, let path = destination?.path {
            return try followed(standing, path)
        }
        if request.labelsOnly { return nil }
        let path: String
        do throws(DeskError) { path = try places.modelPath() } catch {
            if case .noModel = error { return nil }
            throw error
        }
        do throws(ModelFileError) {
            return try followed(try TopicModel(path: path), path)
        } catch {
            if case .unreadable = error { throw error }
            notice(.unknownPapers(model: path, reason: error.description))
            return nil
        }
    }

    /// A model with the papers that it learned from, as far as they are known.
    ///
    /// Throws `ModelFileError.unreadable` where the system does not say which they are.
    private func followed(_ model: TopicModel, _ path: String) throws(ModelFileError) -> PreviousModel {
        let rowsPath = LabelledRows.path(ofModel: path)
        do throws(ModelFileError) {
            let rows = try LabelledRows(path: rowsPath)
            try rows.check(against: model, path: rowsPath)
            return PreviousModel(model, rows: rows)
        } catch {
            if case .unreadable = error { throw error }
            // Models of earlier formats never had any.
            if case .notFound = error {
                if model.formatVersion > 2 { notice(.unknownPapers(model: path, reason: nil)) }
            } else {
                notice(.unknownPapers(model: path, reason: error.description))
            }
            return PreviousModel(model, rows: nil)
        }
    }

    private func path(of destination: RetrainRequest.Destination) throws(DeskError) -> String? {
        switch destination {
        case .usual: try places.learnedModel()
        case .file(let path): path
        case .answer: nil
        }
    }
}
