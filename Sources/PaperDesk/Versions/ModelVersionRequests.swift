public import TopicEngine

/// The models that are there.
public struct ModelsAnswer: Sendable {
    /// A model, and what it says of itself.
    public struct Row: Sendable {
        /// The model.
        public let model: KnownModel
        /// What it says of itself; nil where its file cannot be used.
        public let header: ModelHeader?
    }

    /// The newest first, the shipped one last.
    public let rows: [Row]
    /// The file that environment or configuration name, which is used instead of the model in force; nil where neither
    /// does.
    public let overriding: SourcedSetting<String>?
}

/// Another model is to be put in force.
public struct RollbackRequest: Hashable, Sendable {
    /// A version's number, the beginning of a fingerprint, or `shipped`; nil for the one before the one in force.
    public var version: String?
    /// How long to wait where another run changes the models, in seconds.
    public var wait: Double

    /// A request; back by one version by default.
    public init(_ version: String? = nil, wait: Double = 5) {
        self.version = version
        self.wait = wait
    }
}

/// Which model is in force instead of which.
public struct RollbackAnswer: Sendable {
    /// The model that was in force, as it is kept now; nil where it could not be used and is gone.
    public let before: KnownModel?
    /// The one that is now.
    public let after: KnownModel
    /// The file that environment or configuration name, which is used instead; nil where neither does.
    public let overriding: SourcedSetting<String>?

    /// Whether anything is different now.
    public var isChange: Bool { before?.fingerprint != after.fingerprint || before?.kind != after.kind }
}

extension Desk {
    /// The models that are there: the versions that are kept, and the shipped one. Throws `DeskError.noHome`.
    public func models() throws -> ModelsAnswer {
        let known = try KnownModels(ModelVersions(of: try places.learnedModel()), shipped: places.shippedModel())
        return ModelsAnswer(
            rows: known.models.map { .init(model: $0, header: (try? $0.open())?.header) },
            overriding: try places.overridingModel())
    }

    /// Puts another model in force: a version that is kept, or the shipped one, for which the learned model leaves its
    /// place. The model that was in force is kept as a version. All or nothing of it happens.
    ///
    /// Throws `DeskError.noVersion`, `.ambiguousVersion`, `.noEarlierVersion` and `.modelsLocked`, and
    /// `ModelFileError` where the file of the model that is wanted cannot be used; nothing has changed then.
    public func rollBack(_ request: RollbackRequest) throws -> RollbackAnswer {
        let versions = ModelVersions(of: try places.learnedModel(), wait: request.wait)
        let shipped = try places.shippedModel()
        return try versions.changing {
            // What a later program wrote is no rubbish.
            if case .unusable(let error) = versions.inPlace, case .newer = error { throw error }
            let known = try KnownModels(versions, shipped: shipped)
            let wanted = try request.version.map(known.named) ?? known.previous()
            _ = try wanted.open()
            if !wanted.isInForce {
                try versions.keepModelInPlace()
                if case .version = wanted.kind {
                    guard let version = try versions.all().first(where: { $0.path == wanted.path }) else {
                        throw DeskError.noVersion(wanted.fingerprint)
                    }
                    try versions.put(version)
                } else {
                    try versions.clear()
                }
            }
            let now = try KnownModels(versions, shipped: shipped)
            let before = known.inForce.flatMap { old in
                // A model without a version has one now.
                now.models.first { $0.fingerprint == old.fingerprint && (old.kind == $0.kind || old.kind == .learned) }
            }
            guard let after = now.inForce else { throw DeskError.noVersion(wanted.fingerprint) }
            return RollbackAnswer(before: before, after: after, overriding: try places.overridingModel())
        }
    }
}
