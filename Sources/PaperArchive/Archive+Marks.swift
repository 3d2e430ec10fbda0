import GRDB
public import Papers

/// A paper that readers said something of, with the last word on each question; none where all was taken back.
public struct MarkedPaper: Hashable, Sendable {
    /// The paper.
    public let paper: StoredPaper
    /// What was said: on reading, on worth, or both.
    public let marks: [PaperMark]

    /// A paper with what was said of it.
    public init(paper: StoredPaper, marks: [PaperMark]) { (self.paper, self.marks) = (paper, marks) }

    /// Whether one of the last words is this one.
    public func isMarked(_ kind: PaperMark.Kind) -> Bool { marks.contains { $0.kind == kind } }
}

extension Archive {
    /// Marks papers, in one transaction; of a paper that is marked so already nothing changes.
    ///
    /// - Returns: how many papers were not marked so before.
    @discardableResult
    public func mark(_ keys: [StoredPaper.Key], _ mark: PaperMark) throws(ArchiveError) -> Int {
        try write { database in
            let log = MarkTable(database)
            let exists = try database.cachedStatement(sql: "SELECT 1 FROM papers WHERE id = ?")
            var count = 0
            for key in keys where try Int.fetchOne(exists, arguments: [key.row]) != nil {
                count += try log.append(mark, to: key.row) ? 1 : 0
            }
            return count
        }
    }

    /// All papers that readers said anything of, in the order of `forEachBatch`.
    public func markedPapers() throws(ArchiveError) -> [MarkedPaper] {
        try read { database in
            let marks = try MarkTable(database).lastMarks()
            if marks.isEmpty { return [] }
            let sql = Self.select("p.id IN (SELECT value FROM json_each(?)) ORDER BY \(PaperRecord.order)")
            return try Row.fetchAll(database, sql: sql, arguments: ["\(marks.keys.sorted())"]).map { row in
                let paper = try StoredPaper(row)
                return MarkedPaper(paper: paper, marks: marks[paper.id.row] ?? [])
            }
        }
    }

    /// What readers said of a paper, the earliest first.
    public func marks(of key: StoredPaper.Key) throws(ArchiveError) -> [PaperMark] {
        try read { try MarkTable($0).entries(of: key.row) }
    }
}
