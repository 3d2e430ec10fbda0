import Listings
import PaperArchive
import Papers
import ReadableText
import TopicEngine

/// The papers of a part with the model's word on them, until it is known which of them an archive has to be asked about.
///
/// The first ones are held in memory, and what comes behind in a file without a name: a part may be of any size.
struct HeldPapers {
    /// So many are held in memory: some fifty megabytes.
    static let usualRoom = 20_000

    private let room: Int
    private var papers: [LonePaper] = []
    private var words: [NumberedClassification] = []
    private var scratch: ScratchFile?
    /// Where the papers in the file end.
    private var ends: [Int] = []
    /// The last of each paper's days, in days since 1970, for those in the file.
    private var days: [Int32] = []
    private var twins = PossibleTwins()
    /// Whether some come out of an archive, which knew more of them than a listing says; such are held in memory.
    private(set) var haveHistory = false
    /// The last day on which a listing showed one.
    private(set) var listedThrough: CalendarDay?

    init(room: Int = usualRoom) { self.room = room }

    /// How many there are.
    var count: Int { papers.count + ends.count }

    /// Adds papers, each with the model's word on it.
    ///
    /// - Throws: `DeskError.cannotWrite` where there is no room for the file.
    mutating func add(_ batch: [LonePaper], _ words: [NumberedClassification]) throws {
        for (paper, word) in zip(batch, words) {
            twins.add(paper)
            haveHistory = haveHistory || paper.paper.history != nil
            if let day = paper.paper.listed?.day { listedThrough = max(day, listedThrough ?? day) }
            guard papers.count >= room, !haveHistory else {
                papers.append(paper)
                self.words.append(word)
                continue
            }
            var bytes: [UInt8] = []
            PackedPaper.append(paper, word, to: &bytes)
            try write(bytes)
            days.append(Self.lastDay(of: paper.paper))
        }
    }

    private static func lastDay(of paper: Paper) -> Int32 {
        let days = [paper.published, paper.listed].compactMap { $0?.day.daysSinceEpoch }
        return Int32(clamping: days.max() ?? .min)
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        do throws(FileError) {
            let file: ScratchFile
            if let scratch { file = scratch } else { file = try ScratchFile() }
            scratch = file
            ends.append(try file.append(bytes) + bytes.count)
        } catch {
            throw DeskError.cannotWrite(path: error.path, reason: error.reason)
        }
    }

    /// The papers that an archive might make one with others, by their numbers.
    var possibleTwins: [Int] { twins.marked }

    /// A paper as its listing has it, by its number.
    func listed(_ number: Int) throws -> Paper {
        if number < papers.count { return papers[number].listed }
        let place = range(number - papers.count)
        return PackedPaper(try bytes(place)).listed
    }

    private func range(_ place: Int) -> Range<Int> { (place > 0 ? ends[place - 1] : 0)..<ends[place] }

    private func bytes(_ range: Range<Int>) throws -> [UInt8] {
        guard let scratch else { preconditionFailure("papers beyond those in memory are in the file") }
        do throws(FileError) { return try scratch.read(range) } catch {
            throw DeskError.cannotWrite(path: error.path, reason: error.reason)
        }
    }

    /// So many bytes of the file are read at once.
    private static let pieceSize = 1 << 20

    /// Calls `body` with the papers about which no archive was asked, as it would show them, with their names there.
    ///
    /// - Parameters:
    ///   - asked: which papers are left out.
    ///   - first: papers all of whose days are before this one may be left out too; nil for all papers.
    ///   - body: takes a paper.
    func forEach(
        without asked: AskedArchive, from first: CalendarDay? = nil,
        _ body: (Paper, _ name: String, NumberedClassification) -> Void
    ) throws {
        if asked.holdsAll { return }
        for (number, paper) in papers.enumerated() where !twins.isMarked(number) {
            body(paper.paper, paper.name, words[number])
        }
        let first = first.map { Int32(clamping: $0.daysSinceEpoch) } ?? .min
        var (piece, held) = ([UInt8](), 0..<0)
        for place in ends.indices where days[place] >= first && !twins.isMarked(papers.count + place) {
            let range = range(place)
            if range.upperBound > held.upperBound {
                held = range.lowerBound..<max(range.upperBound, min(range.lowerBound + Self.pieceSize, ends.last ?? 0))
                piece = try bytes(held)
            }
            let packed = PackedPaper(piece, at: range.lowerBound - held.lowerBound)
            body(packed.paper, packed.name, packed.word)
        }
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
                let papers = try numbers[start..<min(start + Self.batch, numbers.count)].map(held.listed)
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
