import PaperArchive
import Papers
import TestSupport
import Testing

extension TemporaryFolder {
    /// A new archive in the folder.
    func archive(_ name: String = "archive.sqlite") throws -> Archive {
        try Archive(path: file(name), opening: .createIfMissing)
    }
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
                    Entry(
                        paper: stored.paper, importedOn: stored.importedOn,
                        sightings: try archive.sightings(of: stored.id)))
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
