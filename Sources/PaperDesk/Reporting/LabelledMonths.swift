import Listings
import PaperArchive
import Papers
import Timelines
import TopicEngine

/// Months of papers with labels that the model did not learn from: what they say of its probabilities.
struct LabelledMonths {
    /// The topics of each labelled paper, and those that are neither right nor wrong, by identifier.
    private let labels: [String: (topics: Set<String>, maybe: Set<String>)]

    /// Reads label files that name the topics of a model; labels without identifier belong to no paper.
    init(_ files: [String], of model: TopicModel, _ desk: Desk) throws {
        let names = TopicNames(model, aliases: desk.places.topicAliases())
        var labels: [String: (topics: Set<String>, maybe: Set<String>)] = [:]
        for file in files {
            let found = try LabelReader.read(file)
            desk.tell(found.rejections, of: found.rejectionCount)
            for paper in found.papers {
                guard let id = paper.id else { continue }
                labels[id] = (Set(paper.topics.map(names.slugOrName)), Set(paper.maybe.map(names.slugOrName)))
            }
        }
        self.labels = labels
    }

    /// The drift of a model on the labelled papers of an archive.
    ///
    /// - Throws: `DeskError` where the archive has too few of them.
    func drift(of model: TopicModel, in archive: Archive, by kind: DateKind) throws -> CalibrationDrift {
        var months: [Period: Month] = [:]
        let empty = Month(topics: model.topics.count)
        try archive.forEachProbability(model: model.fingerprint, by: kind) { id, day, probabilities in
            guard let label = labels[id] else { return }
            months[.containing(day, by: .month), default: empty].add(
                probabilities, label.topics, label.maybe, model.topics)
        }
        let periods = months.sorted { $0.key < $1.key }.flatMap { $0.value.periods(model.topics) }
        guard let drift = CalibrationDrift.estimated(from: periods) else {
            throw DeskError.labelsSayNothing
        }
        return drift
    }

    private struct Month {
        var tallies: [TopicTally]
        var papers: [Int]

        init(topics: Int) {
            tallies = [TopicTally](repeating: TopicTally(), count: topics)
            papers = [Int](repeating: 0, count: topics)
        }

        mutating func add(_ probabilities: [Double], _ topics: Set<String>, _ maybe: Set<String>, _ slugs: [String]) {
            for (index, slug) in slugs.enumerated() where !maybe.contains(slug) {
                papers[index] += 1
                tallies[index].add(probability: probabilities[index], assigned: topics.contains(slug))
            }
        }

        func periods(_ slugs: [String]) -> [LabelledPeriod] {
            slugs.indices.map { index in
                LabelledPeriod(
                    topic: slugs[index], count: ShareCount(tallies[index], of: papers[index]),
                    labelled: tallies[index].papers)
            }
        }
    }
}
