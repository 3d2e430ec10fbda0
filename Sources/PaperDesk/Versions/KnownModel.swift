import Foundation
import TopicEngine

/// A model that can be named: a version that is kept, the one that comes with the program, or a file.
public struct KnownModel: Hashable, Sendable {
    /// Where it is from.
    public enum Kind: Hashable, Sendable {
        /// A version of the learned model that is kept, by its number.
        case version(Int)
        /// The learned model, of which no version is kept: a program made it that kept none, or it was put there.
        case learned
        /// The model that comes with the program.
        case shipped
        /// A file that was named.
        case file
    }

    /// Where it is from.
    public let kind: Kind
    /// Its file.
    public let path: String
    /// Its fingerprint; empty where the file cannot be used.
    public let fingerprint: String
    /// Whether it is the one that is used unless another one is named.
    public let isInForce: Bool

    /// Opens the model. Throws `ModelFileError`, also where another model lies in its place.
    func open() throws(ModelFileError) -> TopicModel {
        let model = try TopicModel(path: path)
        guard fingerprint.isEmpty || model.fingerprint == fingerprint else {
            throw .damaged(path: path, reason: "it is the model \(model.fingerprint), not \(fingerprint)")
        }
        return model
    }

    func isNamed(_ name: String) -> Bool {
        switch kind {
        case .version(let number): String(number) == name
        case .shipped: name == "shipped"
        case .learned, .file: false
        }
    }
}

/// The models that can be named without their files.
struct KnownModels {
    /// The learned one without a version first, then the versions, the newest first, then the shipped one.
    let models: [KnownModel]

    /// Throws `DeskError.cannotRead`.
    init(_ versions: ModelVersions, shipped: String?) throws(DeskError) {
        let inPlace = versions.inPlace
        let kept = try versions.all()
        var models: [KnownModel] = []
        switch inPlace {
        case .nothing: break
        case .unusable:
            models.append(KnownModel(kind: .learned, path: versions.place, fingerprint: "", isInForce: true))
        case .model(let model) where !kept.contains { $0.fingerprint == model.fingerprint }:
            models.append(
                KnownModel(kind: .learned, path: versions.place, fingerprint: model.fingerprint, isInForce: true))
        case .model: break
        }
        for version in kept {
            // Of two with one fingerprint, which an interrupted run may leave, the newer one counts.
            let isDouble = models.contains { $0.fingerprint == version.fingerprint }
            models.append(
                KnownModel(
                    kind: .version(version.number), path: version.path, fingerprint: version.fingerprint,
                    isInForce: version.fingerprint == inPlace.fingerprint && !isDouble))
        }
        if let shipped {
            let fingerprint = (try? TopicModel(path: shipped))?.fingerprint ?? ""
            let isInForce = if case .nothing = inPlace { true } else { false }
            models.append(KnownModel(kind: .shipped, path: shipped, fingerprint: fingerprint, isInForce: isInForce))
        }
        self.models = models
    }

    /// The one that is used unless another one is named; nil where there is none.
    var inForce: KnownModel? { models.first(where: \.isInForce) }

    /// From how many digits on the beginning of a fingerprint is one: fewer are a version's number.
    static let shortestPrefix = 4

    /// The model of a name: a version's number, `shipped`, or the beginning of a fingerprint.
    ///
    /// Throws `DeskError.noVersion`, and `DeskError.ambiguousVersion` where several fingerprints begin so.
    func named(_ name: String) throws(DeskError) -> KnownModel {
        if let found = models.first(where: { $0.isNamed(name) }) { return found }
        let prefix = name.lowercased()
        let found = prefix.utf8.count < Self.shortestPrefix ? [] : models.filter { $0.fingerprint.hasPrefix(prefix) }
        guard let first = found.first else { throw .noVersion(name) }
        guard Set(found.map(\.fingerprint)).count == 1 else {
            throw .ambiguousVersion(name, fingerprints: found.map(\.fingerprint))
        }
        return first
    }

    /// The model before the one in force: the version of the next smaller number that is kept. Before the first
    /// version of all it is the shipped one, before a learned model without a number the newest version.
    ///
    /// Throws `DeskError.noEarlierVersion`.
    func previous() throws(DeskError) -> KnownModel {
        let shipped = models.first { $0.kind == .shipped }
        switch inForce?.kind {
        case .version(let number):
            let older = models.first { if case .version(let other) = $0.kind { other < number } else { false } }
            if let found = older ?? (number == 1 ? shipped : nil) { return found }
        case .learned:
            let newest = models.first { if case .version = $0.kind { true } else { false } }
            if let found = newest ?? shipped { return found }
        case .shipped, .file, nil: break
        }
        throw .noEarlierVersion(inForce)
    }
}
