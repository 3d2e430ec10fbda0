import Foundation
import LinearAlgebra
import ReadableText
import TopicEngine

/// The files of a model: the model itself, and those beside it, whose names are the model's and a suffix.
struct ModelFiles {
    /// What the names of the files beside a model add to the model's: its card, and the rows that it was learned from.
    static let suffixes = [".md", ".rows"]

    /// The largest file that is kept.
    private static let mostBytes = 4 << 30

    /// The bytes of each file by its suffix; that of the model itself is empty.
    private let bytes: [String: [UInt8]]

    /// A model with its card, and with what else is to lie beside it, by suffix.
    init(_ model: TopicModel, beside: [String: [UInt8]] = [:]) {
        let own = ["": model.encoded(), ".md": Array(ModelCard(model).markdown.utf8)]
        bytes = own.merging(beside) { $1 }
    }

    /// The files that lie at a place.
    init(at path: String) throws(FileError) {
        var bytes = ["": try Self.bytes(path)]
        for suffix in Self.suffixes where try FileSystem.exists(path + suffix) {
            bytes[suffix] = try Self.bytes(path + suffix)
        }
        self.bytes = bytes
    }

    /// Whether these files lie at a place, and no others of a model.
    func lie(at path: String) -> Bool {
        ([""] + Self.suffixes).allSatisfy { (try? Self.bytes(path + $0)) == bytes[$0] }
    }

    /// Puts the files into a place.
    ///
    /// All of them are written before the first is put under its name. Then the rows of another model go, the
    /// model comes, and after it what lies beside it: at no moment does a model lie beside rows of another one. A
    /// request to end waits until all of them are there.
    func put(at path: String) throws(FileError) {
        var files: [(suffix: String, file: AtomicFile)] = []
        for suffix in [""] + Self.suffixes {
            guard let bytes = bytes[suffix] else { continue }
            let file = try AtomicFile(path: path + suffix)
            try file.write(bytes)
            // Into a pipe or a device goes the model alone: there is nothing that a file could lie beside.
            if !file.isReplacing, suffix.isEmpty { return try file.finish() }
            files.append((suffix, file))
        }
        try ProcessEnd.held { () throws(FileError) in
            for suffix in Self.suffixes where suffix != ".md" || bytes[suffix] == nil { try Self.remove(path + suffix) }
            for (_, file) in files { try file.finish() }
        }
    }

    /// Takes the files away from a place, the model first.
    static func remove(at path: String) throws(FileError) {
        for suffix in [""] + suffixes { try remove(path + suffix) }
    }

    private static func remove(_ path: String) throws(FileError) {
        // Devices and pipes that somebody made there stay.
        if let kind = try? FileStatus(path: path, followingLinks: false).kind, kind != .file, kind != .link { return }
        do { try FileSystem.remove(path) } catch  where error.code == ENOENT { return }
    }

    private static func bytes(_ path: String) throws(FileError) -> [UInt8] {
        do throws(FlatStorageError) {
            let file = try FlatFile(name: SystemPath.bytes(path))
            guard file.size <= mostBytes else { throw .noMemory(byteCount: file.size) }
            return try file.contents().bytes
        } catch {
            switch error {
            case .empty: return []
            case .cannotOpen(let code): throw FileError(path: path, code: code)
            // A pipe would be waited for, and what a device gives has no end.
            case .notRegular: throw FileError(path: path, code: ENOTSUP)
            case .shrunk: throw FileError(path: path, code: EIO)
            case .noMemory: throw FileError(path: path, code: EFBIG)
            }
        }
    }
}
