internal import CZlib

/// One gzip stream being inflated: zlib's state behind a door without pointers.
///
/// A class, since zlib keeps the address of its stream and refuses to go on when it has moved.
///
/// `@safe`: the pointer is private, set once, and freed in `deinit` only.
@safe final class Inflater: Decompressor {
    private let stream: UnsafeMutablePointer<z_stream>

    /// A state ready for the first member; nil without memory for it.
    init?() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15 bits of window, +16: gzip wrapping and nothing else. The pointer is valid until deinit frees it.
        let code = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { return nil }
    }

    deinit {
        // Nobody else holds the pointer; `inflateEnd` accepts a stream whose initialization failed.
        unsafe inflateEnd(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    func restart(before bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == 0x1F else { return false }
        _ = unsafe inflateReset(stream)
        return true
    }

    func expand(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], from offset: Int) -> Expansion {
        precondition(range.upperBound <= input.count && offset < output.count, "ranges lie within their buffers")
        let room = output.count - offset
        // Both pointers are used within their closures only, and the counts are those of the ranges checked above.
        let code = unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: source.baseAddress.map { unsafe $0 + range.lowerBound })
                unsafe stream.pointee.avail_in = UInt32(range.count)
                unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + offset }
                unsafe stream.pointee.avail_out = UInt32(room)
                return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            }
        }
        let consumed = unsafe range.count - Int(stream.pointee.avail_in)
        let produced = unsafe room - Int(stream.pointee.avail_out)
        return Expansion(
            consumed: consumed, produced: produced, status: status(code, progressed: consumed + produced > 0))
    }

    private func status(_ code: Int32, progressed: Bool) -> Expansion.Status {
        switch code {
        case Z_STREAM_END: return .ended
        case Z_OK: return .running
        case Z_BUF_ERROR where progressed: return .running
        default:
            // zlib's messages are constant strings.
            guard let message = unsafe stream.pointee.msg else { return .damaged("zlib error \(code)") }
            return unsafe .damaged(String(cString: message))
        }
    }
}
