extension Span where Element == UInt8 {
    /// Eight bytes from a position on as one integer, the first in the lowest place.
    @inline(__always)
    func eightBytes(at position: Int) -> UInt64 {
        // Safe: the load checks its bounds, and any eight bytes are an integer.
        unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    /// Whether the bytes are those of another span.
    @inline(__always)
    func equals(_ other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var position = 0
        while position &+ 8 <= count {
            guard eightBytes(at: position) == other.eightBytes(at: position) else { return false }
            position &+= 8
        }
        while position < count {
            guard self[position] == other[position] else { return false }
            position &+= 1
        }
        return true
    }
}
