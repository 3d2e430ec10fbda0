public import PaperArchive
public import Papers

/// What a reader said of papers.
public struct MarkList: Sendable {
    /// The papers, with the last word on each question.
    public let papers: [MarkedPaper]
    /// How many were not marked so before; nil where nothing was to be marked.
    public let changed: Int?
}

extension Desk {
    /// Marks papers, all or none. Throws `DeskError.noPaper` for one that there is not, and `ArchiveError.ambiguous`
    /// where several papers have the identifier.
    public func mark(
        _ ids: [String], _ kind: PaperMark.Kind, in choice: ArchiveChoice = ArchiveChoice()
    ) throws -> MarkList {
        let archive = try archive(choice)
        let papers = try ids.map { id in
            guard let paper = try archive.paper(withID: id) else { throw DeskError.noPaper(id) }
            return paper
        }
        let changed = try archive.mark(papers.map(\.id), PaperMark(kind, day: today))
        let named = Set(papers.map(\.id))
        let marked = try archive.markedPapers().filter { named.contains($0.paper.id) }
        // Of some there may be nothing to say, where an opinion is taken back that nobody had.
        var rest = named.subtracting(marked.map(\.paper.id))
        let others = papers.filter { rest.remove($0.id) != nil }.map { MarkedPaper(paper: $0, marks: []) }
        return MarkList(papers: marked + others, changed: changed)
    }

    /// All papers that were marked, but for those of which all that is said is that they are unread.
    public func marks(in choice: ArchiveChoice = ArchiveChoice()) throws -> MarkList {
        let marked = try archive(choice).markedPapers()
        return MarkList(papers: marked.filter { paper in paper.marks.contains { $0.kind != .unread } }, changed: nil)
    }
}
