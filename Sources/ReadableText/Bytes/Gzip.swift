internal import CZlib

/// Bytes made smaller as gzip has it (RFC 1952); what ``ByteStream`` reads it makes larger again.
///
///     Gzip.packed(Array("aaaaaaaa".utf8))?.prefix(2)   // 0x1F 0x8B
public enum Gzip {
    /// The bytes as one member without name and time, so that equal bytes give equal ones; nil without memory for it.
    ///
    /// - Parameters:
    ///   - bytes: what is packed.
    ///   - effort: 1, which is quick, to 9.
    public static func packed(_ bytes: [UInt8], effort: Int = 1) -> [UInt8]? {
        precondition((1...9).contains(effort), "the effort is 1 to 9, but is \(effort)")
        guard UInt32(exactly: bytes.count) != nil else { return nil }
        var stream = unsafe z_stream()
        // 15 bits of window, +16: gzip around it. The stream lives and stays in place until `deflateEnd`, within the call.
        return unsafe withUnsafeMutablePointer(to: &stream) { stream in
            let code = unsafe deflateInit2_(
                stream, Int32(effort), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size))
            guard code == Z_OK else { return nil }
            defer { unsafe deflateEnd(stream) }
            let room = unsafe Int(deflateBound(stream, UInt(bytes.count)))
            // At most `room` bytes are written, which zlib says are enough; as many are there as are kept.
            return unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
                unsafe bytes.withUnsafeBufferPointer { source in
                    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                    unsafe stream.pointee.avail_in = UInt32(source.count)
                    unsafe stream.pointee.next_out = target.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(clamping: target.count)
                    _ = unsafe deflate(stream, Z_FINISH)
                }
                count = unsafe target.count - Int(stream.pointee.avail_out)
            }
        }
    }
}
