import Ledger
import LinearAlgebra
import Listings
import PaperArchive
import Papers
import TopicEngine

/// Reads parts into the facts of reports on them, each as a report on it alone reads it.
///
/// A report on listings puts them into an archive in memory, which finds the records of one paper and merges them. A part
/// of a large collection holds hardly any such: so its papers go from the reader to the model and into the facts, and
/// an archive is asked about those alone that it could make one (see `PossibleTwins`). The facts are the same.
struct PartReading {
    private let desk: Desk
    let request: LedgerRequest
    private let model: TopicModel
    private let classifiers: WorkingStates<Classifier>
    /// Labelled papers; nil where none are looked for.
    private let labels: LabelledMonths?
    /// So many papers of a part are held in memory.
    var room = HeldPapers.usualRoom

    /// So many papers are classified in a row.
    private static let block = 125

    init(_ desk: Desk, _ request: LedgerRequest, _ model: TopicModel) throws {
        (self.desk, self.request, self.model) = (desk, request, model)
        classifiers = WorkingStates { Classifier(model: model) }
        labels = try request.labelFiles.isEmpty ? nil : LabelledMonths(request.labelFiles, of: model, desk)
    }

    /// The facts of a part of which nothing is known.
    func noFacts(of part: String) -> LedgerFacts {
        LedgerFacts(
            model: LedgerModel(model), part: LedgerPart(name: part == "-" ? nil : part), isLabelled: labels != nil)
    }

    /// Reads and classifies a part.
    func facts(of part: String) throws -> LedgerFacts {
        let files = try ListingFiles(in: [part])
        guard files.entries.count == 1, let entry = files.entries.first, entry.folder == nil else {
            return try factsOfFolder(part)
        }
        defer { desk.progress.finish() }
        var reader = ListingReader(
            listedDay: request.choice.listedDay, format: request.choice.format, today: desk.today,
            formats: desk.formats)
        reader.wantsNames = false
        let listing = try reader.open(entry)
        var held = HeldPapers(room: room)
        let found = try listing.forEachBatch(
            preparing: { (papers: $0.papers.map(LonePaper.init), fractionRead: $0.fractionRead) }
        ) { batch in
            try held.add(batch.papers, words(on: batch.papers))
            try desk.progress.check()
            desk.progress.show(.reading(papers: held.count, part: batch.fractionRead, source: listing.name))
        }
        desk.progress.finish()
        desk.tell(found.rejections, of: found.rejectionCount)
        return try facts(of: part, held, found)
    }

    /// What the model says of papers, as an archive keeps it.
    private func words(on papers: [LonePaper]) -> [NumberedClassification] {
        let blocks = (papers.count + Self.block - 1) / Self.block
        return desk.workers.map(blocks, states: classifiers) { block, classifier in
            papers[block * Self.block..<min(papers.count, (block + 1) * Self.block)].map { lone in
                classifier.judge(title: lone.paper.title, abstract: lone.paper.abstract)
                return classifier.decision.numbered.asKept
            }
        }.flatMap { $0 }
    }

    private func facts(of part: String, _ held: HeldPapers, _ found: Listing) throws -> LedgerFacts {
        let asked = try AskedArchive(held, found, desk, model)
        var facts = noFacts(of: part)
        try held.forEach(without: asked) {
            facts.count($0, $2, named: $1, label: labels?.label(of: $0.id))
        }
        try asked.forEach { count($0, in: &facts) }
        facts.keepsTexts(from: request.textsFrom, today: desk.today)
        try held.forEach(without: asked, from: facts.textsFrom) { facts.draw($0, $2, named: $1) }
        try asked.forEach { facts.draw($0, named: $0.paper.nameInArchive) }
        facts.note(
            read: held.count + found.rejectionCount, rejected: found.rejectionCount,
            listedThrough: try asked.listedThrough ?? held.listedThrough,
            notes: (found.notes + asked.notes).map(\.description))
        return facts
    }

    private func count(_ entry: ClassifiedPaper, in facts: inout LedgerFacts) {
        facts.count(entry, named: entry.paper.nameInArchive, label: labels?.label(of: entry.paper.id))
    }

    /// The facts of a folder with listings of all kinds, by an archive of all that is in it.
    private func factsOfFolder(_ part: String) throws -> LedgerFacts {
        let archive = try Archive.inMemory()
        let intake = try ListingIntake(desk, request.choice, tellsNotes: false).read(
            [part], into: ArchiveShelf { archive })
        try ArchiveClassification.update(archive, with: model, workers: desk.workers, progress: desk.progress)
        var facts = noFacts(of: part)
        try archive.forEachClassifiedPaper(model: model.fingerprint) { count($0, in: &facts) }
        facts.keepsTexts(from: request.textsFrom, today: desk.today)
        try archive.forEachClassifiedPaper(model: model.fingerprint) {
            facts.draw($0, named: $0.paper.nameInArchive)
        }
        facts.note(
            read: intake.sum(\.read), rejected: intake.sum(\.rejected),
            listedThrough: try archive.info().lastListed,
            notes: intake.refused.map(\.reason) + intake.files.flatMap { $0.notes.map(\.description) })
        return facts
    }
}
