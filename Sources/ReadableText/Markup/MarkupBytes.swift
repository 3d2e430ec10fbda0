/// The bytes at which markup begins in running text, and the searches for them.
///
/// The first search is what every text pays, with or without markup: sixteen bytes at a time, nothing copied.
enum MarkupBytes {
    /// The first place in a range at which markup begins, if there is any in it, or the range's
    /// end. Dashes alone are no markup.
    static func first(in span: Span<UInt8>, _ range: Range<Int>) -> Int {
        let (start, end) = (range.lowerBound, range.upperBound)
        var index = start
        if end - start >= 32 {
            let lastBlock = end - 32
            while index < lastBlock, !isAny(in: span, at: index) { index += 32 }
            // The last block may overlap the one before it: cheaper than its bytes one by one.
            if index >= lastBlock, !isAny(in: span, at: lastBlock) { return end }
        }
        while index < end, !isStop(span, index, end, dashes: false) { index += 1 }
        return index
    }

    /// Whether there is a stop among thirty-two bytes.
    @inline(__always)
    private static func isAny(in span: Span<UInt8>, at index: Int) -> Bool {
        (stops(ByteBlock(span, at: index)) | stops(ByteBlock(span, at: index + 16))).isMarked
    }

    /// The next place in a range of a text with markup at which there is something to do, two
    /// dashes included, or the range's end.
    static func next(in span: Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index + ByteBlock.size < range.upperBound {
            let block = ByteBlock(span, at: index)
            let place = (stops(block) | doubled(block, ByteBlock(span, at: index + 1))).first
            index += place
            if place < ByteBlock.size { return index }
        }
        while index < range.upperBound, !isStop(span, index, range.upperBound, dashes: true) { index += 1 }
        return index
    }

    /// The next place in a range at which LaTeX may begin where braces are always its own, or the range's end.
    static func nextOfLaTeX(in span: Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, !isStop(span, index, range.upperBound, dashes: true), !isBrace(span[index]) {
            index += 1
        }
        return index
    }

    private static func isBrace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }

    @inline(__always)
    private static func stops(_ block: ByteBlock) -> ByteMarks {
        block.equal(to: UInt8(ascii: "\\")) | block.equal(to: UInt8(ascii: "$")) | block.equal(to: UInt8(ascii: "&"))
            | block.equal(to: UInt8(ascii: "<")) | block.equal(to: UInt8(ascii: "`"))
            | block.equal(to: UInt8(ascii: "~"))
    }

    @inline(__always)
    private static func doubled(_ block: ByteBlock, _ next: ByteBlock) -> ByteMarks {
        block.equal(to: UInt8(ascii: "-")) & next.equal(to: UInt8(ascii: "-"))
    }

    @inline(__always)
    private static func isStop(_ span: Span<UInt8>, _ index: Int, _ end: Int, dashes: Bool) -> Bool {
        switch span[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "`"),
            UInt8(ascii: "~"):
            true
        case UInt8(ascii: "-"): dashes && index + 1 < end && span[index + 1] == UInt8(ascii: "-")
        default: false
        }
    }
}
