/// Why a model file cannot be used, each with its remedy.
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

    /// The sentence for people, with what to do.
    public var description: String {
        switch self {
        case .notFound(let path): "there is no model at \(path); name one with --model, or learn one with 'trends retrain'"
        case .unreadable(let path, let reason): "the model \(path) cannot be read: \(reason)"
        case .notAModel(let path): "\(path) is not a model of this program; name one with --model, or learn one with 'trends retrain'"
        case .damaged(let path, let reason): "the model \(path) is damaged (\(reason)); copy it again, or learn one with 'trends retrain'"
        case .newer(let path, let version, let known):
            "the model \(path) has format version \(version), this program reads up to \(known); update the program, or learn a model with 'trends retrain'"
        case .cannotWrite(let path, let reason): "the model \(path) could not be written: \(reason)"
        }
    }
}
