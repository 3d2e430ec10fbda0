import GRDB
import Papers
import ReadableText

/// What was saved of a damaged archive.
public struct RecoveryResult: Hashable, Sendable {
    /// Papers that were saved with all that was known of them.
    public let whole: Int
    /// Papers that were saved without their history: sightings, labels and sources could not be read.
    public let bare: Int
    /// Papers of which nothing could be read, as far as one can tell that they were there.
    public let lost: Int
}

extension Archive {
    /// Saves what can be read of a damaged archive into a new one beside it. The damaged file is only read.
    ///
    /// Paper by paper, so that a damaged page costs the papers on it alone. Classifications are
    /// left out: the model makes them again.
    ///
    /// - Parameters:
    ///   - path: the damaged archive, of the present schema or the one before.
    ///   - newPath: where the new one is made; nothing may be there.
    ///   - wait: seconds to wait for another process, at least 0.
    /// - Throws: `ArchiveError.cannotCreate` where something is at `newPath`; `corrupted` where not
    ///   even the list of tables can be read, or no paper; `alteredSchema` where other tables or views stand in their
    ///   place.
    public static func recover(_ path: String, into newPath: String, wait: Double = 5) throws(ArchiveError)
        -> RecoveryResult
    {
        if try isThere(newPath) { throw .cannotCreate(path: newPath, reason: "there is a file already") }
        guard try isThere(path) else { throw .notFound(path: path) }
        do {
            let salvage = try ArchiveSalvage(path, wait: wait)
            let rows = try salvage.rows()
            // Half of a saved archive would stand in the way of the next attempt.
            let unfinished = try unfinished(newPath)
            do {
                let archive = try Archive(path: unfinished.path, opening: .createIfMissing, wait: wait)
                let result = try archive.saving(importedOn: CalendarDay(daysSinceEpoch: 0)) {
                    try salvage.move(rows, into: $0)
                }
                try archive.add(salvage.watches())
                try archive.close()
                try unfinished.finish()
                return result
            } catch {
                unfinished.remove()
                throw Self.meaning(of: error, while: unfinished.path, becomes: newPath)
            }
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    private static func isThere(_ path: String) throws(ArchiveError) -> Bool {
        do { return try FileSystem.exists(path) } catch { throw .ioFailure(path: path, reason: error.reason) }
    }

    /// An error of writing, of which the user knows the file by its final name.
    private static func meaning(of error: any Error, while path: String, becomes newPath: String) -> any Error {
        switch error {
        case let error as FileError: ArchiveError.cannotCreate(path: newPath, reason: error.reason)
        case ArchiveError.cannotCreate(path, let reason): ArchiveError.cannotCreate(path: newPath, reason: reason)
        case ArchiveError.ioFailure(path, let reason): ArchiveError.ioFailure(path: newPath, reason: reason)
        case ArchiveError.diskFull(path): ArchiveError.diskFull(path: newPath)
        case ArchiveError.readOnly(path): ArchiveError.readOnly(path: newPath)
        default: error
        }
    }

    private static func unfinished(_ path: String) throws(ArchiveError) -> UnfinishedDatabase {
        do {
            try FileSystem.makeFolders(SystemPath.folder(path))
            return try UnfinishedDatabase(at: path)
        } catch {
            throw .cannotCreate(path: path, reason: error.reason)
        }
    }
}

/// Reads a damaged archive as far as it can be read.
struct ArchiveSalvage {
    private let queue: DatabaseQueue

    init(_ path: String, wait: Double) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(wait)
        configuration.prepareDatabase { database in
            // With this, SQLite also opens a file that is shorter than it says
            // (https://www.sqlite.org/pragma.html#pragma_writable_schema).
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA writable_schema = ON")
            // A table may be missing here, but none may be another one, nor a view.
            let altered = try SchemaCheck.faults(database, path: path).filter {
                $0.stopsReading && $0.problem == .changed
            }
            if !altered.isEmpty { throw ArchiveError.alteredSchema(path: path, faults: altered) }
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard version >= ChecksumMigration.oldest else {
                throw DamagedRow(
                    detail:
                        "its schema is \(version), and papers are saved from schema \(ChecksumMigration.oldest) on; "
                        + "where it is whole, any other command brings it up to date")
            }
            try ChecksumMigration.standIn(database)
        }
        let file = ArchiveFile(path: path)
        queue = try DatabaseQueue(
            path: file.isFixed ? file.immutableName : file.databasePath, configuration: configuration)
    }

    /// The queries that were followed; none where they cannot be read.
    func watches() -> [Watch] { (try? queue.unsafeRead { try WatchTable($0).watches() }) ?? [] }

    /// The rows of papers that any table or index still knows.
    func rows() throws -> SalvagedRows {
        let sources = ["papers", "texts", "fingerprints", "sightings", "originals"].map { table in
            let column = table == "papers" ? "id" : "paper"
            let sql = "SELECT \(column) FROM \(table) WHERE \(column) >= ? ORDER BY \(column) LIMIT 1"
            return SalvagedRows.Source { [queue] row in
                try queue.unsafeRead {
                    try Row.fetchOne($0.cachedStatement(sql: sql), arguments: [row])?.value(0, as: Int64.self)
                }
            }
        }
        var rows = SalvagedRows(sources)
        guard rows.next() != nil else { throw rows.failure ?? DamagedRow(detail: "no paper can be read") }
        return SalvagedRows(sources)
    }

    /// Saves the papers of these rows, those that can be read.
    func move(_ rows: SalvagedRows, into session: borrowing ListingSession) throws -> RecoveryResult {
        var (whole, bare, lost) = (0, 0, 0)
        var batch: [Paper] = []
        for row in rows {
            switch paper(row) {
            case (let paper?, let isWhole):
                batch.append(paper)
                if isWhole { whole += 1 } else { bare += 1 }
            case (nil, let wasThere): lost += wasThere ? 1 : 0
            }
            if batch.count == 1_000 {
                _ = try session.save(batch, source: "", format: "")
                batch.removeAll(keepingCapacity: true)
            }
        }
        _ = try session.save(batch, source: "", format: "")
        if whole + bare == 0 { throw DamagedRow(detail: "of \(lost) papers none can be read") }
        return RecoveryResult(whole: whole, bare: bare, lost: lost)
    }

    /// A paper and whether its history is with it; without a paper, whether there was one.
    private func paper(_ row: Int64) -> (Paper?, Bool) {
        do {
            // Not in a transaction: SQLite cannot even end one in a file that is cut.
            return try queue.unsafeRead { database in
                let tables = try PaperTables(database, importedOn: CalendarDay(daysSinceEpoch: 0))
                guard try Int.fetchOne(database, sql: "SELECT 1 FROM papers WHERE id = ?", arguments: [row]) != nil
                else {
                    return (nil, false)
                }
                let record = try tables.load(row).record
                var paper = record.paper
                if let history = try? PaperHistory(of: record, row: row, database) {
                    paper.history = history
                    return (paper, true)
                }
                paper.history = PaperHistory(importedOn: record.importedOn)
                return (paper, false)
            }
        } catch {
            return (nil, true)
        }
    }
}
