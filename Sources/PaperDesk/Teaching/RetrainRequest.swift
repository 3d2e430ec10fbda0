import Papers
public import TopicEngine

/// A model is to be learned: from an archive, listings and labels, or from labelled texts alone.
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
        labelFiles: [String] = [], labelsOnly: Bool = false, taxonomy: String? = nil, destination: Destination = .usual,
        seed: UInt64 = 1,
        force: Bool = false
    ) {
        self.listings = listings
        self.choice = choice
        self.archive = archive
        self.labelFiles = labelFiles
        self.labelsOnly = labelsOnly
        self.taxonomy = taxonomy
        self.destination = destination
        self.seed = seed
        self.force = force
    }
}

/// A learned model.
public struct RetrainAnswer: Sendable {
    /// The model.
    public let model: TopicModel
    /// Where it was written; nil where it was not.
    public let path: String?
}

extension Desk {
    /// Learns a model and writes it where it is wanted.
    ///
    /// Throws `DeskError.worse` where it does clearly worse than the one of the same topics that it
    /// would replace; `DeskError`, `TrainingError` and the errors of what is read besides.
    public func retrain(_ request: RetrainRequest) throws -> RetrainAnswer {
        let destination = try ModelDestination(path(of: request.destination), force: request.force)
        defer { progress.finish() }
        let material = try TrainingMaterial(request, self)
        var options = LearningOptions()
        options.seed = request.seed
        if material.set.assignsOne {
            options = try LearningOptions.forSingleLabels(
                material.set, seed: request.seed, workers: workers, progress: { progress.show(.learning($0)) })
        }
        let model = try TopicModel.learn(
            from: material.set, origin: material.origin, options: options, workers: workers,
            progress: { progress.show(.learning($0)) })
        progress.finish()
        guard let destination else { return RetrainAnswer(model: model, path: nil) }
        try destination.checkQuality(of: model)
        if request.destination == .usual,
            let comparison = ModelDestination.comparison(of: model, with: places.shippedModel)
        {
            notice(.belowShippedModel(comparison, path: destination.path))
        }
        try destination.write(model)
        return RetrainAnswer(model: model, path: destination.path)
    }

    private func path(of destination: RetrainRequest.Destination) throws(DeskError) -> String? {
        switch destination {
        case .usual: try places.learnedModel()
        case .file(let path): path
        case .answer: nil
        }
    }
}
