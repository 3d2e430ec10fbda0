import CSQLite
import Foundation
import GRDB
import ReadableText

/// Where papers rest: an SQLite file of papers, of where they were seen, and of their topics under each model.
///
/// An archive may be used from several tasks at once, and by several processes: SQLite's
/// write-ahead log lets readers go on while one writes, and a writer waits for another for as long
/// as `wait` says. Each operation is one transaction, done as a whole or not at all.
///
///     let archive = try Archive(path: "archive.sqlite", opening: .createIfMissing)
///     try archive.save(papers, source: "daily.txt", format: "page", importedOn: today)
///     // 36 new, 0 known, 36 sightings
public final class Archive: Sendable {
    /// What happens where the file does not exist.
    public enum Opening: Sendable {
        /// The file and its folders are made.
        case createIfMissing
        /// `ArchiveError.notFound` is thrown.
        case existing
        /// The same, and nothing is written once it is open: what would write throws `ArchiveError.readOnly`.
        case reading
    }

    /// The path of the file, as it was given; ":memory:" for an archive without file.
    public let path: String
    /// How many seconds an operation waits for other processes.
    public let wait: Double
    /// The topic that each former slug stands for now: what people said of the one counts as said of the other.
    public let topicAliases: [String: String]
    private let queue: DatabaseQueue
    /// Whether nothing is to be written.
    private let isRead: Bool
    /// Which file it is; nil for an archive without.
    private let file: FileIdentity?
    /// The file, so that nobody of this process closes it as long as the connection is open; nil for an archive without.
    private let held: HeldFile?
    /// What is known of its schema; nil for an archive without file, which nobody else can have changed.
    private let schema: SchemaWatch?

