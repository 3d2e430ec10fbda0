import Foundation
import PaperArchive
import Papers
import Testing

/// A folder of its own for a test, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// A new archive in the folder.
    func archive(_ name: String = "archive.sqlite") throws -> Archive {
        try Archive(path: file(name), opening: .createIfMissing)
    }

    func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: file(name))) }

    func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file(name)))) }

    /// The names in the folder, in order.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// All that an archive says through its public face, in a fixed order and without keys.
struct Contents: Equatable {
    struct Entry: Equatable {
        var paper: Paper
        var importedOn: CalendarDay
        var sightings: [Sighting]
    }

    var entries: [Entry] = []
    var info: ArchiveInfo

    init(_ archive: Archive) throws {
        info = try archive.info()
        try archive.forEachBatch(of: 7) { batch in
            for stored in batch {
                entries.append(
                    Entry(paper: stored.paper, importedOn: stored.importedOn, sightings: try archive.sightings(of: stored.id)))
            }
        }
    }

    var papers: [Paper] { entries.map(\.paper) }
}

/// The day of a date that a test writes; a mistake in it fails the test.
func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

func stated(_ iso: String) throws -> PaperDate { PaperDate(try day(iso), .stated) }

func inferred(_ iso: String) throws -> PaperDate { PaperDate(try day(iso), .inferred) }

/// The error that `body` throws, where it is an archive's.
func archiveError(_ body: () throws -> Void) -> ArchiveError? {
    do {
        try body()
        return nil
    } catch {
        return error as? ArchiveError
    }
}
