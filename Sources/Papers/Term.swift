/// A term: one word, or a pair of neighbouring words, each by its number. Whoever numbers the words knows how
/// they are spelled, and nobody else has to.
///
///     Term(7).isPair                // false
///     Term(3, 7).words              // 3, 7
///
/// Single words come first, by their numbers; then pairs, by the numbers of their words.
public struct Term: Hashable, Comparable, Sendable {
    /// One more than the number of a pair's first word in the upper half, 0 for a single word; the number of
    /// the last word in the lower half.
    @usableFromInline let packed: UInt64

    /// A single word, of a number below 2³².
    @inlinable
    public init(_ word: Int) { packed = UInt64(UInt32(word)) }

    /// A pair of neighbours, of numbers below 2³² − 1.
    @inlinable
    public init(_ first: Int, _ second: Int) { packed = UInt64(UInt32(first) + 1) << 32 | UInt64(UInt32(second)) }

    /// Whether it is a pair of words.
    @inlinable public var isPair: Bool { packed >> 32 != 0 }

    /// The number of its last word, or of its only one.
    @inlinable public var last: Int { Int(packed & 0xFFFF_FFFF) }

    /// The number of a pair's first word; the only word of a single one.
    @inlinable public var first: Int { isPair ? Int(packed >> 32) - 1 : last }

    /// The numbers of its words, one or two.
    public var words: [Int] { isPair ? [first, last] : [last] }

    /// Whether a word of it is a word of another one.
    public func shares(_ other: Term) -> Bool {
        first == other.first || first == other.last || last == other.first || last == other.last
    }

    /// How it is spelled, given the spelling of each word: a word, or two with a space between.
    public func spelled(_ word: (Int) -> String) -> String { isPair ? word(first) + " " + word(last) : word(last) }

    /// By numbers, single words first.
    @inlinable
    public static func < (left: Term, right: Term) -> Bool { left.packed < right.packed }
}
