import Listings
import PaperArchive
import Papers
import ReadableText
import TopicEngine

/// The papers of a part with the model's word on them, until it is known which of them an archive has to be asked about.
struct HeldPapers {
    private var papers: [(paper: LonePaper, word: NumberedClassification)] = []
    private var twins = PossibleTwins()
    /// Whether some come out of an archive, which knew more of them than a listing says.
    private(set) var haveHistory = false
    /// The last day on which a listing showed one.
    private(set) var listedThrough: CalendarDay?

    /// How many there are.
    var count: Int { papers.count }

    /// Adds papers, each with the model's word on it.
    mutating func add(_ batch: [LonePaper], _ words: [NumberedClassification]) {
        for (paper, word) in zip(batch, words) {
            twins.add(paper)
            papers.append((paper, word))
            haveHistory = haveHistory || paper.paper.history != nil
            if let day = paper.paper.listed?.day { listedThrough = max(day, listedThrough ?? day) }
        }
    }

    /// The papers that an archive might make one with others, by their numbers.
    var possibleTwins: [Int] { twins.marked }

    /// A paper as its listing has it, by its number.
    func listed(_ number: Int) -> Paper { papers[number].paper.listed }

    /// Calls `body` with the papers about which no archive was asked.
    func forEach(without asked: AskedArchive, _ body: (LonePaper, NumberedClassification) -> Void) {
        if asked.holdsAll { return }
        for (number, paper) in papers.enumerated() where !twins.isMarked(number) { body(paper.paper, paper.word) }
    }
}

/// An archive of those papers of a part of which two may be one.
struct AskedArchive {
    /// Whether it holds all papers, since these come out of an archive or of a page of search results.
    let holdsAll: Bool
    /// What there is to know about identifiers that papers share.
    let notes: [ListingNote]
    private let archive: Archive?
    private let model: String

    /// A listing of more papers than this is no page.
    private static let largestPage = ListingIntake.largestPage
    private static let batch = 1_000

    init(_ held: HeldPapers, _ found: Listing, _ desk: Desk, _ model: TopicModel) throws {
        let isPage = found.span == .search && held.count <= Self.largestPage
        holdsAll = held.haveHistory || isPage
        self.model = model.fingerprint
        let numbers = holdsAll ? Array(0..<held.count) : held.possibleTwins
        guard !numbers.isEmpty else {
            (archive, notes) = (nil, [])
            return
        }
        let archive = try Archive.inMemory()
        let count = try archive.saving(importedOn: desk.today) { session in
            var count = SaveCount()
            for start in stride(from: 0, to: numbers.count, by: Self.batch) {
                let papers = numbers[start..<min(start + Self.batch, numbers.count)].map(held.listed)
                count += try session.save(
                    papers, source: found.source, format: found.format.name, isSearch: isPage)
            }
            return count
        }
        notes = count.shared.map { ListingNote(file: found.source, $0) }
        try ArchiveClassification.update(archive, with: model, workers: desk.workers, progress: desk.progress)
        self.archive = archive
    }

    /// Calls `body` with the papers that it makes of the records.
    func forEach(_ body: (ClassifiedPaper) throws -> Void) throws {
        try archive?.forEachClassifiedPaper(model: model, body)
    }

    /// The last day on which a listing showed a paper, where the archive knows more of that than the papers.
    var listedThrough: CalendarDay? { get throws { holdsAll ? try archive?.info().lastListed : nil } }
}
