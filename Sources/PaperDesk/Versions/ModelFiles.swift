import Foundation
import ReadableText
import TopicEngine

/// The files of a model: the model itself, and those beside it, whose names are the model's and a suffix.
struct ModelFiles {
    /// What the names of the files beside a model add to the model's: its card, and the rows that it was learned from.
    static let suffixes = [".md", ".rows"]

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
        for suffix in Self.suffixes where Self.exists(path + suffix) { bytes[suffix] = try Self.bytes(path + suffix) }
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
        var status = stat()
        // Safe: the path is a C string for the length of the call, which fills `status`.
        let isThere = unsafe lstat(path, &status) == 0
        // Devices and pipes that somebody made there stay.
        if isThere, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFLNK { return }
        // Safe: the path is a C string for the length of the call.
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw FileError(path: path, code: errno) }
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static func bytes(_ path: String) throws(FileError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw FileError(path: path, code: underlying.map { Int32($0.code) } ?? EIO)
        }
    }
}
