internal import Foundation

/// A query that somebody follows, under a name of their own.
public struct Watch: Hashable, Sendable {
    /// What it is called; names are unlike in an archive, also without regard to capitals.
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

    /// Whether two names call the same watch: neither capitals nor how letters are composed tells them apart, since a
    /// person who reads both in a table could not either.
    public static func isSame(_ one: String, _ other: String) -> Bool { folded(one) == folded(other) }

    /// The name without regard to capitals and to how letters are composed: what its feed is called by.
    public var foldedName: String { Self.folded(name) }

    /// Small letters by way of capitals, which also makes one of `ß` and `ss`, and of the two small sigmas; in NFC.
    private static func folded(_ name: String) -> String {
        name.uppercased().lowercased().precomposedStringWithCanonicalMapping
    }
}

extension Sequence<Watch> {
    /// The watch that a name calls: the one that is written so, else one with other capitals.
    public func named(_ name: String) -> Watch? {
        let same = filter { Watch.isSame($0.name, name) }
        return same.first { $0.name == name } ?? same.first
    }
}
