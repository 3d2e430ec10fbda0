import PaperArchive
import Papers

/// What a report is made from: the archive, or listings read into one that is not kept.
struct ReportSource {
    let archive: Archive
    /// What came of the listings.
    let intake: IntakeSummary
    let sources: [String]

    /// How many records of the listings could not be read.
    var rejected: Int { intake.sum(\.rejected) }
    /// What there is to know about the listings.
    var notes: [String] { intake.refused.map(\.reason) + intake.files.flatMap { $0.notes.map(\.description) } }

    /// The files and folders that the notes may name.
    var files: [String] { intake.refused.map(\.source) + intake.files.map(\.source) }

    init(_ request: ReportRequest, _ desk: Desk, _ reader: ListingIntake) throws {
        guard !request.listings.isEmpty else {
            archive = try desk.archive(request.archive)
            (intake, sources) = (IntakeSummary(), [archive.path])
            return
        }
        let archive = try Archive.inMemory()
        self.archive = archive
        intake = try reader.read(request.listings, into: ArchiveShelf { archive })
        let refused = Set(intake.refused.map(\.source))
        sources = request.listings.filter { !refused.contains($0) }
    }

    /// An archive that is open.
    init(_ archive: Archive) { (self.archive, intake, sources) = (archive, IntakeSummary(), [archive.path]) }

    private init(_ source: ReportSource, archive: Archive) {
        self.archive = archive
        (intake, sources) = (source.intake, source.sources)
    }

    /// The same papers in memory, for an archive that may be read but not written to, and what people said of them.
    func copiedToMemory(_ today: CalendarDay) throws -> ReportSource {
        let copy = try Archive.inMemory(topicAliases: archive.topicAliases)
        let labelled = Set(try archive.labelVerdicts().map(\.paper.id) + archive.markedPapers().map(\.paper.id))
        try archive.forEachBatch { batch in
            let papers = try batch.map { stored in
                var paper = stored.paper
                if labelled.contains(stored.id) {
                    paper.history = PaperHistory(
                        importedOn: today, labels: try archive.labels(of: stored.id),
                        marks: try archive.marks(of: stored.id))
                }
                return paper
            }
            try copy.save(papers, source: archive.path, format: "archive", importedOn: today)
        }
        try copy.note(try archive.dayLists())
        try copy.add(try archive.watches())
        return ReportSource(self, archive: copy)
    }
}
