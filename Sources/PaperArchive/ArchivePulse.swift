import GRDB
import ReadableText
import Synchronization

/// Tells whether an archive is still as it was, without reading it: for those who keep answers until it changes.
///
/// SQLite counts for each connection what others have committed since it was opened
/// (https://www.sqlite.org/pragma.html#pragma_data_version). This connection writes nothing and holds no transaction,
/// so that it stands in nobody's way.
///
///     let pulse = ArchivePulse(path: "archive.sqlite")
///     let before = pulse.beat()
///     try archive.save(papers, source: "daily.txt", format: "page", importedOn: today)
///     pulse.beat() == before   // false
public final class ArchivePulse: Sendable {
    /// The state of an archive: two that are equal are of the same papers, labels and marks.
    public struct Beat: Hashable, Sendable {
        /// Which file it is: another may take its place.
        let file: FileIdentity
        /// Which connection counts: each begins anew.
        let connection: Int
        /// What it counted.
        let count: Int
    }

    private let path: String
    private let listening = Mutex(Listening())

    private struct Listening {
        var queue: DatabaseQueue?
        /// The file, which nobody of this process closes as long as the connection is open.
        var held: HeldFile?
        var file: FileIdentity?
        /// How many connections were made.
        var connections = 0

        /// Ends the connection, and then lets go of the file.
        mutating func end() {
            try? queue?.close()
            (queue, held) = (nil, nil)
        }
    }

    deinit { end() }

    /// Ends the connection, so that whoever closes the archive next can be the last; another one is made when it is asked.
    public func end() { listening.withLock { $0.end() } }

    /// Of the archive at a path; nothing is opened before it is asked.
    public init(path: String) { self.path = path }

    /// The state now; nil where it cannot be told, so that nothing is to be kept.
    public func beat() -> Beat? {
        listening.withLock { listening in
            guard let file = FileIdentity(ofFileAt: path) else {
                listening.end()
                return nil
            }
            if let modified = fixedSince {
                listening.end()
                return Beat(file: file, connection: 0, count: modified)
            }
            if listening.file != file || listening.queue == nil {
                listening.end()
                // Without it the connection's locks would go with the next one who looks at the file.
                listening.held = try? HeldFile(path)
                listening.queue = listening.held == nil ? nil : try? Self.queue(path)
                listening.file = file
                listening.connections += 1
            }
            guard let count = try? listening.queue?.read({ try Int.fetchOne($0, sql: "PRAGMA data_version") }) else {
                listening.end()
                return nil
            }
            return Beat(file: file, connection: listening.connections, count: count)
        }
    }

    /// When the file was last written, in nanoseconds since 1970, where it can be read only as one that nobody changes; nil
    /// for others.
    private var fixedSince: Int? {
        ArchiveFile(path: path).isFixed ? (try? FileStatus(path: path))?.modified : nil
    }

    private static func queue(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "ArchivePulse"
        configuration.readonly = true
        configuration.prepareDatabase { try Archive.harden($0) }
        return try DatabaseQueue(path: ArchiveFile(path: path).databasePath, configuration: configuration)
    }
}
