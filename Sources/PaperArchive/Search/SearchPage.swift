/// A page of what a search found.
public struct SearchPage: Hashable, Sendable {
    /// The papers of the page, the best first.
    public let hits: [SearchHit]
    /// How many were found in all.
    public let total: Int
    /// How many come before this page.
    public let offset: Int
}

/// A paper that a search found.
public struct SearchHit: Hashable, Sendable {
    /// The paper.
    public let paper: StoredPaper
    /// Its title.
    public let title: MarkedText
    /// A part of its abstract in which the words stand, with `…` where it was cut; its beginning
    /// where they stand elsewhere.
    public let excerpt: MarkedText
    /// How like the paper that the query names it is, where papers are ordered by that: `SearchQuery.likeness`.
    public let likeness: Double?
}

/// A text and the places in it where the words of a query stand.
public struct MarkedText: Hashable, Sendable {
    /// The text.
    public let text: String
    /// The places, in order and apart from each other.
    public let marks: [Range<String.Index>]

    /// A text without marks.
    init(_ text: String) { (self.text, marks) = (text, []) }

    /// A text in which one scalar stands before each place and another behind it.
    init(_ text: String, open: Unicode.Scalar, close: Unicode.Scalar) {
        var scalars = String.UnicodeScalarView()
        var offsets: [Range<Int>] = []
        var begin: Int?
        var count = 0
        for scalar in text.unicodeScalars {
            if scalar == open {
                begin = begin ?? count
            } else if scalar == close {
                if let begin, begin < count { offsets.append(begin..<count) }
                begin = nil
            } else {
                scalars.append(scalar)
                count += 1
            }
        }
        self.text = String(scalars)
        marks = Self.ranges(offsets, in: scalars)
    }

    private static func ranges(_ offsets: [Range<Int>], in scalars: String.UnicodeScalarView) -> [Range<String.Index>] {
        var (index, place) = (scalars.startIndex, 0)
        func move(to offset: Int) -> String.Index {
            index = scalars.index(index, offsetBy: offset - place)
            place = offset
            return index
        }
        return offsets.map { range in
            let begin = move(to: range.lowerBound)
            return begin..<move(to: range.upperBound)
        }
    }
}
