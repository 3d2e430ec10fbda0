/// A word of at most 16 bytes, none of them zero, as it stands in a text: its bytes from the lowest up, then zeros.
///
/// Most words of English fit, so that they are compared and hashed as two integers.
struct PackedWord: Equatable, Sendable {
    var low: UInt64
    var high: UInt64

    /// The largest number of bytes.
    static let capacity = 16

    /// A hash of all 16 bytes: one wide multiplication, folded, as in wyhash.
    var hash: UInt64 {
        let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: high ^ 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }

    /// The bytes.
    func append(to bytes: inout [UInt8]) {
        var (rest, next) = (low, high)
        while rest != 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8 | next << 56
            next >>= 8
        }
    }

    /// Whether an ASCII letter is among the bytes.
    var hasLetter: Bool { EightBytes(low).letters | EightBytes(high).letters != 0 }

    /// The word with its ASCII capitals made small.
    var lowercased: PackedWord {
        PackedWord(low: low | EightBytes(low).letters >> 2, high: high | EightBytes(high).letters >> 2)
    }
}

/// A run of plain word characters of a text: ASCII letters and digits, and the underscore where it counts as one.
struct PlainRun {
    var word: PackedWord
    var length: Int

    /// The run that begins at a position, or nil where it has more bytes than a packed word holds.
    @inline(__always)
    init?(_ text: Span<UInt8>, at start: Int, underscore: Bool) {
        let first = EightBytes(text, at: start)
        let length = first.runLength(underscore: underscore)
        if length < 8 {
            self.init(word: PackedWord(low: first.prefix(length), high: 0), length: length)
            return
        }
        let second = EightBytes(text, at: start &+ 8)
        let more = second.runLength(underscore: underscore)
        if more == 8, EightBytes(text, at: start &+ 16).runLength(underscore: underscore) > 0 { return nil }
        self.init(word: PackedWord(low: first.bytes, high: second.prefix(more)), length: 8 &+ more)
    }

    private init(word: PackedWord, length: Int) {
        self.word = word
        self.length = length
    }
}

/// Eight bytes of a text at once, the first in the lowest place; zeros behind the end of the text.
///
/// Each test sets the highest bit of every byte that passes it.
private struct EightBytes {
    let bytes: UInt64

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    init(_ bytes: UInt64) { self.bytes = bytes }

    @inline(__always)
    init(_ text: Span<UInt8>, at start: Int) {
        if start &+ 8 <= text.count {
            bytes = text.eightBytes(at: start)
        } else {
            var rest: UInt64 = 0
            var position = text.count
            while position > start {
                position -= 1
                rest = rest << 8 | UInt64(text[position])
            }
            bytes = rest
        }
    }

    /// ASCII letters. No sum carries into the next byte, since the highest bits were taken off before.
    var letters: UInt64 {
        let small = (bytes & ~Self.highBits) | 0x2020_2020_2020_2020
        let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
        let beyondZ = small &+ 0x0505_0505_0505_0505
        return fromA & ~beyondZ & ~bytes & Self.highBits
    }

    private var digits: UInt64 {
        let seven = bytes & ~Self.highBits
        let from0 = seven &+ 0x5050_5050_5050_5050
        let beyond9 = seven &+ 0x4646_4646_4646_4646
        return from0 & ~beyond9 & ~bytes & Self.highBits
    }

    private var underscores: UInt64 {
        let difference = (bytes & ~Self.highBits) ^ 0x5F5F_5F5F_5F5F_5F5F
        return (Self.highBits &- difference) & ~bytes & Self.highBits
    }

    /// How many of the first bytes are plain word characters.
    @inline(__always)
    func runLength(underscore: Bool) -> Int {
        let plain = underscore ? letters | digits | underscores : letters | digits
        return (~plain & Self.highBits).trailingZeroBitCount >> 3
    }

    /// The first bytes, fewer than eight or all of them.
    func prefix(_ length: Int) -> UInt64 { length == 8 ? bytes : bytes & (1 << UInt64(length * 8) &- 1) }
}
