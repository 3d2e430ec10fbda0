import Foundation
import ReadableText
import TopicEngine

/// The cross-validated micro-F1 of a new model and of the one that it would replace.
public struct ModelComparison: Hashable, Sendable {
    /// That of the one in place.
    public let old: Double
    /// That of the new one.
    public let new: Double

    /// How much lower a new model's micro-F1 may be than that of the one it replaces.
    public static let tolerance = 0.02

    /// Whether the new one is clearly worse.
    public var isWorse: Bool { new < old - Self.tolerance }

    init?(_ old: TopicModel, _ new: TopicModel) {
        guard let before = old.header.scores, let after = new.header.scores else { return nil }
        (self.old, self.new) = (before.microF1, after.microF1)
    }
}

/// Where a learned model goes, and whether it may replace what is there.
struct ModelDestination {
    let path: String
    private let force: Bool
    private let replaced: TopicModel?

    /// Looks at the place before anything is learned; nil for a model that goes nowhere but to the asker.
    init?(_ path: String?, force: Bool) throws {
        guard let path else { return nil }
        self.path = path
        self.force = force
        var isFolder: ObjCBool = false
        // Safe: the flag outlives the call.
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            replaced = nil
            return
        }
        guard !isFolder.boolValue else { throw DeskError.destinationIsFolder(path) }
        guard !force else {
            replaced = nil
            return
        }
        do { replaced = try TopicModel(path: path) } catch { throw DeskError.destinationIsNoModel(path) }
    }

    /// Refuses a model that does clearly worse than the one of the same topics that it would replace.
    func checkQuality(of model: TopicModel) throws {
        guard !force, let replaced, replaced.topics == model.topics, let scores = ModelComparison(replaced, model)
        else { return }
        if scores.isWorse { throw DeskError.worse(scores, path: path) }
    }

    /// How a model compares that will be used instead of a better one that comes with the program;
    /// nil where it is not worse.
    static func comparison(of model: TopicModel, with shipped: String?) -> ModelComparison? {
        guard let shipped, let other = try? TopicModel(path: shipped) else { return nil }
        return ModelComparison(other, model).flatMap { $0.isWorse ? $0 : nil }
    }

    /// Writes the model, whole or not at all, and its card beside it; into the usual place with a version of it.
    func write(_ model: TopicModel, keeping versions: ModelVersions? = nil) throws {
        let files = ModelFiles(model)
        if let versions { return try versions.replace(with: files, of: model) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DeskError.cannotMakeFolder(folder.path)
        }
        do throws(FileError) {
            try files.put(at: path)
        } catch {
            throw DeskError.cannotWrite(path: error.path, reason: error.reason)
        }
    }
}
