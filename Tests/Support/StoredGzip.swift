/// Gzip without compression (RFC 1952 around stored blocks of RFC 1951): enough to test inflating without a compressor.
public func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
        let end = min(start + 0xFFFF, bytes.count)
        let length = UInt16(end - start)
        result.append(end == bytes.count ? 1 : 0)
        for value in [length, ~length] { result += [UInt8(value & 0xFF), UInt8(value >> 8)] }
        result += bytes[start..<end]
        start = end
    } while start < bytes.count
    for value in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
        result += (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    return result
}

/// CRC-32 as gzip wants it, bit by bit.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
}
