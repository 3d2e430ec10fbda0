/// A zstd frame without compression (RFC 8878, raw blocks): enough to test expanding without a compressor.
public func plainZstandard(_ bytes: [UInt8]) -> [UInt8] {
    var frame = zstandardStart
    var start = 0
    repeat {
        let end = min(start + 0x1FFFF, bytes.count)
        frame += zstandardBlock(kind: 0, size: end - start, isLast: end == bytes.count) + bytes[start..<end]
        start = end
    } while start < bytes.count
    return frame
}

/// A zstd frame in which one byte is repeated, 128 KiB for every four bytes of the frame.
public func repeatedZstandard(_ byte: UInt8, blocks: Int) -> [UInt8] {
    let block = zstandardBlock(kind: 1, size: 0x20000, isLast: false) + [byte]
    return zstandardStart + Array(repeatElement(block, count: blocks).joined())
        + zstandardBlock(kind: 0, size: 0, isLast: true)
}

/// A frame that readers of zstd step over.
public func skippableZstandard(_ bytes: [UInt8]) -> [UInt8] {
    [0x5A, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
}

/// Magic number, no content size and no checksum, and a window of 128 KiB.
private let zstandardStart: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]

private func zstandardBlock(kind: Int, size: Int, isLast: Bool) -> [UInt8] {
    let header = size << 3 | kind << 1 | (isLast ? 1 : 0)
    return (0..<3).map { UInt8(truncatingIfNeeded: header >> (8 * $0)) }
}
