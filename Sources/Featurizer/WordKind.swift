/// What a word does in a sentence, as far as a closed list of function words and an ending tell.
public enum WordKind: UInt8, Sendable, Hashable, CaseIterable {
    /// A word with a meaning of its own.
    case content
    /// A word in -ly, which mostly is an adverb.
    case adverb
    /// `the`, `our`, `each`.
    case determiner
    /// `of`, `with`, `under`.
    case preposition
    /// `to`, before a noun or a verb.
    case to
    /// `is`, `can`, `does`.
    case auxiliary
    /// `and`, `that`, `when`.
    case conjunction
    /// `we`, `it`.
    case pronoun
    /// Any other function word: `than`, `not`, `more`.
    case function

    /// The kind of a lower-case word.
    init(of word: Span<UInt8>, _ range: Range<Int>) {
        if let kind = Self.table[Array(range.map { word[$0] })] {
            self = kind
        } else if range.count > 4, word[range.upperBound - 2] == UInt8(ascii: "l"),
            word[range.upperBound - 1] == UInt8(ascii: "y")
        {
            self = .adverb
        } else {
            self = .content
        }
    }

    private static let lists: [(WordKind, String)] = [
        (.determiner, "a an the this these those each either neither our its their his her my your all any some no"),
        (
            .preposition,
            """
            of in on at by for from with without into onto over under among across through during before after above \
            below between up down out off via per as against toward towards beyond within
            """
        ), (.to, "to"),
        (
            .auxiliary,
            """
            is are was were be been being can could may might must shall should will would do does did done has have \
            had having
            """
        ), (.conjunction, "and or but nor that which who whom whose what when where while how why if because since"),
        (.pronoun, "we us i you they them he she it"),
    ]

    private static let table: [[UInt8]: WordKind] = {
        var table: [[UInt8]: WordKind] = [:]
        for word in FunctionWords.words { table[word] = .function }
        for (kind, words) in lists {
            for word in words.split(separator: " ") { table[Array(word.utf8)] = kind }
        }
        return table
    }()
}
