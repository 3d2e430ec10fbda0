/// Sixteen bytes compared at once, for scans that look for several values in long texts.
struct ByteLanes {
    typealias Mask = SIMDMask<SIMD16<Int8>>

    private let lanes: SIMD16<UInt8>

    /// The sixteen bytes from an index on.
    @inline(__always)
    init(_ span: borrowing Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index <= span.count &- 16, "sixteen bytes lie within the span")
        // The precondition keeps the load within the span; every bit pattern is a valid vector of bytes.
        lanes = unsafe span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Whether no byte is beyond ASCII.
    @inline(__always)
    var isASCII: Bool {
        // Both types are sixteen bytes without padding.
        let bits = unsafe unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
        return (bits[0] | bits[1]) & 0x8080_8080_8080_8080 == 0
    }

    /// Marks the bytes of a value.
    @inline(__always)
    func equal(to byte: UInt8) -> Mask { lanes .== SIMD16(repeating: byte) }

    /// Marks the ASCII bytes below 0x20.
    @inline(__always)
    var control: Mask { lanes & SIMD16(repeating: 0xE0) .== SIMD16(repeating: 0) }

    /// Whether any byte is marked.
    @inline(__always)
    static func isAny(_ mask: Mask) -> Bool {
        // Both types are sixteen bytes without padding; the standard library's `any` is not made one comparison.
        let bits = unsafe unsafeBitCast(SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: mask), to: SIMD2<UInt64>.self)
        return bits[0] | bits[1] != 0
    }
}