    /// Opens the archive at a path, and brings one of an older schema up to date.
    ///
    /// An archive that may only be read can be opened too; what writes then throws `ArchiveError.readOnly`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - opening: what happens where it does not exist.
    ///   - wait: seconds to wait for another process, at least 0.
    ///   - topicAliases: the topic that each former slug stands for now.
    /// - Throws: every case of `ArchiveError`. What is not an archive, is newer than the program, or has other tables
    ///   than the program makes, keeps its bytes.
    public init(
        path: String, opening: Opening, wait: Double = 5, topicAliases: [String: String] = [:]
    ) throws(ArchiveError) {
        precondition(wait >= 0 && wait.isFinite, "the wait must be a number of seconds of at least 0, but is \(wait)")
        let creating = opening == .createIfMissing
        let file = ArchiveFile(path: path)
        let found = try file.check(creating: creating)
        self.path = path
        self.wait = wait
        self.topicAliases = topicAliases
        isRead = opening == .reading
        let schema = SchemaWatch(path: path)
        self.schema = schema
        do {
            queue = try Self.opened(file, schema, creating: creating, wait: wait)
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
        self.file = file.identity
        // One that was just made is held from now on.
        held = found ?? (try? file.hold())
    }

    deinit {
        // Before the file is let go of: closing it takes the locks of this process away.
        try? queue.close()
    }

    /// A new archive in memory: it behaves as one in a file does, and is gone when it is released.
    /// For listings that are reported on, but not kept.
    ///
    ///     let archive = try Archive.inMemory()
    public static func inMemory(topicAliases: [String: String] = [:]) throws(ArchiveError) -> Archive {
        do {
            let queue = try DatabaseQueue(configuration: configuration(wait: 0))
            try ArchiveSchema.migrate(queue)
            return Archive(path: ":memory:", wait: 0, topicAliases: topicAliases, queue: queue)
        } catch {
            throw ArchiveError(error, path: ":memory:", waited: 0)
        }
    }

    private init(path: String, wait: Double, topicAliases: [String: String], queue: DatabaseQueue) {
        self.path = path
        self.wait = wait
        self.topicAliases = topicAliases
        self.queue = queue
        (file, held, schema, isRead) = (nil, nil, nil, false)
    }

    /// Ends the connection and lets the write-ahead log flow back into the file; also done when the
    /// archive is released.
    public func close() throws(ArchiveError) {
        do {
            try queue.close()
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// The connection, made and migrated.
    ///
    /// SQLite gives up at once, without waiting, where two runs would wait for each other, as when
    /// both make the write-ahead log of a new archive. Then this one steps back and tries again
    /// while the wait lasts.
    private static func opened(
        _ file: ArchiveFile, _ schema: SchemaWatch, creating: Bool, wait: Double
    ) throws -> DatabaseQueue {
        let deadline = ContinuousClock().now + .seconds(wait)
        while true {
            do {
                let queue = try connection(file, creating: creating, wait: wait)
                if try queue.read({ try schema.isPresent($0) }) { return queue }
                try ArchiveSchema.migrate(queue)
                return queue
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && ContinuousClock().now < deadline
            {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    private static func connection(_ file: ArchiveFile, creating: Bool, wait: Double) throws -> DatabaseQueue {
        if file.isFixed { return try fixedQueue(file, wait: wait) }
        do {
            return try queue(file, creating: creating, wait: wait)
        } catch let error as DatabaseError where isWithoutRoom(error) {
            // Whoever has the archive open has made the memory that is shared: this one would be alone with it.
            return try queue(file, creating: creating, wait: wait, isAlone: true)
        }
    }

    /// Whether SQLite could not make the memory that the runs of an archive share: the disk is full.
    private static func isWithoutRoom(_ error: DatabaseError) -> Bool {
        [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_SHMOPEN].contains(error.extendedResultCode)
    }

    private static func configuration(wait: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "PaperArchive"
        configuration.busyMode = .timeout(wait)
        configuration.prepareDatabase { try harden($0) }
        return configuration
    }

    /// Takes from what stands in the schema of a file the means to do harm: functions that are not harmless are not
    /// run, no statement writes to the schema itself, and pages are checked as they are read. Extensions are not
    /// loaded, as is usual.
    static func harden(_ database: Database) throws {
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        // Safe: the connection is open, and used by nobody else while this is run.
        let code = unsafe csqlite_defend(database.sqliteConnection)
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// - Parameter isAlone: keeps all others out for as long as the archive is open, and so needs no memory that is
    ///   shared (https://www.sqlite.org/wal.html, "noshm"); gives up where another is there.
    private static func queue(
        _ file: ArchiveFile, creating: Bool, wait: Double, isAlone: Bool = false
    ) throws -> DatabaseQueue {
        var configuration = configuration(wait: wait)
        configuration.prepareDatabase { database in
            if isAlone { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            // Of a new file alone: a text of a paper and a half fills a page of SQLite's usual size badly.
            if creating { try database.execute(sql: "PRAGMA page_size = 8192") }
            // The mark of an archive comes before anything else is written, so that no other run
            // sees a file without it.
            try file.claim(database, creating: creating)
            if try String.fetchOne(database, sql: "PRAGMA journal_mode") != "wal" {
                try database.execute(sql: "PRAGMA journal_mode = WAL")
            }
            // An import is one transaction, so syncing each costs little and survives a power cut.
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072")
        }
        return try DatabaseQueue(path: file.databasePath, configuration: configuration)
    }

    private static func fixedQueue(_ file: ArchiveFile, wait: Double) throws -> DatabaseQueue {
        var configuration = configuration(wait: wait)
        configuration.readonly = true
        configuration.prepareDatabase { try file.claim($0, creating: false) }
        return try DatabaseQueue(path: file.immutableName, configuration: configuration)
    }
}

extension Archive {
    /// Runs `body` in a transaction that only reads: it sees one state of the archive throughout.
    func read<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
        do {
            return try checkedRead(body)
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    private func checkedRead<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try queue.read { database in
            try schema?.check(database, writing: false)
            return try body(database)
        }
    }

    /// What is wrong with the schema, whatever the archive is opened for.
    func schemaFaults() throws(ArchiveError) -> [SchemaFault] {
        do {
            return try queue.read { try schema?.faults($0) ?? [] }
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// As `read`, with errors that are neither SQLite's nor a damaged row's passed on as they are.
    func passing<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            return try checkedRead(body)
        } catch let error where error is DatabaseError || error is DamagedRow {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// Runs `body` in a transaction that writes; an error takes everything back.
    func write<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
        do {
            return try transaction(body)
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// As `write`, but gives up at once where another run writes: for what can be made again.
    func writeAtOnce<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
        do {
            return try transaction(waits: false, body)
        } catch {
            throw ArchiveError(error, path: path, waited: 0)
        }
    }

    /// Runs `body` outside of any transaction, for what SQLite does in its own.
    func withoutTransaction<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
        if isRead { throw .readOnly(path: path) }
        do {
            return try queue.writeWithoutTransaction(body)
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// As `write`, with errors that are not SQLite's passed on as they are.
    ///
    /// Immediate: a transaction that first reads and then writes would fail at once, without
    /// waiting, if another wrote between.
    func transaction<Result>(waits: Bool = true, _ body: (Database) throws -> Result) throws -> Result {
        if isRead { throw ArchiveError.readOnly(path: path) }
        return try queue.writeWithoutTransaction { database in
            if !waits { try database.execute(sql: "PRAGMA busy_timeout = 0") }
            defer {
                // It fails on no open connection, and the next transaction would only wait less.
                if !waits { try? database.execute(sql: "PRAGMA busy_timeout = \(Int(wait * 1_000))") }
            }
            var result: Result?
            try database.inTransaction(.immediate) {
                try schema?.check(database, writing: true)
                result = try body(database)
                // A file that was removed or replaced meanwhile can still be written, but nobody would find it.
                if let file, ArchiveFile(path: path).identity != file { throw ArchiveError.removed(path: path) }
                return .commit
            }
            guard let result else {
                throw ArchiveError.ioFailure(path: path, reason: "a transaction ended without result")
            }
            return result
        }
    }
}
