internal import ReadableText

/// The folder in which fetched listings are kept: one file a page, written whole or not at all, and
/// the record of what was asked when.
public struct ListingFolder: Hashable, Sendable {
    /// Where it is; it need not exist.
    public let path: String

    /// The folder at a path.
    public init(_ path: String) { self.path = path }

    /// Hidden, so that importing the folder passes it over.
    private static let recordName = ".fetched"

    /// The path of a file in it.
    func path(_ name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

    /// Whether a file of some bytes is there; one that cannot be looked at is not, and is fetched again.
    func holds(_ name: String) -> Bool { ((try? FileStatus(path: path(name)))?.size ?? 0) > 0 }

    func record() throws(FetchError) -> FetchRecord {
        let file = path(Self.recordName)
        do {
            guard try FileSystem.exists(file) else { return FetchRecord("") }
            return FetchRecord(String(decoding: try FileSystem.firstBytes(.max, of: file), as: UTF8.self))
        } catch {
            throw .cannotRead(path: file, reason: error.reason)
        }
    }

    /// Adds a line to the record, in one write.
    func note(_ entry: FetchRecord.Entry) throws(FetchError) {
        let file = path(Self.recordName)
        // Behind a line that a crash cut, the new one still begins a line.
        do { try AppendedFile.append(Array(("\n" + entry.line).utf8), to: file) } catch {
            throw .cannotWrite(path: file, reason: error.reason)
        }
    }

    /// Makes the folder where it is missing.
    func make() throws(FetchError) {
        do { try FileSystem.makeFolders(path) } catch { throw .cannotWrite(path: path, reason: error.reason) }
    }

    /// Writes a file under its name only when all of it is on the disk.
    func write(_ bytes: [UInt8], as name: String) throws(FetchError) {
        do { try AtomicFile.write(bytes, to: path(name)) } catch {
            throw .cannotWrite(path: path(name), reason: error.reason)
        }
    }

    func remove(_ name: String) throws(FetchError) {
        do { try FileSystem.remove(path(name)) } catch {
            throw .cannotWrite(path: path(name), reason: error.reason)
        }
    }
}
