public import LinearAlgebra
public import Listings
import PaperArchive
public import Papers
import ReadableText

/// Where the use cases are asked for: each request is a plain value, and so is its answer.
///
/// What surrounds the work is passed in here: where files are found, which day it is, how many
/// threads work, and who is told how far the work is and what was noticed on the way. A command
/// line, a page and a program that uses this library ask the same desk.
///
///     let desk = Desk(today: today)
///     let answer = try desk.report(ReportRequest(listings: ["Data/listings"]))
///     print(answer.report.papers.counted)
public struct Desk {
    /// Where the files are that a request does not name.
    public var places: Places
    /// The day that counts as today.
    public var today: CalendarDay
    /// The threads; their number never changes a result.
    public var workers: Workers
    /// The formats of listings that are known.
    public var formats: ListingFormats
    /// Who is told how far long work is.
    public var progress: any WorkProgress
    /// Who is told what was noticed on the way.
    public var notice: (Notice) -> Void

    /// A desk; only the day has no default.
    public init(
        places: Places = Places(), today: CalendarDay, workers: Workers = Workers(threads: 1),
        formats: ListingFormats = .desk,
        progress: any WorkProgress = SilentProgress(), notice: @escaping (Notice) -> Void = { _ in }
    ) {
        self.places = places
        self.today = today
        self.workers = workers
        self.formats = formats
        self.progress = progress
        self.notice = notice
    }

    /// The files that arguments stand for; what is left out in folders is told.
    func listingFiles(_ arguments: [String]) throws(ListingError) -> ListingFiles {
        let files = try ListingFiles(in: arguments)
        for what in files.leftOut { notice(.leftOut(what)) }
        return files
    }

    func tell(_ rejections: [Rejection], of count: Int) {
        if count > 0 { notice(.rejected(rejections, of: count)) }
    }
}

/// Which archive a request is about.
public struct ArchiveChoice: Hashable, Sendable {
    /// Its file; nil for the usual one.
    public var path: String?
    /// How long to wait where another run holds it, in seconds.
    public var wait: Double
    /// Whether it is read alone: what a question would keep there for the next one is made anew each time.
    public var isReadOnly = false

    /// An archive; the usual one by default.
    public init(_ path: String? = nil, wait: Double = 5) {
        self.path = path
        self.wait = wait
    }

    /// The same archive, to which nothing is written.
    public var readOnly: ArchiveChoice {
        var choice = self
        choice.isReadOnly = true
        return choice
    }
}

extension Desk {
    /// Opens the archive that is meant; it must exist.
    func archive(_ choice: ArchiveChoice, _ opening: Archive.Opening = .existing) throws -> Archive {
        try Archive(
            path: places.archive(choice.path), opening: choice.isReadOnly ? .reading : opening, wait: choice.wait,
            topicAliases: places.topicAliases())
    }
}
