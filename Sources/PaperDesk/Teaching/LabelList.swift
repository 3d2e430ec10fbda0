public import PaperArchive
import Papers

/// What people said of the papers of an archive: the last word on each topic.
public struct LabelList: Sendable {
    /// The papers, with what was said of each.
    public let papers: [LabelVerdicts]
}

extension Desk {
    /// What people said, paper by paper, in the archive's order; what was taken back is left out.
    public func labels(in choice: ArchiveChoice = ArchiveChoice()) throws -> LabelList {
        LabelList(papers: try archive(choice).labelVerdicts())
    }
}
