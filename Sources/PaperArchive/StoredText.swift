import GRDB
public import Papers

/// The texts of a paper alone, with the key under which it rests: for work that asks nothing else of many
/// papers.
public typealias StoredText = IdentifiedText<StoredPaper.Key>

extension StoredText {
    /// Reads a row of key, title and abstract.
    init(_ row: Row) throws {
        self.init(id: StoredPaper.Key(row: try row.rowNumber(0)), title: try row.value(1), abstract: try row.value(2))
    }
}
