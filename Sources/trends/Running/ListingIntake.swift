import Foundation
import PaperArchive
import Papers

/// Reads listings into an archive and keeps count of what came of each.
struct ListingIntake {
    let options: ListingOptions
    let run: RunOptions
    let strict: Bool
    /// Whether the day of a search page is taken for the listing day of its papers all the same.
    let countsSearchDays: Bool
    /// Whether notes on the listings are said on standard error; a report says them itself.
    let tellsNotes: Bool

    /// What came of one listing.
    struct FileResult {
        var source: String
        var format: ListingFormat
        var read: Int
        var new: Int
        var known: Int
        var rejected: Int
        var yearsInferred: Int
        var span: ListingSpan
        var notes: [ListingNote]
        var rejections: [Rejection]
    }

    /// What came of all of them.
    struct Summary {
        var files: [FileResult] = []
        /// Listings of which nothing could be used, among others that could.
        var refused: [(source: String, reason: String)] = []

        func sum(_ count: KeyPath<FileResult, Int>) -> Int { files.reduce(0) { $0 + $1[keyPath: count] } }

        /// `36 read · 34 new · 2 already known · 0 rejected · 14 years inferred`
        var sentence: String {
            "\(sum(\.read)) read · \(sum(\.new)) new · \(sum(\.known)) already known · \(sum(\.rejected)) rejected · "
                + "\(sum(\.yearsInferred)) years inferred"
        }
    }

    init(_ options: ListingOptions, run: RunOptions, strict: Bool = false, countsSearchDays: Bool = false, tellsNotes: Bool = true) {
        self.tellsNotes = tellsNotes
        self.countsSearchDays = countsSearchDays
        self.options = options
        self.run = run
        self.strict = strict
    }

    /// Throws what is wrong with the first listing where none of them exists and looks like a listing.
    static func checkThatSomeCanBeRead(_ arguments: [String], _ options: ListingOptions) throws {
        var first: ListingError?
        for path in try ListingFiles(in: arguments, format: options.listingFormat).paths {
            if path == "-" { return }
            do {
                _ = try ListingReader.sniff(path)
                return
            } catch {
                if options.listingFormat != nil, case .unrecognized = error { return }
                first = first ?? error
            }
        }
        if let first { throw first }
    }

    /// Reads files, folders and `-` into an archive: each listing is one transaction, all of them together where `strict`.
    func read(_ arguments: [String], into archive: Archive) throws -> Summary {
        let files = try ListingFiles(in: arguments, format: options.listingFormat)
        for skipped in files.skipped { run.note(skipped.description) }
        let progress = ProgressLine(run)
        defer { progress.finish() }
        var summary = Summary()
        var refused: (any InputFault)?
        if strict {
            summary = try archive.saving(importedOn: run.today) { session in
                var summary = Summary()
                for path in files.paths { summary.files.append(try read(path, session, progress)) }
                if summary.sum(\.rejected) > 0 { throw StrictRefusal(summary: summary) }
                return summary
            }
        } else {
            for path in files.paths {
                do {
                    summary.files.append(try archive.saving(importedOn: run.today) { try read(path, $0, progress) })
                } catch let fault as any InputFault where files.paths.count > 1 {
                    // One listing that cannot be used does not keep the others out.
                    progress.finish()
                    Console.say("trends: \(fault.description)")
                    summary.refused.append((path, fault.description))
                    refused = refused ?? fault
                }
            }
        }
        if summary.files.isEmpty, let refused { throw refused }
        progress.finish()
        for file in summary.files { tell(file) }
        return summary
    }

    /// Thrown to undo a strict import.
    struct StrictRefusal: Error { let summary: Summary }

    /// A listing of more papers than this is no page; its papers are saved as they come.
    private static let largestPage = 4_000

    private func read(_ path: String, _ session: borrowing ListingSession, _ progress: ProgressLine) throws -> FileResult {
        let reader = ListingReader(listedDay: options.listed, format: options.listingFormat, today: run.today)
        let source = path == "-" ? "standard input" : path
        var format = options.listingFormat
        var count = SaveCount()
        func save(_ papers: PreparedPapers, isSearch: Bool = false) throws {
            count += try session.save(papers, source: source, format: format?.rawValue ?? "", isSearch: isSearch)
        }
        // Whether a page is one of search results is known when all of it was read.
        var page: PreparedPapers? = PreparedPapers()
        let listing = try reader.forEachBatch(
            in: path, preparing: { (format: $0.format, papers: PreparedPapers($0.papers), fractionRead: $0.fractionRead) }
        ) { batch in
            format = batch.format
            if var held = page.take() {
                held += batch.papers
                if held.count > Self.largestPage { try save(held) } else { page = held }
            } else {
                try save(batch.papers)
            }
            progress.show(count.new + count.known + (page?.count ?? 0), part: batch.fractionRead, "papers read from \(source)")
        }
        if let page { try save(page, isSearch: listing.span == .search && !countsSearchDays) }
        return FileResult(
            source: source, format: listing.format, read: count.new + count.known + listing.rejectionCount, new: count.new,
            known: count.known,
            rejected: listing.rejectionCount, yearsInferred: listing.yearsInferred, span: listing.span,
            notes: listing.notes + count.shared.map { ListingNote(file: source, $0) },
            rejections: listing.rejections)
    }

    /// The rejections and notes of a listing, the first of each kind.
    private func tell(_ file: FileResult) {
        run.tell(file.rejections, of: file.rejected)
        if tellsNotes { file.notes.prefix(20).forEach { run.note($0.description) } }
    }
}

extension ListingNote {
    /// What the archive answered about an identifier of a listing.
    fileprivate init(file: String, _ shared: SharedIdentifier) {
        self.init(file: file, kind: .sharedIdentifier(shared.id, title: shared.title, other: shared.other))
    }
}
