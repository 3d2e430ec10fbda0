import Listings
import Papers
public import TopicEngine

/// A model is to be judged on labelled papers.
public struct EvaluateRequest: Hashable, Sendable {
    /// JSON Lines of labelled texts: a file, or `-` for standard input.
    public var path: String
    /// The model's file; nil for the usual one.
    public var model: String?

    /// A request; only the file has no default.
    public init(_ path: String, model: String? = nil) {
        self.path = path
        self.model = model
    }
}

/// How good a model is.
public struct EvaluateAnswer: Sendable {
    /// The model that was judged.
    public let model: TopicModel
    /// The figures.
    public let evaluation: Evaluation
    /// Lines that could not be read.
    public let rejected: Int
}

extension Desk {
    /// Judges a model. Throws `LabelError`, `ModelFileError`, and `DeskError.noTextToJudge` where
    /// no labelled paper has a text.
    public func evaluate(_ request: EvaluateRequest) throws -> EvaluateAnswer {
        let model = try places.model(request.model).model
        let labels = try LabelReader.read(request.path)
        tell(labels.rejections, of: labels.rejectionCount)
        let names = TopicNames(model, aliases: places.topicAliases())
        let papers = labels.papers.filter(\.hasText).map { $0.renamingTopics(names.slugOrName) }
        guard !papers.isEmpty else { throw DeskError.noTextToJudge(file: request.path, papers: labels.papers.count) }
        if papers.count < labels.papers.count { notice(.labelledPapersWithoutText(labels.papers.count - papers.count)) }
        let classifications = ArchiveClassification.classify(
            papers.map { Paper(title: $0.title, abstract: $0.abstract) }, with: model, workers: workers)
        let judged = zip(papers, classifications).map {
            JudgedPaper(id: $0.id, label: TrainingLabel($0), classification: $1)
        }
        return EvaluateAnswer(
            model: model, evaluation: Evaluation(judged, workers: workers), rejected: labels.rejectionCount)
    }
}
