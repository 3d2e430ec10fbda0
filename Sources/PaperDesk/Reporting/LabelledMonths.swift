import Ledger
import Listings
import PaperArchive
import Papers
import Timelines
import TopicEngine

/// Months of papers with labels that the model did not learn from: what they say of its probabilities.
struct LabelledMonths {
    /// The labels by the papers' identifiers.
    private let labels: [String: LedgerLabel]

    /// Reads label files that name the topics of a model; labels without identifier belong to no paper.
    init(_ files: [String], of model: TopicModel, _ desk: Desk) throws {
        let names = TopicNames(model, aliases: desk.places.topicAliases())
        var labels: [String: LedgerLabel] = [:]
        for file in files {
            let found = try LabelReader.read(file)
            desk.tell(found.rejections, of: found.rejectionCount)
            for paper in found.papers {
                guard let id = paper.id else { continue }
                labels[id] = LedgerLabel(
                    topics: Set(paper.topics.map(names.slugOrName)), maybe: Set(paper.maybe.map(names.slugOrName)))
            }
        }
        self.labels = labels
    }

    /// What was said of a paper, by the identifier that it has in an archive.
    func label(of id: String?) -> LedgerLabel? { id.flatMap { labels[$0] } }

    /// The drift of a model on the labelled papers of an archive.
    ///
    /// - Throws: `DeskError` where the archive has too few of them.
    func drift(of model: TopicModel, in archive: Archive, by kind: DateKind) throws -> CalibrationDrift {
        var months: [Period: LabelledMonth] = [:]
        let empty = LabelledMonth(topics: model.topics.count)
        try archive.forEachProbability(model: model.fingerprint, by: kind) { id, day, probabilities in
            guard let label = label(of: id) else { return }
            months[.containing(day, by: .month), default: empty].add(probabilities, label, slugs: model.topics)
        }
        let periods = months.sorted { $0.key < $1.key }.flatMap { month in
            zip(model.topics, month.value.topics).map { LabelledPeriod(topic: $0, $1) }
        }
        guard let drift = CalibrationDrift.estimated(from: periods) else { throw DeskError.labelsSayNothing }
        return drift
    }
}

extension LabelledPeriod {
    /// The labelled papers of a period, for one topic.
    init(topic: String, _ tally: LabelledTally) {
        self.init(topic: topic, count: ShareCount(tally.topic, of: tally.papers), labelled: tally.topic.papers)
    }
}
