import Listings
import PaperArchive
import Papers
import TopicEngine

/// What `retrain` learns from, gathered from archive, listings, labels, taxonomy and what is shipped.
struct TrainingMaterial {
    let set: TrainingSet
    let origin: ModelOrigin
    /// How many labels took the place of earlier ones.
    let replacedLabels: Int

    init(_ request: RetrainRequest, _ desk: Desk) throws {
        self =
            try request.fromNames
            ? Self(fromNames: request, desk)
            : request.labelsOnly ? Self(labelsOnly: request, desk) : Self(withArchive: request, desk)
    }

    /// The papers of archive and listings, and what the taxonomy says of its topics.
    private init(fromNames request: RetrainRequest, _ desk: Desk) throws {
        let taxonomy = try desk.places.taxonomy(request.taxonomy)
        let papers = try PaperGathering(request, desk, labelled: [])
        Self.tell(of: papers.background, desk)
        set = try TrainingSet.named(
            topics: taxonomy.topics, texts: papers.background.texts, assignsOne: request.assignsOne,
            seed: request.seed, workers: desk.workers, progress: { desk.progress.show(.learning($0)) })
        origin = ModelOrigin(
            made: desk.today, firstDay: papers.firstDay, lastDay: papers.lastDay, names: taxonomy.names,
            taxonomy: taxonomy.fingerprint, isFromNames: true)
        replacedLabels = 0
    }

    /// The labelled texts alone, with the topics found there.
    private init(labelsOnly request: RetrainRequest, _ desk: Desk) throws {
        var book = LabelBook(taxonomy: nil)
        let files = try Self.files(request, desk)
        let named = try NamedTopics(files.flatMap(\.papers), wordsStay: true)
        for (file, papers) in files { book.add(papers.map { $0.renamingTopics(named.slug) }, of: file) }
        let labelled = book.entries.flatMap { entry in entry.text.map { book.labelled(entry, $0) } ?? [] }
        let missing = book.entries.count { $0.text == nil }
        if missing > 0 { desk.notice(.labelsWithoutText(missing)) }
        Self.tell(of: book, desk)
        if files.isEmpty { throw Self.noLabels(desk) }
        // "other" among several topics says that none applies; where every text has one label, it
        // is one like any other.
        let isSingleLabel = labelled.allSatisfy(\.label.isSingle)
        let topics = Set(labelled.flatMap { $0.label.topics }).subtracting(isSingleLabel ? [] : ["other"]).sorted()
        set = try TrainingSet(topics: topics, labelled: labelled, unlabelled: [])
        let taxonomy = Taxonomy(topics: topics.map { Topic(slug: $0, name: named.name(of: $0)) })
        origin = ModelOrigin(
            made: desk.today, firstDay: nil, lastDay: nil, names: taxonomy.names, taxonomy: taxonomy.fingerprint)
        replacedLabels = book.replaced
    }

    private init(withArchive request: RetrainRequest, _ desk: Desk) throws {
        let taxonomy = try desk.places.taxonomy(request.taxonomy)
        let slugs = Set(taxonomy.topics.map(\.slug))
        var shipped = request.usesShippedLabels ? try desk.places.shippedRows() : nil
        // Of a taxonomy of other topics they say nothing.
        let names = TopicNames(taxonomy)
        if shipped?.rows.topics.contains(where: { slugs.contains(names.present($0)) }) == false { shipped = nil }
        var book = LabelBook(taxonomy: slugs, retired: Set(taxonomy.retired.map(\.slug)))
        if let shipped { book.add(shipped.rows, renamed: names.present) }
        let files = try Self.files(request, desk, orShipped: request.usesShippedLabels && shipped == nil)
        for (file, papers) in files { book.add(papers.map { $0.renamingTopics(names.slugOrName) }, of: file) }
        let papers = try PaperGathering(request, desk, labelled: Set(book.ids))
        if files.isEmpty, shipped == nil, papers.verdicts.isEmpty { throw Self.noLabels(desk) }
        book.add(papers.verdicts.map { ($0.text, names.verdicts($0.topics)) })
        book.propose(papers.proposals)
        Self.tell(of: book, desk)
        var labelled: [(text: PaperText, label: TrainingLabel)] = []
        var rows: [LabelledRow] = []
        var missing = 0
        for entry in book.entries {
            // The paper's text among those read, else its own.
            if let text = papers.labelled[entry.id] ?? entry.text {
                labelled += book.labelled(entry, text)
            } else if entry.row == nil {
                missing += 1
            }
            if var row = entry.row {
                row.label = entry.label
                rows.append(row)
            }
        }
        if missing > 0 { desk.notice(.labelsWithoutPaper(missing, of: book.entries.count)) }
        if book.labelsOfUnknownTopics > 0 {
            desk.notice(.topicsLeftOut(book.unknownTopics.sorted(), labels: book.labelsOfUnknownTopics))
        }
        let background = papers.background
        Self.tell(of: background, desk)
        set = try TrainingSet(
            topics: taxonomy.topics.map(\.slug).sorted(), labelled: labelled, unlabelled: background.texts,
            base: shipped.map { TrainingBase(model: $0.model, rows: rows) })
        origin = ModelOrigin(
            made: desk.today, firstDay: papers.firstDay, lastDay: papers.lastDay,
            names: taxonomy.names, taxonomy: taxonomy.fingerprint)
        replacedLabels = book.replaced
    }

    /// The labels of the files named, else of those in the data folder, or of the shipped ones. A file has at least
    /// one.
    private static func files(
        _ request: RetrainRequest, _ desk: Desk, orShipped usesShipped: Bool = false
    ) throws -> [(file: String, papers: [LabelledPaper])] {
        let files =
            try request.labelFiles.isEmpty ? desk.places.labelFiles(orShipped: usesShipped) : request.labelFiles
        return try files.map { file in
            let found = try LabelReader.read(file)
            desk.tell(found.rejections, of: found.rejectionCount)
            return (file, found.papers)
        }
    }

    private static func tell(of background: BackgroundTexts, _ desk: Desk) {
        if background.count > background.limit { desk.notice(.backgroundDrawn(background.limit, of: background.count)) }
    }

    private static func tell(of book: LabelBook, _ desk: Desk) {
        if book.replaced > 0 { desk.notice(.labelsReplaced(book.replaced)) }
        if !book.conflicts.isEmpty { desk.notice(.labelsInConflict(book.conflicts)) }
    }

    private static func noLabels(_ desk: Desk) -> DeskError {
        .noLabels(folder: desk.places.dataFolder.map { $0 + "/labels" })
    }
}
