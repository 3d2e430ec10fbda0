import PaperArchive
import Papers

/// What a report is made from: the archive, or listings read into a temporary one.
struct ReportSource {
    let archive: Archive
    /// How many records of the listings could not be read.
    let rejected: Int
    let sources: [String]
    let notes: [String]
    /// Whether the papers were found by search on one day, so that their listing day says nothing about them.
    let isSearch: Bool
    private let temporary: TemporaryArchive?

    init(_ listings: [String], places: Places, archive place: ArchiveOptions, listing: ListingOptions, run: RunOptions) throws {
        if listings.isEmpty {
            let path = places.archive(place)
            temporary = nil
            archive = try Archive(path: path, opening: .existing, wait: place.wait)
            (rejected, sources, notes) = (0, [path], [])
            isSearch = try Self.holdsOneSearch(archive)
            return
        }
        let temporary = try TemporaryArchive()
        self.temporary = temporary
        archive = temporary.archive
        var silent = run
        silent.quiet = true
        let summary = try ListingIntake(listing, run: silent).read(listings, into: temporary.archive)
        for file in summary.files { file.rejections.prefix(20).forEach { run.note($0.description) } }
        rejected = summary.sum(\.rejected)
        sources = listings
        notes = summary.files.flatMap { $0.notes.map(\.description) }
        let searched = summary.files.filter { $0.span == .search }.reduce(0) { $0 + $1.read }
        isSearch = searched * 2 > summary.sum(\.read)
    }

    /// Whether all papers were listed on one day and published over three years or more.
    private static func holdsOneSearch(_ archive: Archive) throws -> Bool {
        let listed = try archive.dayCounts(by: .listed, model: "").days
        guard listed.count <= 1 else { return false }
        let years = Set(try archive.dayCounts(by: .published, model: "").days.map(\.day.year))
        return years.count >= 3
    }
}
