import Foundation
import LinearAlgebra

/// Why a model file cannot be used.
public enum ModelFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is no such file.
    case notFound(path: String)
    /// The system does not let it be read.
    case unreadable(path: String, reason: String)
    /// The file is something else.
    case notAModel(path: String)
    /// The file ends too early or its contents do not match its checksum.
    case damaged(path: String, reason: String)
    /// The file was written by a later program.
    case newer(path: String, version: Int, known: Int)
    /// The file could not be written.
    case cannotWrite(path: String, reason: String)

    /// The sentence for people.
    public var description: String {
        switch self {
        case .notFound(let path): "there is no model at \(path)"
        case .unreadable(let path, let reason): "the model \(path) cannot be read: \(reason)"
        case .notAModel(let path): "\(path) is not a model of this program"
        case .damaged(let path, let reason): "the model \(path) is damaged (\(reason))"
        case .newer(let path, let version, let known):
            "the model \(path) has format version \(version), this program reads up to \(known)"
        case .cannotWrite(let path, let reason): "the model \(path) could not be written: \(reason)"
        }
    }
}

extension ModelFileError {
    /// Why a file could not be read into memory.
    init(_ error: FlatStorageError, _ path: String) {
        switch error {
        case .empty: self = .notAModel(path: path)
        case .cannotOpen(ENOENT), .cannotOpen(ENOTDIR): self = .notFound(path: path)
        case .cannotOpen(let code): self = .unreadable(path: path, reason: Self.reason(code))
        case .notRegular: self = .unreadable(path: path, reason: "it is no regular file")
        case .shrunk: self = .damaged(path: path, reason: "it was cut while it was read")
        case .noMemory(let bytes): self = .unreadable(path: path, reason: "there is no memory for its \(bytes) bytes")
        }
    }

    /// The system's words for an error number.
    private static func reason(_ code: Int32) -> String {
        POSIXErrorCode(rawValue: code).map { POSIXError($0).localizedDescription } ?? "error \(code)"
    }
}
