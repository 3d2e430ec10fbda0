import ReadableText

/// What can go wrong with an archive: the facts, from which `description` makes a sentence and a remedy.
///
/// Every case carries the path of the archive, so that an error still says which file it means when
/// several are in play.
public enum ArchiveError: Error, Hashable, Sendable {
    /// There is no file at the path, and the operation does not create one.
    case notFound(path: String)
    /// What lies at the path is not an SQLite database: a text, a folder, a device.
    case notADatabase(path: String)
    /// It is an SQLite database, but of another program.
    case foreignDatabase(path: String)
    /// A newer version of the program made the archive; `known` is the newest schema that this one reads.
    case newerSchema(path: String, found: Int, known: Int)
    /// Another process held the archive for longer than `waited` seconds.
    case locked(path: String, waited: Double)
    /// The file or its folder cannot be made.
    case cannotCreate(path: String, reason: String)
    /// The archive, or the folder that must take its journal, may not be written.
    case readOnly(path: String)
    /// The disk is full; nothing of the transaction was kept.
    case diskFull(path: String)
    /// The file was removed or replaced while it was open; nothing of the transaction was kept.
    case removed(path: String)
    /// The disk has less room than an operation takes, in bytes; it was not begun.
    case tooLittleRoom(path: String, needed: Int, free: Int)
    /// The schema is not, or not only, what the program makes; at least one fault.
    case alteredSchema(path: String, faults: [SchemaFault])
    /// The contents contradict themselves: a file cut short, or with changed bytes.
    case corrupted(path: String, detail: String)
    /// Papers of several listings have an identifier; their names in the archive say which is which.
    case ambiguous(path: String, id: String, names: [String])
    /// The operating system or SQLite refused for another reason.
    case ioFailure(path: String, reason: String)
}

extension ArchiveError {
    /// Whether it only says that nothing can be written: what is there can be read.
    public var leavesReading: Bool {
        switch self {
        case .readOnly, .diskFull: true
        default: false
        }
    }
}

extension ArchiveError: CustomStringConvertible {
    /// The error as one sentence.
    public var description: String {
        switch self {
        case .notFound(let path):
            "there is no archive at \(path)"
        case .notADatabase(let path):
            "\(path) is not an SQLite database and was left as it is"
        case .foreignDatabase(let path):
            "\(path) is a database, but not an archive of trends, and was left as it is"
        case .newerSchema(let path, let found, let known):
            "the archive \(path) has schema \(found), but this program knows no schema after \(known); update trends"
        case .locked(let path, let waited):
            "the archive \(path) was in use by another run for more than \(waited) s"
        case .cannotCreate(let path, let reason):
            "cannot create the archive \(path): \(reason)"
        case .readOnly(let path):
            "the archive \(path) or its folder cannot be written; change its permissions, or copy it to another place"
        case .diskFull(let path):
            "no space is left for the archive \(path); make room and run again"
        case .removed(let path):
            "the archive \(path) was removed or replaced while it was in use; put it back, or run again to make a new one"
        case .tooLittleRoom(let path, let needed, let free):
            "the disk of the archive \(path) has \(free >> 20) MiB left, but \(needed >> 20) MiB are needed, and "
                + "nothing was done; make room and run again"
        case .alteredSchema(let path, let faults):
            "the archive \(path) was changed by another program: "
                + (faults.prefix(3).map(\.description) + (faults.count > 3 ? ["\(faults.count - 3) more"] : [])).joined(
                    separator: ", ")
        case .corrupted(let path, let detail):
            "the archive \(path) is damaged (\(detail))"
        case .ambiguous(let path, let id, let names):
            "several listings of the archive \(path) have a paper '\(ReadableText.shortened(id))'; "
                + "name one of them: \(ReadableText.shortened(names))"
        case .ioFailure(let path, let reason):
            "cannot use the archive \(path): \(reason)"
        }
    }
}
