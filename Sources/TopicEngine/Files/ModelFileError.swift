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
