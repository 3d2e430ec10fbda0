import Listings
import PaperArchive
import Papers
import TopicEngine

/// The papers from which `retrain` learns: those with a label, and the others as far as they are
/// needed. Only their texts are kept.
struct PaperGathering {
    /// The texts of papers that have a label, by id.
    private(set) var labelled: [String: PaperText] = [:]
    /// The texts of the others.
    private(set) var background = BackgroundTexts()
    /// What the archive's log says of papers, by id.
    private(set) var verdicts: [(text: PaperText, topics: [String: Bool])] = []
    /// What the archive proposes of papers of which nobody said it, by id.
    private(set) var proposals: [(text: PaperText, topics: [String: Bool])] = []
    /// The first day of a paper.
    private(set) var firstDay: CalendarDay?
    /// The last one.
    private(set) var lastDay: CalendarDay?
    private var count = 0
    private let wanted: Set<String>

    /// Reads the listings given and the archive. Without listings the archive must exist; with them it may.
    init(_ request: RetrainRequest, _ desk: Desk, labelled: Set<String>) throws {
        wanted = labelled
        for entry in request.listings.isEmpty ? [] : try desk.listingFiles(request.listings).entries {
            let reader = ListingReader(
                listedDay: request.choice.listedDay, format: request.choice.format, today: desk.today,
                formats: desk.formats)
            do {
                let listing = try reader.open(entry).forEachBatch(preparing: { $0 }) {
                    add($0.papers, desk.progress)
                }
                desk.tell(listing.rejections, of: listing.rejectionCount)
            } catch let error as ListingError where entry.folder != nil && error.isNoListing {
                desk.notice(.passedOver(file: entry.path, error))
            }
        }
        do {
            let archive = try desk.archive(request.archive)
            try archive.forEachBatch { add($0.map(\.paper), desk.progress) }
            verdicts = try archive.labelVerdicts().map { (Self.text($0.paper.paper), $0.topics) }
            proposals = try archive.proposedLabels().map { (Self.text($0.paper.paper), $0.topics) }
        } catch ArchiveError.notFound where !request.listings.isEmpty && request.archive.path == nil {
            // Listings alone are enough.
        }
    }

    private mutating func add(_ papers: [Paper], _ progress: any WorkProgress) {
        for paper in papers {
            let text = Self.text(paper)
            if wanted.contains(text.id) {
                labelled[text.id] = labelled[text.id] ?? text
            } else {
                background.add(text)
            }
            // A month or a year is between days that are known, or says nothing of them.
            guard let date = paper.listed ?? paper.published, date.precision == .day else { continue }
            firstDay = min(firstDay ?? date.day, date.day)
            lastDay = max(lastDay ?? date.day, date.day)
        }
        count += papers.count
        progress.show(.gathering(papers: count))
    }

    private static func text(_ paper: Paper) -> PaperText {
        PaperText(id: paper.nameInArchive, title: paper.title, abstract: paper.abstract)
    }
}
