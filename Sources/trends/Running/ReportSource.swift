import PaperArchive
import Papers

/// What a report is made from: the archive, or listings read into one that is not kept.
struct ReportSource {
    let archive: Archive
    /// How many records of the listings could not be read.
    let rejected: Int
    let sources: [String]
    let notes: [String]

    init(_ listings: [String], places: Places, archive place: ArchiveOptions, intake: ListingIntake) throws {
        guard !listings.isEmpty else {
            let path = places.archive(place)
            archive = try Archive(path: path, opening: .existing, wait: place.wait)
            (rejected, sources, notes) = (0, [path], [])
            return
        }
        archive = try Archive.inMemory()
        let summary = try intake.read(listings, into: archive)
        rejected = summary.sum(\.rejected)
        let refused = Set(summary.refused.map(\.source))
        sources = listings.filter { !refused.contains($0) }
        notes = summary.refused.map(\.reason) + summary.files.flatMap { $0.notes.map(\.description) }
    }

    private init(_ source: ReportSource, archive: Archive) {
        self.archive = archive
        (rejected, sources, notes) = (source.rejected, source.sources, source.notes)
    }

    /// The same papers in memory, for an archive that may be read but not written to.
    func copiedToMemory(_ today: CalendarDay) throws -> ReportSource {
        let copy = try Archive.inMemory()
        try archive.forEachBatch { batch in
            try copy.save(batch.map(\.paper), source: archive.path, format: "archive", importedOn: today)
        }
        return ReportSource(self, archive: copy)
    }
}
