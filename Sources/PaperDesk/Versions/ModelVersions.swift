import ReadableText
import TopicEngine

/// The learned models that are kept beside the one in place: each a folder `versions/NUMBER-FINGERPRINT` with the
/// model's files.
///
/// Numbers count up for ever, and no two versions have one fingerprint. A version is there as a whole or not at all:
/// it is written into a folder of another name, which is synced and renamed. What an interrupted run left is taken
/// away by the next one that changes something. The newest ten are kept, and the one in place whatever its age.
struct ModelVersions {
    /// A model that is kept.
    struct Version: Hashable {
        let number: Int
        let fingerprint: String
        /// The folder of its files.
        let folder: String
        /// The model's file.
        let path: String
    }

    /// What lies in the place of the learned model.
    enum InPlace {
        /// Nothing: the shipped model is used.
        case nothing
        /// A model.
        case model(TopicModel)
        /// Something that cannot be used.
        case unusable(ModelFileError)

        /// The fingerprint of the model.
        var fingerprint: String? {
            if case .model(let model) = self { model.fingerprint } else { nil }
        }
    }

    /// How many of the newest are kept.
    static let kept = 10

    /// The largest number of a version: what is numbered beyond is none of ours.
    private static let largestNumber = 1_000_000_000

    /// Where the learned model lies.
    let place: String
    /// The folder of the versions.
    let folder: String
    private let home: String
    private let wait: Double

    /// The versions of the model at a place; whoever changes them waits for others for so many seconds.
    init(of place: String, wait: Double = 5) {
        (self.place, self.wait, home) = (place, wait, SystemPath.folder(place))
        folder = home + "/versions"
    }

