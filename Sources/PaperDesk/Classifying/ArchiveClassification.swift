import LinearAlgebra
import PaperArchive
import Papers
import TopicEngine

/// Classifies the papers of an archive that a model has not seen yet.
enum ArchiveClassification {
    private static let batch = 4_000
    private static let block = 125

    /// Brings the archive's assignments up to date with a model: while one batch is classified, the
    /// one before is saved and the next one read.
    static func update(_ archive: Archive, with model: TopicModel, workers: Workers, progress: any WorkProgress) throws
    {
        let total = try archive.unclassifiedCount(model: model.fingerprint)
        if total > 0 { try classify(total, of: archive, with: model, workers: workers, progress: progress) }
        // What others see by the views waits for nobody: where it cannot be written now, the next run does it.
        try? archive.noteShownTopics(
            model.topics.map { ($0, model.name(of: $0)) }, of: model.fingerprint)
    }

    private static func classify(
        _ total: Int, of archive: Archive, with model: TopicModel, workers: Workers, progress: any WorkProgress
    ) throws {
        let classifiers = WorkingStates { Classifier(model: model) }
        var papers = try archive.unclassified(model: model.fingerprint, limit: batch)
        var (done, finished) = (0, [Classified]())
        while !papers.isEmpty || !finished.isEmpty {
            let (current, previous) = (papers, finished)
            let steps = workers.map(1 + (current.count + block - 1) / block, states: classifiers) {
                step, classifier -> Step in
                guard step > 0 else {
                    return .stored(Result { try exchange(previous, after: current.last?.id, in: archive, model) })
                }
                let range = (step - 1) * block..<min(current.count, step * block)
                return .classified(
                    current[range].map { text in
                        classifier.judge(title: text.title, abstract: text.abstract)
                        return (text.id, classifier.decision.numbered)
                    })
            }
            finished.removeAll(keepingCapacity: true)
            for step in steps {
                switch step {
                case .stored(let next): papers = try next.get()
                case .classified(let results): finished += results
                }
            }
            done += previous.count
            progress.show(.classifying(papers: done, of: total))
        }
        progress.finish()
    }

    private typealias Classified = (key: StoredPaper.Key, classification: NumberedClassification)

    /// What one step of a round brings: the texts of the next round, or answers.
    private enum Step: Sendable {
        case stored(Result<[StoredText], any Error>)
        case classified([Classified])
    }

    /// Saves answers and reads the papers behind those that are being classified now; none where these were the last.
    private static func exchange(
        _ classified: [Classified], after key: StoredPaper.Key?, in archive: Archive, _ model: TopicModel
    ) throws -> [StoredText] {
        if !classified.isEmpty {
            try archive.saveClassifications(classified, model: model.fingerprint, topics: model.topics)
        }
        guard let key else { return [] }
        return try archive.unclassified(model: model.fingerprint, after: key, limit: batch)
    }

    /// The topics of each paper, in order.
    static func classify(_ papers: [Paper], with model: TopicModel, workers: Workers) -> [Classification] {
        workers.mapBlocks(of: papers.count, size: block) { range in
            var classifier = Classifier(model: model)
            return papers[range].map { classifier.classify(title: $0.title, abstract: $0.abstract) }
        }.flatMap { $0 }
    }
}
