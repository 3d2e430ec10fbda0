import Listings
import PaperArchive
import Papers
import ReadableText
import TopicEngine

/// The papers from which `retrain` learns: those with a label, and the others as far as they are needed. Only their texts are kept.
struct PaperGathering {
    /// The texts of papers that have a label, by id.
    private(set) var labelled: [String: PaperText] = [:]
    /// The texts of the others.
    private(set) var background = BackgroundTexts()
    /// What the archive's log says of papers, by id.
    private(set) var verdicts: [(text: PaperText, topics: [String: Bool])] = []
    /// The first day of a paper.
    private(set) var firstDay: CalendarDay?
    /// The last one.
    private(set) var lastDay: CalendarDay?
    private var count = 0
    private let wanted: Set<String>

    /// Reads the listings given and the archive. Without listings the archive must exist; with them it may.
    init(_ command: RetrainCommand, _ places: Places, labelled labels: [LabelledPaper], _ progress: ProgressLine) throws {
        wanted = Set(labels.compactMap(\.id))
        let files = command.listings.isEmpty ? [] : try ListingFiles(in: command.listings, format: command.listing.listingFormat).paths
        for path in files {
            let reader = ListingReader(
                listedDay: command.listing.listed, format: command.listing.listingFormat, today: command.common.today)
            let listing = try reader.forEachBatch(in: path) { add($0.papers, progress) }
            command.common.tell(listing.rejections, of: listing.rejectionCount)
        }
        do {
            let archive = try Archive(path: places.archive(command.place), opening: .existing, wait: command.place.wait)
            try archive.forEachBatch { add($0.map(\.paper), progress) }
            verdicts = try archive.labelVerdicts().map { (Self.text($0.paper.paper), $0.topics) }
        } catch ArchiveError.notFound where !command.listings.isEmpty && command.place.archive == nil {
            // Listings alone are enough.
        }
    }

    private mutating func add(_ papers: [Paper], _ progress: ProgressLine) {
        for paper in papers {
            let text = Self.text(paper)
            if wanted.contains(text.id) {
                labelled[text.id] = labelled[text.id] ?? text
            } else {
                background.add(text)
            }
            guard let day = (paper.listed ?? paper.published)?.day else { continue }
            firstDay = min(firstDay ?? day, day)
            lastDay = max(lastDay ?? day, day)
        }
        count += papers.count
        progress.show(count, of: nil, "papers read")
    }

    private static func text(_ paper: Paper) -> PaperText {
        PaperText(id: paper.nameInArchive, title: paper.title, abstract: paper.abstract)
    }
}
