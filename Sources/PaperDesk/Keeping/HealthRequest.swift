import PaperArchive
import TopicEngine

/// Whether questions can be answered: what they stand on.
public struct HealthAnswer: Sendable, Hashable {
    /// How many papers the archive has.
    public let papers: Int
    /// The fingerprint of the model; nil where there is none.
    public let model: String?
    /// Whether nothing may be written to the archive.
    public let isReadOnly: Bool
}

extension Desk {
    /// Opens archive and model. Throws `ArchiveError` and `ModelFileError` where one cannot be used.
    public func health(_ choice: ArchiveChoice = ArchiveChoice(), model named: String? = nil) throws -> HealthAnswer {
        let archive = try archive(choice)
        let model: TopicModel?
        do { model = try places.model(named).model } catch DeskError.noModel { model = nil }
        return HealthAnswer(
            papers: try archive.paperCount(), model: model?.fingerprint, isReadOnly: choice.isReadOnly)
    }
}
