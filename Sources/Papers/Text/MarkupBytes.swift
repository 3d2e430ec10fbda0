/// The bytes at which markup begins in running text, and the search for them.
///
/// The search is what every text pays, with or without markup: sixteen bytes at a time, nothing copied.
enum MarkupBytes {
    /// The first place in a range at which markup may begin, or the range's end.
    static func first(in span: Span<UInt8>, _ range: Range<Int>) -> Int {
        let (start, end) = (range.lowerBound, range.upperBound)
        guard end - start >= 33 else { return firstOneByOne(span, start, end) }
        var index = start
        let lastBlock = end - 33
        while index < lastBlock, !isAny(in: span, at: index) { index += 32 }
        // The last block may overlap the one before it: cheaper than its bytes one by one.
        if index >= lastBlock, !isAny(in: span, at: lastBlock) { index = end - 1 }
        return firstOneByOne(span, index, end)
    }

    private static func firstOneByOne(_ span: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, !isStop(span, index, end) { index += 1 }
        return index
    }

    /// Whether markup may begin at one of thirty-two bytes, or at two dashes of which the second is one byte further.
    @inline(__always)
    private static func isAny(in span: Span<UInt8>, at index: Int) -> Bool {
        let first = stops(ByteLanes(span, at: index), ByteLanes(span, at: index + 1))
        return ByteLanes.isAny(first .| stops(ByteLanes(span, at: index + 16), ByteLanes(span, at: index + 17)))
    }

    @inline(__always)
    private static func stops(_ lanes: ByteLanes, _ next: ByteLanes) -> ByteLanes.Mask {
        lanes.equal(to: UInt8(ascii: "\\")) .| lanes.equal(to: UInt8(ascii: "$")) .| lanes.equal(to: UInt8(ascii: "&"))
            .| lanes.equal(to: UInt8(ascii: "<")) .| lanes.equal(to: UInt8(ascii: "`")) .| lanes.equal(to: UInt8(ascii: "~"))
            .| (lanes.equal(to: UInt8(ascii: "-")) .& next.equal(to: UInt8(ascii: "-")))
    }

    @inline(__always)
    private static func isStop(_ span: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        switch span[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "~"): true
        case UInt8(ascii: "-"): index + 1 < end && span[index + 1] == UInt8(ascii: "-")
        default: false
        }
    }

    /// The first place in a range at which LaTeX may begin where braces are always its own, or the range's end.
    static func firstOfLaTeX(in span: Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, !isStop(span, index, range.upperBound), !isBrace(span[index]) { index += 1 }
        return index
    }

    private static func isBrace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }
}
