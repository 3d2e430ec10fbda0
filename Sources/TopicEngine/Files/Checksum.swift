import LinearAlgebra

/// The checksum of a model file: 64 bits over little-endian 64-bit words.
///
/// Method: the long loop and the finish of XXH64 (Collet, xxHash specification 0.1.1) with seed 0
/// over whole words: four sums side by side, so that a file of megabytes is checked in about a
/// millisecond. A changed bit anywhere changes it.
enum Checksum {
    private static let primes: (UInt64, UInt64, UInt64, UInt64) =
        (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63)

    static func of(_ words: Span<UInt64>) -> UInt64 {
        var lanes = HashLanes(SIMD4(primes.0 &+ primes.1, primes.1, 0, 0 &- primes.0))
        let whole = words.count & ~3
        lanes.add(words.extracting(first: whole))
        var hash = whole > 0 ? merged(lanes.sums) : primes.2 &+ 0x27D4_EB2F_1656_67C5
        hash = hash &+ UInt64(words.count) &* 8
        for position in whole..<words.count {
            hash ^= rotated(words[position] &* primes.1, by: 31) &* primes.0
            hash = rotated(hash, by: 27) &* primes.0 &+ primes.3
        }
        hash = (hash ^ hash >> 33) &* primes.1
        hash = (hash ^ hash >> 29) &* primes.2
        return hash ^ hash >> 32
    }

    private static func merged(_ sums: SIMD4<UInt64>) -> UInt64 {
        var hash =
            rotated(sums[0], by: 1) &+ rotated(sums[1], by: 7) &+ rotated(sums[2], by: 12) &+ rotated(sums[3], by: 18)
        for lane in 0..<4 {
            hash ^= rotated(sums[lane] &* primes.1, by: 31) &* primes.0
            hash = hash &* primes.0 &+ primes.3
        }
        return hash
    }

    private static func rotated(_ value: UInt64, by bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }
}
