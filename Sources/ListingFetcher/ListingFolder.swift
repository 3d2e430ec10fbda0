public import Papers
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

    /// What is here of a service's days, in order: when each was asked for, with how many papers in which files.
    ///
    /// Throws ``FetchError/cannotRead(path:reason:)``.
    public func days(of service: ListingService) throws(FetchError) -> [FetchedDay] {
        try record().entries(service.series).compactMap { entry in
            let names = (0..<entry.pages).map { service.fileName(for: entry.day, page: $0) }
            guard names.allSatisfy(holds) else { return nil }
            return FetchedDay(
                series: entry.series, day: entry.day, askedOn: entry.askedOn, papers: entry.papers,
                isSettled: service.isSettled(entry), files: names.map(path))
        }
    }

    /// Notes what came of a day.
    func note(_ entry: FetchRecord.Entry) throws(FetchError) { try note(entry.line) }

    /// Notes from which day on nothing of a series is to be left out.
    func note(since day: CalendarDay, _ series: String) throws(FetchError) {
        try note(FetchRecord.line(of: series, since: day))
    }

    /// Adds a line to the record, in one write.
    private func note(_ line: String) throws(FetchError) {
        let file = path(Self.recordName)
        // Behind a line that a crash cut, the new one still begins a line.
        do { try AppendedFile.append(Array(("\n" + line).utf8), to: file) } catch {
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

/// A day whose list is in a folder.
public struct FetchedDay: Hashable, Sendable {
    /// The service, and what was asked of it: `daily-papers`, `arxiv-cs.LG`.
    public let series: String
    /// The day of the list.
    public let day: CalendarDay
    /// The day at Greenwich on which it was asked for last.
    public let askedOn: CalendarDay
    /// How many papers it had then.
    public let papers: Int
    /// Whether it changes no more, see ``ListingService/isSettled(_:askedOn:papers:)``.
    public let isSettled: Bool
    /// Its files, in the order of pages; none for a list without papers.
    public let files: [String]
}
