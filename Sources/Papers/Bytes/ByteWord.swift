/// Eight bytes looked at together, in one register: what makes scanning fast where nothing is to be found.
///
/// The first byte is the lowest. A mask has 0x80 at each byte that it marks.
struct ByteWord {
    private let bits: UInt64

    private static let low: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes from an index on.
    @inline(__always)
    init(_ span: borrowing Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index + 8 <= span.count, "eight bytes lie within the span")
        // The precondition keeps the load within the span; every bit pattern is a valid integer.
        bits = unsafe UInt64(littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Marks the bytes beyond ASCII.
    @inline(__always)
    var beyondASCII: UInt64 { bits & Self.high }

    /// Marks the bytes of a value exactly.
    @inline(__always)
    func equal(to byte: UInt8) -> UInt64 {
        let difference = bits ^ (Self.low &* UInt64(byte))
        let carried = (difference & ~Self.high) &+ ~Self.high
        return ~(carried | difference) & Self.high
    }

    /// Marks at least the lowest ASCII byte below a value (at most 0x80), and none if there is none.
    @inline(__always)
    func below(_ byte: UInt8) -> UInt64 {
        (bits &- (Self.low &* UInt64(byte))) & ~bits & Self.high
    }

    /// The place of the first marked byte, 0...7, or 8.
    @inline(__always)
    static func first(_ mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }
}
