internal import CWideVectors
internal import LinearAlgebra

/// A piece of a text between bytes that separate words and do nothing else: a plain word, which is packed, or what has
/// to be read byte by byte.
typealias TextPiece = wide_piece

extension wide_piece {
    /// Whether the piece is a plain word of at most 16 bytes, with at most a mark behind it that ends a sentence.
    @inline(__always) var isPacked: Bool { low != 0 }
    /// The plain word.
    @inline(__always) var word: PackedWord { PackedWord(low: low, high: high) }
    /// Whether the sentence ends behind the plain word.
    @inline(__always) var endsSentence: Bool { ends_sentence != 0 }
    /// The position at which the piece ends.
    @inline(__always) var stop: Int { Int(end) }
}

/// Takes a text apart into pieces, 64 bytes at a time: some hundred pieces, then the next ones.
///
/// What can join, change or hide a word is within a piece, so that whoever reads byte by byte from a piece's first
/// byte, or from any byte between two pieces, finds the same tokens.
struct TextPieces: Sendable {
    /// Room for pieces; those that were found last come first.
    private(set) var room = [TextPiece](repeating: TextPiece(), count: 512)
    private let level: VectorLevel

    /// The longest text that can be taken apart: positions have 32 bits.
    static let longestText = Int(Int32.max)

    init(level: VectorLevel = .best) { self.level = level }

    /// Finds the next pieces of a text from a position on, and moves it to what remains; returns their number.
    @inline(__always)
    mutating func find(in text: Span<UInt8>, from position: inout Int, rule: TokenRule) -> Int {
        let find = rule == .words ? unsafe wide_words_pieces : unsafe wide_prose_pieces
        precondition(position >= 0 && text.count <= Self.longestText, "position \(position) in \(text.count) bytes")
        // Safe: the text is only read, during the call, and at most as many pieces are written as there is room for.
        return unsafe text.withUnsafeBufferPointer { text in
            unsafe find(level.rawValue, text.baseAddress, text.count, &position, &room, room.count)
        }
    }
}
