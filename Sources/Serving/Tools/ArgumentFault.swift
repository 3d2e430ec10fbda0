import ReadableText

/// What is wrong with the arguments of a tool: for the assistant, which can mend it and ask again.
enum ArgumentFault: Error, Hashable, CustomStringConvertible {
    /// The tool has no such argument; those that it has.
    case unknown(String, known: [String])
    /// It needs one.
    case missing(String)
    /// It has no words in it.
    case empty(String)
    /// It is of another kind.
    case otherKind(String, expected: String, found: String)
    /// It is none of the words that it may be.
    case otherWord(String, String, words: [String])
    /// It lies outside of its range.
    case outside(String, Int, ClosedRange<Int>)
    /// It is the name of no period.
    case noPeriod(String)
    /// Exactly one of two is needed.
    case oneOfTwo(String, String)
    /// Two that exclude each other.
    case together(String, String, why: String)

    /// One sentence.
    var description: String {
        switch self {
        case .unknown(let name, let known):
            "there is no argument '\(ReadableText.shortened(name))'; there are \(known.joined(separator: ", "))"
        case .missing(let name): "the argument '\(name)' is missing"
        case .empty(let name): "the argument '\(name)' is empty"
        case .otherKind(let name, let expected, let found): "'\(name)' must be \(expected), and is \(found)"
        case .otherWord(let name, let word, let words):
            "'\(name)' must be one of \(words.joined(separator: ", ")), and is '\(ReadableText.shortened(word))'"
        case .outside(let name, let number, let range):
            "'\(name)' must lie between \(range.lowerBound) and \(range.upperBound), but is \(number)"
        case .noPeriod(let label):
            "'\(ReadableText.shortened(label))' is no period; write it like 2025-W50, 2025-12, 2025-Q4, 2025 or "
                + "2025-12-01..2025-12-31"
        case .oneOfTwo(let one, let other): "give either '\(one)' or '\(other)'"
        case .together(let one, let other, let why): "'\(one)' and '\(other)' do not go together: \(why)"
        }
    }
}
