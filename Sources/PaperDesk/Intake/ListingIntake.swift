import Listings
import PaperArchive
import Papers
import ReadableText

/// Reads listings into an archive and keeps count of what came of each.
struct ListingIntake {
    private let desk: Desk
    private let choice: ListingChoice
    private let isStrict: Bool
    /// Whether the day of a search page is taken for the listing day of its papers all the same.
    private let countsSearchDays: Bool
    /// Whether notes on the listings are told at once; a report holds them itself.
    private let tellsNotes: Bool

    /// A listing of more papers than this is no page; its papers are saved as they come.
    static let largestPage = 4_000

    init(
        _ desk: Desk, _ choice: ListingChoice, isStrict: Bool = false, countsSearchDays: Bool = false,
        tellsNotes: Bool = true
    ) {
        self.desk = desk
        self.choice = choice
        self.isStrict = isStrict
        self.countsSearchDays = countsSearchDays
        self.tellsNotes = tellsNotes
    }

    /// Reads files, folders and `-` into an archive: each listing is one transaction, all of them
    /// together where strict.
    func read(_ arguments: [String], into shelf: ArchiveShelf) throws -> IntakeSummary {
        let files = try desk.listingFiles(arguments)
        defer { desk.progress.finish() }
        var round = Round(isOnlyArgument: arguments.count == 1, isOnlyFile: files.entries.count == 1)
        do {
            if isStrict {
                try readStrictly(files, into: shelf, &round)
            } else {
                for entry in files.entries {
                    try use(entry, &round) { listing in
                        try shelf.archive().saving(importedOn: desk.today) { try read(listing, $0) }
                    }
                }
                try refuseEmptyFolders(files, &round)
            }
        } catch let error as ArchiveError {
            throw stopped(by: error, round)
        }
        if round.summary.files.isEmpty, let fault = round.firstFault { throw fault }
        desk.progress.finish()
        for file in round.summary.files { tell(file) }
        return round.summary
    }

    /// An archive's error with what was added before, where anything was, or might be thought to have been.
    private func stopped(by error: ArchiveError, _ round: Round) -> any Error {
        var kept = round.summary
        if isStrict { kept.files = [] }
        switch error {
        case .diskFull, .removed: return DeskError.stoppedImport(error, after: kept)
        default: return kept.files.isEmpty ? error : DeskError.stoppedImport(error, after: kept)
        }
    }

    /// What has come of the files so far.
    private struct Round {
        /// Whether one file or folder was named alone: a fault of all of it is that of the whole.
        let isOnlyArgument: Bool
        /// Whether there is one file alone.
        let isOnlyFile: Bool
        var summary = IntakeSummary()
        var firstFault: (any InputFault)?
        /// The files that are no listings, by the folder in which they were found.
        var skipped: [String: Int] = [:]
        /// The folders in which a listing was found.
        var fruitful: Set<String> = []
    }

    private func readStrictly(_ files: ListingFiles, into shelf: ArchiveShelf, _ round: inout Round) throws {
        // The first listing is opened before the archive is: what cannot be read at all makes none.
        var rest = files.entries[...]
        var first: (entry: ListingFiles.Entry, listing: OpenListing)?
        while first == nil, let entry = rest.popFirst() { first = try open(entry, &round).map { (entry, $0) } }
        guard let first else { return try refuseEmptyFolders(files, &round) }
        try shelf.archive().saving(importedOn: desk.today) { session in
            try take(first.listing, of: first.entry, session, &round)
            for entry in rest {
                if let listing = try open(entry, &round) { try take(listing, of: entry, session, &round) }
            }
            for folder in files.folders where !round.fruitful.contains(folder) { throw noListings(folder, round) }
            let rejected = round.summary.sum(\.rejected)
            if rejected > 0 { throw DeskError.rejected(rejected, round.summary) }
        }
    }