    /// All versions, the newest first; none where there is no folder of them.
    ///
    /// Throws `DeskError.cannotRead`.
    func all() throws(DeskError) -> [Version] {
        let file = SystemPath.name(place)
        return try names().compactMap { name -> Version? in
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[0]), (1...Self.largestNumber).contains(number),
                String(number) == parts[0],
                parts[1].utf8.count == 16, parts[1].allSatisfy({ $0.isHexDigit && !$0.isUppercase })
            else { return nil }
            let own = folder + "/" + name
            return Version(number: number, fingerprint: String(parts[1]), folder: own, path: own + "/" + file)
        }.sorted { ($0.number, $0.fingerprint) > ($1.number, $1.fingerprint) }
    }

    private func names() throws(DeskError) -> [String] {
        do throws(FileError) {
            return try FileSystem.names(in: folder)
        } catch {
            if error.isMissing { return [] }
            throw .cannotRead(path: error.path, reason: error.reason)
        }
    }

    /// What lies in the place of the learned model.
    var inPlace: InPlace {
        do throws(ModelFileError) {
            return .model(try TopicModel(path: place))
        } catch {
            if case .notFound = error { return .nothing }
            return .unusable(error)
        }
    }

    /// Calls `body` while no other run changes the versions, and leaves them in order: what an interrupted run
    /// left is taken away before, versions that are too many afterwards.
    func changing<Result>(_ body: () throws -> Result) throws -> Result {
        let lock = try FolderLock(on: home, wait: wait)
        return try withExtendedLifetime(lock) {
            try mend()
            let result = try body()
            try prune()
            return result
        }
    }

    /// Puts a new model in place of the old one, and keeps both. The model of an earlier program, of which there
    /// is no version yet, becomes one first.
    ///
    /// Throws `DeskError.modelsLocked` where another run changes the versions all the while.
    func replace(with files: ModelFiles, of model: TopicModel) throws {
        try changing {
            try keepModelInPlace()
            let newest = try all().first
            // The same model with other files beside it is another version; the older one goes.
            if newest?.fingerprint != model.fingerprint || newest.map({ files.lie(at: $0.path) }) != true {
                try keep(files, fingerprint: model.fingerprint)
            }
            try put(files)
        }
    }

    /// Keeps the model in place as a version where it is none yet; what is no model is not kept.
    ///
    /// Throws `ModelFileError.unreadable` where the system does not say whether it is one.
    func keepModelInPlace() throws {
        if case .unusable(.unreadable(let path, let reason)) = inPlace {
            throw ModelFileError.unreadable(path: path, reason: reason)
        }
        guard let fingerprint = inPlace.fingerprint else { return }
        if try all().contains(where: { $0.fingerprint == fingerprint }) { return }
        try keep(try reading(place), fingerprint: fingerprint)
    }

    /// Puts a version in place.
    func put(_ version: Version) throws { try put(try reading(version.path)) }

    /// Takes the learned model away, so that the shipped one is used.
    func clear() throws {
        do throws(FileError) {
            try ModelFiles.remove(at: place)
            try AtomicFile.syncFolder(home)
        } catch {
            throw DeskError.cannotKeepVersion(path: error.path, reason: error.reason)
        }
    }

    private func put(_ files: ModelFiles) throws {
        do throws(FileError) {
            try files.put(at: place)
        } catch {
            throw DeskError.cannotKeepVersion(path: error.path, reason: error.reason)
        }
    }

    private func reading(_ path: String) throws -> ModelFiles {
        do throws(FileError) {
            return try ModelFiles(at: path)
        } catch {
            throw ModelFileError.unreadable(path: error.path, reason: error.reason)
        }
    }

    /// Makes a version of files.
    private func keep(_ files: ModelFiles, fingerprint: String) throws {
        let number = (try all().first?.number ?? 0) + 1
        let new = folder + "/" + Self.unfinished + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let file = SystemPath.name(place)
        let unfinished = ProcessEnd.Unfinished(
            ([""] + ModelFiles.suffixes).map { new + "/" + file + $0 }, in: new)
        do throws(FileError) { try FileSystem.makeFolders(new) } catch { throw DeskError.cannotMakeFolder(new) }
        do throws(FileError) {
            try files.put(at: new + "/" + file)
            try FileSystem.rename(new, to: folder + "/\(number)-\(fingerprint)")
            unfinished.end()
            try AtomicFile.syncFolder(folder)
        } catch {
            try? FileSystem.removeFolder(new)
            throw DeskError.cannotKeepVersion(path: error.path, reason: error.reason)
        }
    }

    /// How the names of folders begin that are not finished.
    private static let unfinished = ".new-"

    /// Puts in order what a run left that was interrupted: folders that are not finished go, and what lies beside
    /// the model in place becomes what belongs to it.
    private func mend() throws {
        for name in try names() where name.hasPrefix(Self.unfinished) { remove(folder + "/" + name) }
        switch inPlace {
        case .nothing: try? ModelFiles.remove(at: place)
        case .unusable: break
        case .model(let model):
            guard let version = try all().first(where: { $0.fingerprint == model.fingerprint }),
                let files = try? ModelFiles(at: version.path), !files.lie(at: place)
            else { return }
            try? files.put(at: place)
        }
    }

    /// Removes the versions that are too many, and the older ones of two with one fingerprint.
    private func prune() throws {
        let inPlace = inPlace
        // Which one is in place is not known: all stay until a run that knows.
        if case .unusable(.unreadable) = inPlace { return }
        var seen: Set<String> = []
        for version in try all() {
            let isDouble = !seen.insert(version.fingerprint).inserted
            let isTooMuch = seen.count > Self.kept && version.fingerprint != inPlace.fingerprint
            if isDouble || isTooMuch { remove(version.folder) }
        }
    }

    /// Removes a folder; its name goes first, so that no part of it is ever taken for a version.
    private func remove(_ folder: String) {
        let doomed = self.folder + "/" + Self.unfinished + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        ProcessEnd.held {
            let isRenamed = (try? FileSystem.rename(folder, to: doomed)) != nil
            try? FileSystem.removeFolder(isRenamed ? doomed : folder)
        }
    }
}
