import Listings
import PaperArchive
import Papers
import TopicEngine

/// What `retrain` learns from, gathered from archive, listings, labels and taxonomy.
struct TrainingMaterial {
    let set: TrainingSet
    let origin: ModelOrigin

    init(_ request: RetrainRequest, _ desk: Desk) throws {
        let labels = try Self.labels(request, desk)
        self =
            try request.labelsOnly
            ? Self(labelsOnly: labels, desk)
            : Self(labels, PaperGathering(request, desk, labelled: labels), request, desk)
    }

    /// The labelled texts alone, with the topics found there.
    private init(labelsOnly labels: [LabelledPaper], _ desk: Desk) throws {
        let papers = labels.filter(\.hasText)
        if papers.count < labels.count { desk.notice(.labelsWithoutText(labels.count - papers.count)) }
        var occurrences: [String: Int] = [:]
        let labelled = papers.map { paper -> (text: PaperText, label: TrainingLabel) in
            // A text without id is known by its content; of equal texts each counts.
            let base = Paper(id: paper.id, title: paper.title, abstract: paper.abstract).nameInArchive
            let count = occurrences[base, default: 0]
            occurrences[base] = count + 1
            let id = count == 0 ? base : "\(base)#\(count)"
            return (PaperText(id: id, title: paper.title, abstract: paper.abstract), TrainingLabel(paper))
        }
        // "other" among several topics says that none applies; where every text has one label, it
        // is one like any other.
        let isSingleLabel = labelled.allSatisfy(\.label.isSingle)
        let topics = Set(labelled.flatMap { $0.label.topics }).subtracting(isSingleLabel ? [] : ["other"]).sorted()
        set = try TrainingSet(topics: topics, labelled: labelled, unlabelled: [])
        origin = ModelOrigin(
            made: desk.today, firstDay: nil, lastDay: nil, names: [:],
            taxonomy: Taxonomy(topics: topics.map { Topic(slug: $0, name: $0) }).fingerprint)
    }

    private init(_ labels: [LabelledPaper], _ papers: PaperGathering, _ request: RetrainRequest, _ desk: Desk) throws {
        let taxonomy = try desk.places.taxonomy(request.taxonomy)
        let slugs = Set(taxonomy.topics.map(\.slug))
        var verdicts = Dictionary(
            papers.verdicts.map { ($0.text.id, $0.topics) }, uniquingKeysWith: { first, _ in first })
        var labelled: [(text: PaperText, label: TrainingLabel)] = []
        var missing = 0
        for paper in labels {
            guard let text = Self.text(of: paper, papers) else {
                missing += 1
                continue
            }
            let label = TrainingLabel(paper, taxonomy: slugs)
            labelled.append((text, verdicts.removeValue(forKey: text.id).map(label.corrected) ?? label))
        }
        for (text, topics) in papers.verdicts where verdicts[text.id] != nil {
            labelled.append((text, TrainingLabel(topics, taxonomy: slugs)))
        }
        if missing > 0 { desk.notice(.labelsWithoutPaper(missing, of: labels.count)) }
        Self.warnOfUnknownTopics(labels, taxonomy, desk)
        let background = papers.background
        if background.count > background.limit { desk.notice(.backgroundDrawn(background.limit, of: background.count)) }
        set = try TrainingSet(
            topics: taxonomy.topics.map(\.slug).sorted(), labelled: labelled, unlabelled: background.texts)
        origin = ModelOrigin(
            made: desk.today, firstDay: papers.firstDay, lastDay: papers.lastDay,
            names: Dictionary(uniqueKeysWithValues: taxonomy.topics.map { ($0.slug, $0.name) }),
            taxonomy: taxonomy.fingerprint)
    }

    /// The text that a label is about: the paper's among those read, else its own.
    private static func text(of paper: LabelledPaper, _ papers: PaperGathering) -> PaperText? {
        if let text = paper.id.flatMap({ papers.labelled[$0] }) { return text }
        guard paper.hasText else { return nil }
        let id = Paper(id: paper.id, title: paper.title, abstract: paper.abstract).nameInArchive
        return PaperText(id: id, title: paper.title, abstract: paper.abstract)
    }

    private static func warnOfUnknownTopics(_ labels: [LabelledPaper], _ taxonomy: Taxonomy, _ desk: Desk) {
        let known = Set(taxonomy.topics.map(\.slug)).union(["other"])
        let unknown = Set(labels.flatMap(\.topics)).subtracting(known).sorted()
        if !unknown.isEmpty { desk.notice(.topicsLeftOut(unknown)) }
    }

    private static func labels(_ request: RetrainRequest, _ desk: Desk) throws -> [LabelledPaper] {
        let files = request.labelFiles.isEmpty ? desk.places.labelFiles : request.labelFiles
        guard !files.isEmpty else { throw DeskError.noLabels(folder: desk.places.dataFolder.map { $0 + "/labels" }) }
        var labels: [LabelledPaper] = []
        for file in files {
            let found = try LabelReader.read(file)
            desk.tell(found.rejections, of: found.rejectionCount)
            labels += found.papers
        }
        return labels
    }
}
