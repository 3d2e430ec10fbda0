import GRDB

/// The texts of a paper alone: for work that asks nothing else of many papers.
public struct StoredText: Hashable, Sendable, Identifiable {
    /// Where the paper rests.
    public let id: StoredPaper.Key
    /// The title.
    public let title: String
    /// The abstract.
    public let abstract: String

    /// Reads a row of key, title and abstract.
    init(_ row: Row) throws {
        id = StoredPaper.Key(row: try row.value(0))
        title = try row.value(1)
        abstract = try row.value(2)
    }
}
