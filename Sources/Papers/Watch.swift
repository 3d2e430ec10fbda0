/// A query that somebody follows, under a name of their own.
public struct Watch: Hashable, Sendable {
    /// What it is called; names are unlike in an archive.
    public var name: String
    /// The query, as it was written.
    public var query: String
    /// The day on which it was made.
    public var madeOn: CalendarDay

    /// A watch.
    public init(name: String, query: String, madeOn: CalendarDay) {
        (self.name, self.query, self.madeOn) = (name, query, madeOn)
    }

    /// So many bytes a name has at most: it stands in a column of a table.
    public static let longestName = 60

    /// A name as it is kept: without blanks around it; nil for what is none, or too long, or holds a control character.
    public static func name(_ text: String) -> String? {
        let name = text.unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
            .drop { $0.properties.isWhitespace }.reversed()
        let isPlain = name.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
            default: true
            }
        }
        let text = String(String.UnicodeScalarView(name))
        return isPlain && !text.isEmpty && text.utf8.count <= longestName ? text : nil
    }
}
