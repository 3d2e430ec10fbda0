import Foundation
import Reporter
import TopicEngine
import Wording

/// Where a learned model goes, and whether it may replace what is there.
struct ModelDestination {
    let path: String
    private let force: Bool
    private let replaced: TopicModel?

    /// How much lower a new model's micro-F1 may be than that of the one it replaces.
    static let tolerance = 0.02

    var isStandardOutput: Bool { path == "-" }

    /// Looks at the place before anything is learned.
    init(_ path: String, force: Bool) throws {
        self.path = path
        self.force = force
        var isFolder: ObjCBool = false
        // Safe: the flag outlives the call.
        guard path != "-", unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            replaced = nil
            return
        }
        guard !isFolder.boolValue else { throw Failure(.cannotCreate, "\(path) is a folder; name a file with --output") }
        guard !force else {
            replaced = nil
            return
        }
        do {
            replaced = try TopicModel(path: path)
        } catch {
            throw Failure(.configuration, "\(path) exists and is no model that this program reads; it stays as it is (--force replaces it)")
        }
    }

    /// Refuses a model that does clearly worse than the one of the same topics that it would replace.
    func checkQuality(of model: TopicModel) throws {
        guard !force, let replaced, replaced.topics == model.topics, let scores = Self.scores(replaced, model) else { return }
        guard scores.new < scores.old - Self.tolerance else { return }
        throw Failure(
            .checkFailed,
            "the new model's cross-validated micro-F1 is \(Figures.score(scores.new)), that of \(path) "
                + "\(Figures.score(scores.old)); the old one stays (--force replaces it, --output writes elsewhere)")
    }

    /// What to say where a model will be used instead of a better one that comes with the program.
    func comparison(of model: TopicModel, with shipped: String?) -> String? {
        guard let shipped, let other = try? TopicModel(path: shipped), let scores = Self.scores(other, model) else { return nil }
        guard scores.new < scores.old - Self.tolerance else { return nil }
        return "this model's cross-validated micro-F1 of \(Figures.score(scores.new)) is below the shipped model's "
            + "\(Figures.score(scores.old)); it is used from now on all the same (delete \(path) to go back)"
    }

    /// Writes the model, whole or not at all, and its card beside it.
    func write(_ model: TopicModel) throws {
        guard !isStandardOutput else { return try Output.standard(model.encoded()) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "the folder \(folder.path) could not be made; name another place with --output")
        }
        try Output.write(ModelCard(model).markdown, to: path + ".md")
        try model.write(to: path)
    }

    private static func scores(_ old: TopicModel, _ new: TopicModel) -> (old: Double, new: Double)? {
        guard let before = old.header.scores, let after = new.header.scores else { return nil }
        return (before.microF1, after.microF1)
    }
}
