import ReadableText
public import TopicEngine

/// Why a new model counts as worse than the one that it would replace.
public enum ModelSetback: Hashable, Sendable {
    /// Both were judged on the same papers, of which neither learned.
    case paired(PairedEvaluation)
    /// The cross-validated micro-F1 of the old one, by its own labels, lies above the interval of the new one's.
    case unpaired(old: Double, new: EstimatedFigure)

    /// How far above that interval it has to lie where both were judged on the same papers too: labels that are all
    /// wrong make both models look alike, but other papers may also be harder.
    private static let margin = 0.05

    /// What is wrong with a learned model; nil where it is not clearly worse.
    init?(_ learned: LearnedModel, _ old: TopicModel) {
        if let comparison = learned.comparison, comparison.isWorse {
            self = .paired(comparison)
            return
        }
        let bar = learned.evaluation.microF1.high + (learned.comparison == nil ? 0 : Self.margin)
        guard old.topics == learned.model.topics, let before = old.header.scores?.microF1, before > bar else {
            return nil
        }
        self = .unpaired(old: before, new: learned.evaluation.microF1)
    }
}

/// Where a learned model goes, and what it would replace there.
struct ModelDestination {
    let path: String
    /// The model that stands there; nil where there is none.
    let standing: TopicModel?

    /// Looks at the place before anything is learned; nil for a model that goes nowhere but to the asker. What is no
    /// model is only replaced by force; what the system does not let be read may be one, and stays.
    init?(_ path: String?, force: Bool) throws {
        guard let path else { return nil }
        self.path = path
        let kind: FileStatus.Kind
        do throws(FileError) { kind = try FileStatus(path: path).kind } catch {
            guard error.isMissing else { throw DeskError.cannotRead(path: error.path, reason: error.reason) }
            standing = nil
            return
        }
        guard kind != .folder else { throw DeskError.destinationIsFolder(path) }
        // A pipe or a device holds nothing that could be lost, and reading from it may never end.
        guard kind == .file else {
            standing = nil
            return
        }
        do throws(ModelFileError) { standing = try TopicModel(path: path) } catch {
            if case .unreadable = error { throw error }
            guard force else { throw DeskError.destinationIsNoModel(path) }
            standing = nil
        }
    }

    /// Writes the model, whole or not at all, its card and the labelled papers that it learned from beside it; into the
    /// usual place with a version of it.
    func write(_ learned: LearnedModel, keeping versions: ModelVersions? = nil) throws {
        let model = learned.model
        let files = ModelFiles(model, beside: [LabelledRows.path(ofModel: ""): learned.rows.encoded()])
        if let versions { return try versions.replace(with: files, of: model) }
        let folder = SystemPath.folder(path)
        do throws(FileError) { try FileSystem.makeFolders(folder) } catch { throw DeskError.cannotMakeFolder(folder) }
        do throws(FileError) {
            try files.put(at: path)
        } catch {
            throw DeskError.cannotWrite(path: error.path, reason: error.reason)
        }
    }
}
