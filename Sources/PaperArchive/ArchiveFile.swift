import GRDB
import ReadableText

/// The file of an archive before and while a connection to it is made: refusals that must leave it untouched.
struct ArchiveFile {
    let path: String

    /// The path of the folder that holds the file; "." where the path names none.
    var folder: String { SystemPath.folder(path) }

    /// Which file lies at the path now; nil for none.
    var identity: FileIdentity? { FileIdentity(ofFileAt: path) }

    /// The path as SQLite must be given it: a name such as ":memory:" or "file:x" would not mean a file of that name.
    var databasePath: String {
        let name = path.hasPrefix("/") ? path : "./" + path
        // What is no text can be given as a name with escapes alone.
        return SystemPath.bytes(name).elementsEqual(name.utf8) ? name : address
    }

    /// The path as a name by which SQLite reads the file without its companions, which it otherwise
    /// makes beside it: for a folder that cannot be written (https://www.sqlite.org/uri.html,
    /// "immutable").
    var immutableName: String { address + "?immutable=1" }

    /// The path as an address.
    private var address: String {
        let bytes = SystemPath.bytes(path.hasPrefix("/") ? path : "./" + path)
        // An empty authority lets a path begin with two slashes.
        return bytes.reduce(into: path.hasPrefix("/") ? "file://" : "file:") { address, byte in
            let isPlain = byte < 0x80 && "/._-".utf8.contains(byte) || ASCII.isAlphanumeric(byte)
            address += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }

    /// Whether the file can be read only as one that nobody changes: no log lies beside it, and none can be made.
    var isFixed: Bool {
        // A log of which the system does not say whether it is there may hold papers.
        (try? FileSystem.exists(path)) == true && (try? FileSystem.exists(path + "-wal")) == false && !hasJournal
            && !FileSystem.isWritable(folder)
    }

    /// Whether a transaction was broken off that SQLite takes back when it next opens the file.
    private var hasJournal: Bool {
        ((try? FileStatus(path: path + "-journal"))?.size ?? 0) > 0
    }

    /// The first 100 bytes of an SQLite database, as far as they matter here
    /// (https://www.sqlite.org/fileformat.html, 1.3).
    private struct Header {
        let bytes: [UInt8]
        func number(at offset: Int) -> Int { (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) } }
        var pageSize: Int { bytes[17] == 0 && bytes[16] == 0 ? 65_536 : max(Int(bytes[16]) << 8 | Int(bytes[17]), 1) }
        var pages: Int { number(at: 28) }
        var schema: Int { number(at: 60) }
        var application: Int { number(at: 68) }
    }

    /// Refuses, before SQLite sees the file, what cannot be an archive of this or an older program.
    ///
    /// Opening a database can change it (its journal mode, a recovery); what is not ours must keep its bytes.
    ///
    /// - Returns: the file, to be held for as long as a connection to it is open, since others of this process may have
    ///   connections to it; nil where there is none yet.
    func check(creating: Bool) throws(ArchiveError) -> HeldFile? {
        guard try isThere(path) else {
            if creating {
                try makeFolder()
                return nil
            }
            throw .notFound(path: path)
        }
        // What is empty was begun and never made.
        if try regularFileSize() == 0 {
            if creating { return nil }
            throw .notFound(path: path)
        }
        let held = try hold()
        try check(held)
        return held
    }

    /// The file, held.
    func hold() throws(ArchiveError) -> HeldFile {
        do { return try HeldFile(path) } catch { throw .ioFailure(path: path, reason: error.reason) }
    }

    private func check(_ held: HeldFile) throws(ArchiveError) {
        let bytes = try firstBytes(held)
        let mark = Array("SQLite format 3".utf8) + [0]
        try checkCompanions()
        if bytes.count < 100, bytes.starts(with: mark.prefix(bytes.count)), hasJournal { return }
        guard bytes.starts(with: mark) else { throw .notADatabase(path: path) }
        guard bytes.count == 100 else {
            throw .corrupted(path: path, detail: "the file ends after \(bytes.count) bytes")
        }
        try check(Header(bytes: bytes))
    }

    private func check(_ header: Header) throws(ArchiveError) {
        // The mark is written before the first write-ahead log exists, so it always stands in the file itself.
        guard header.application == ArchiveSchema.applicationID else { throw .foreignDatabase(path: path) }
        try checkSchema(header.schema)
        // Pages may still lie in the log: then SQLite itself finds what is missing.
        if try isThere(path + "-wal") || hasJournal { return }
        // Asked after the header was read: another run may let the file grow between, but never shrink.
        let size = try regularFileSize()
        let expected = header.pages * header.pageSize
        if size < expected { throw .corrupted(path: path, detail: "it has \(size) bytes of \(expected)") }
    }

    /// The same checks through a connection, which sees the write-ahead log; claims a database that is empty and new.
    func claim(_ database: Database, creating: Bool) throws {
        // In this order: another run that makes the archive now sets its mark before its tables.
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if application == ArchiveSchema.applicationID {
            return try checkSchema(try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
        }
        guard application == 0, tables == 0 else { throw ArchiveError.foreignDatabase(path: path) }
        guard creating else {
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            throw pages == 0 ? ArchiveError.notFound(path: path) : .foreignDatabase(path: path)
        }
        try database.execute(sql: "PRAGMA application_id = \(ArchiveSchema.applicationID)")
    }

    private func checkSchema(_ found: Int) throws(ArchiveError) {
        if found > ArchiveSchema.version {
            throw .newerSchema(path: path, found: found, known: ArchiveSchema.version)
        }
    }

    private func isThere(_ file: String) throws(ArchiveError) -> Bool {
        do { return try FileSystem.exists(file) } catch { throw .ioFailure(path: file, reason: error.reason) }
    }

    /// Refuses what SQLite would wait for, or cannot use, where it keeps its log and its journal.
    private func checkCompanions() throws(ArchiveError) {
        for file in DatabaseFiles.all(of: path).dropFirst() where try isThere(file) {
            let status: FileStatus
            do { status = try FileStatus(path: file) } catch { throw .ioFailure(path: file, reason: error.reason) }
            guard status.kind == .file else {
                throw .ioFailure(path: path, reason: "SQLite needs \(file), and there is something that is no file")
            }
        }
    }

    private func regularFileSize() throws(ArchiveError) -> Int {
        let status: FileStatus
        do { status = try FileStatus(path: path) } catch { throw .ioFailure(path: path, reason: error.reason) }
        guard status.kind == .file else { throw .notADatabase(path: path) }
        return status.size
    }

    private func firstBytes(_ held: HeldFile) throws(ArchiveError) -> [UInt8] {
        do { return try held.firstBytes(100) } catch {
            throw .ioFailure(path: path, reason: error.reason)
        }
    }

    private func makeFolder() throws(ArchiveError) {
        do { try FileSystem.makeFolders(folder) } catch { throw .cannotCreate(path: path, reason: error.reason) }
    }
}
