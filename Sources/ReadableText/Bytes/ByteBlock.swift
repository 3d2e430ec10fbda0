/// Sixteen bytes looked at together, in one vector register: what makes scanning fast where nothing is to be found.
struct ByteBlock {
    static let size = 16
    private let lanes: SIMD16<UInt8>

    /// The sixteen bytes from an index on.
    @inline(__always)
    init(_ span: borrowing Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ Self.size <= span.count, "sixteen bytes lie within the span")
        // The precondition keeps the load within the span; every bit pattern is a valid vector of integers.
        lanes = unsafe span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Writes the bytes from an index on.
    @inline(__always)
    func store(into bytes: inout MutableSpan<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ Self.size <= bytes.count, "sixteen bytes fit into the span")
        // The precondition keeps the store within the span; a vector of integers is all bytes, and so is the span.
        var raw = unsafe bytes.mutableBytes
        raw.storeBytes(of: lanes, toByteOffset: index, as: SIMD16<UInt8>.self)
    }

    @inline(__always)
    func equal(to byte: UInt8) -> ByteMarks { ByteMarks(lanes .== SIMD16(repeating: byte)) }

    @inline(__always)
    func below(_ byte: UInt8) -> ByteMarks { ByteMarks(lanes .< SIMD16(repeating: byte)) }

    @inline(__always)
    var beyondASCII: ByteMarks { ByteMarks(lanes .>= SIMD16(repeating: 0x80)) }
}

/// Marks of some of sixteen bytes.
struct ByteMarks {
    private let lanes: SIMDMask<SIMD16<Int8>>

    /// No marks.
    @inline(__always)
    init() { lanes = SIMDMask(repeating: false) }

    @inline(__always)
    fileprivate init(_ lanes: SIMDMask<SIMD16<Int8>>) { self.lanes = lanes }

    /// Marks what is marked in either.
    @inline(__always)
    static func | (left: ByteMarks, right: ByteMarks) -> ByteMarks { ByteMarks(left.lanes .| right.lanes) }

    /// Marks what is marked in both.
    @inline(__always)
    static func & (left: ByteMarks, right: ByteMarks) -> ByteMarks { ByteMarks(left.lanes .& right.lanes) }

    /// Whether there is a mark.
    @inline(__always)
    var isMarked: Bool { words.x | words.y != 0 }

    /// The place of the first marked byte, 0...15, or 16 where none is.
    @inline(__always)
    var first: Int {
        if words.x != 0 { return UInt64(littleEndian: words.x).trailingZeroBitCount >> 3 }
        return 8 + UInt64(littleEndian: words.y).trailingZeroBitCount >> 3
    }

    @inline(__always)
    private var words: SIMD2<UInt64> {
        // A mask is a vector of bytes that are all zeros or all ones; it is read as two words.
        unsafe unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    }
}

/// Sixty-four bytes and the one behind each: for long texts, where one look says that there is nothing to be found.
struct LongByteBlock {
    static let size = 64
    private let blocks: (ByteBlock, ByteBlock, ByteBlock, ByteBlock)
    private let next: (ByteBlock, ByteBlock, ByteBlock, ByteBlock)

    /// The bytes from an index on; one more has to be there.
    @inline(__always)
    init(_ span: borrowing Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ Self.size < span.count, "sixty-five bytes lie within the span")
        blocks = (
            ByteBlock(span, at: index), ByteBlock(span, at: index &+ 16), ByteBlock(span, at: index &+ 32),
            ByteBlock(span, at: index &+ 48)
        )
        next = (
            ByteBlock(span, at: index &+ 1), ByteBlock(span, at: index &+ 17), ByteBlock(span, at: index &+ 33),
            ByteBlock(span, at: index &+ 49)
        )
    }

    /// The marks of all four quarters, one over the other; `test` gets a quarter and the same one byte on.
    @inline(__always)
    func marks(_ test: (ByteBlock, ByteBlock) -> ByteMarks) -> ByteMarks {
        test(blocks.0, next.0) | test(blocks.1, next.1) | (test(blocks.2, next.2) | test(blocks.3, next.3))
    }
}
