public import Papers

/// A paper as it rests in an archive.
public struct StoredPaper: Hashable, Sendable, Identifiable {
    /// The place of a paper in one archive; it stays while the paper does, and means nothing in another archive.
    public struct Key: Hashable, Comparable, Sendable {
        let row: Int64

        init(row: Int64) { self.row = row }

        /// Before every paper: where a walk in the order of keys begins.
        public static let beforeFirst = Key(row: .min)

        /// Papers saved earlier come first.
        public static func < (left: Key, right: Key) -> Bool { left.row < right.row }
    }

    /// Where the paper rests.
    public let id: Key
    /// The paper, the fullest of all that its listings said.
    public let paper: Paper
    /// The day on which it was first imported.
    public let importedOn: CalendarDay

    init(id: Key, paper: Paper, importedOn: CalendarDay) {
        self.id = id
        self.paper = paper
        self.importedOn = importedOn
    }
}