    private func take(
        _ listing: OpenListing, of entry: ListingFiles.Entry, _ session: borrowing ListingSession, _ round: inout Round
    ) throws {
        round.summary.files.append(try read(listing, session))
        if let folder = entry.folder { round.fruitful.insert(folder) }
    }

    /// Opens a file; nil where it lies in a folder and is no listing.
    private func open(_ entry: ListingFiles.Entry, _ round: inout Round) throws -> OpenListing? {
        let reader = ListingReader(
            listedDay: choice.listedDay, format: choice.format, today: desk.today, formats: desk.formats)
        do {
            return try reader.open(entry)
        } catch {
            guard let folder = entry.folder, choice.format == nil, error.isNoListing else { throw error }
            round.skipped[folder, default: 0] += 1
            desk.notice(.passedOver(file: entry.path, error))
            return nil
        }
    }

    /// Reads one file; one that cannot be used does not keep the others out.
    private func use(
        _ entry: ListingFiles.Entry, _ round: inout Round, _ read: (OpenListing) throws -> IntakeSummary.File
    ) throws {
        do {
            guard let listing = try open(entry, &round) else { return }
            if let folder = entry.folder { round.fruitful.insert(folder) }
            round.summary.files.append(try read(listing))
        } catch let fault as any InputFault where !round.isOnlyFile {
            refuse(entry.path, fault, &round)
        }
    }

    private func refuse(_ source: String, _ fault: any InputFault, _ round: inout Round) {
        desk.progress.finish()
        desk.notice(.refused(fault))
        round.summary.refused.append(
            IntakeSummary.Refused(source: source, reason: fault.description, failure: fault.failure))
        round.firstFault = round.firstFault ?? fault
    }

    private func refuseEmptyFolders(_ files: ListingFiles, _ round: inout Round) throws {
        for folder in files.folders where !round.fruitful.contains(folder) {
            let error = noListings(folder, round)
            if round.isOnlyArgument { throw error }
            refuse(folder, error, &round)
        }
    }

    private func noListings(_ folder: String, _ round: Round) -> ListingError {
        .noListings(folder: folder, skipped: round.skipped[folder, default: 0], formats: desk.formats.formats)
    }

    private func read(_ listing: OpenListing, _ session: borrowing ListingSession) throws -> IntakeSummary.File {
        var count = SaveCount()
        func save(_ papers: PreparedPapers, isSearch: Bool = false) throws {
            count += try session.save(papers, source: listing.name, format: listing.format.name, isSearch: isSearch)
        }
        // Whether a page is one of search results is known when all of it was read.
        var page: PreparedPapers? = PreparedPapers()
        let preparation = PaperPreparation()
        let found = try listing.forEachBatch(
            preparing: { (papers: preparation.prepared($0.papers), fractionRead: $0.fractionRead) }
        ) { batch in
            if var held = page.take() {
                held += batch.papers
                if held.count > Self.largestPage { try save(held) } else { page = held }
            } else {
                try save(batch.papers)
            }
            // What is left here takes the transaction with it.
            try desk.progress.check()
            desk.progress.show(
                .reading(
                    papers: count.new + count.known + (page?.count ?? 0), part: batch.fractionRead, source: listing.name
                ))
        }
        try session.add(found.watches)
        if let page { try save(page, isSearch: found.span == .search && !countsSearchDays) }
        return IntakeSummary.File(
            source: listing.name, format: listing.format, read: count.new + count.known + found.rejectionCount,
            new: count.new,
            known: count.known, rejected: found.rejectionCount, yearsInferred: found.yearsInferred, span: found.span,
            notes: found.notes + count.shared.map { ListingNote(file: listing.name, $0) }, rejections: found.rejections)
    }

    /// The rejections and notes of a listing, the first of each kind.
    private func tell(_ file: IntakeSummary.File) {
        desk.tell(file.rejections, of: file.rejected)
        if tellsNotes { file.notes.prefix(20).forEach { desk.notice(.listing($0)) } }
    }
}
