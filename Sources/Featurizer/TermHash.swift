/// The hash under which tokens and pairs are found.
///
/// Tables in model files are laid out by it, so it never changes: eight bytes at a time, multiplied
/// and folded as in wyhash's mixing step.
enum TermHash {
    private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of a token's bytes.
    static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = prime &* UInt64(range.count &+ 1)
        var position = range.lowerBound
        while position &+ 8 <= range.upperBound {
            hash = mix(hash ^ bytes.eightBytes(at: position).byteSwapped)
            position &+= 8
        }
        guard position < range.upperBound else { return hash }
        var rest: UInt64 = 0
        while position < range.upperBound {
            rest = rest << 8 | UInt64(bytes[position])
            position &+= 1
        }
        return mix(hash ^ rest)
    }

    /// The hash of a pair of token numbers.
    static func of(pair: UInt64) -> UInt64 { mix(pair ^ prime) }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }

    /// The number of slots of a table for so many keys: a power of two, at most half of it filled.
    static func slots(for keys: Int) -> Int {
        var slots = 16
        while slots < keys * 2 { slots *= 2 }
        return slots
    }
}
