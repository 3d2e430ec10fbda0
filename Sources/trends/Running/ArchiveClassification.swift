import LinearAlgebra
import PaperArchive
import Papers
import TopicEngine

/// Classifies the papers of an archive that a model has not seen yet.
enum ArchiveClassification {
    private static let batch = 2_000
    private static let block = 250

    /// Brings the archive's assignments up to date with a model.
    static func update(_ archive: Archive, with model: TopicModel, workers: Workers, progress: ProgressLine) throws {
        let total = try archive.unclassifiedCount(model: model.fingerprint)
        guard total > 0 else { return }
        var (done, last) = (0, StoredPaper.Key.beforeFirst)
        while true {
            let papers = try archive.unclassified(model: model.fingerprint, after: last, limit: batch)
            guard let newest = papers.last else { break }
            let classifications = classify(papers.map(\.paper), with: model, workers: workers)
            let results = zip(papers, classifications).map { (key: $0.id, classification: $1) }
            try archive.saveClassifications(results, model: model.fingerprint, topics: model.topics)
            done += papers.count
            last = newest.id
            progress.show(done, of: total, "papers classified")
        }
        progress.finish()
    }

    /// The topics of each paper, in order.
    static func classify(_ papers: [Paper], with model: TopicModel, workers: Workers) -> [Classification] {
        workers.mapBlocks(of: papers.count, size: block) { range in
            var classifier = Classifier(model: model)
            return papers[range].map { classifier.classify(title: $0.title, abstract: $0.abstract) }
        }.flatMap { $0 }
    }
}
