/// Fowler, Noll and Vo's hash, variant 1a, of 64 bits: the same on every machine and in every version, for
/// what must not change.
///
/// Source: G. Fowler, L. C. Noll & K.-P. Vo (1991), "The FNV Non-Cryptographic Hash Algorithm",
/// draft-eastlake-fnv.
package struct FNV1a: Sendable {
    /// The hash of the bytes added so far.
    @usableFromInline package var value: UInt64

    /// The hash of no bytes; with another seed than 0 another hash for each.
    @inlinable
    package init(seed: UInt64 = 0) { value = 0xCBF2_9CE4_8422_2325 ^ seed }

    /// Adds a byte.
    @inlinable
    package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// Adds bytes.
    @inlinable
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    /// Adds the UTF-8 of a text.
    package mutating func add(_ text: String) {
        let bytes = text.utf8.span
        for index in bytes.indices { add(bytes[index]) }
    }

    /// The hash of a text's UTF-8.
    package static func of(_ text: String, seed: UInt64 = 0) -> UInt64 {
        var hash = FNV1a(seed: seed)
        hash.add(text)
        return hash.value
    }
}

extension UInt64 {
    /// Sixteen hexadecimal digits, as fingerprints are written.
    package var hexDigits: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
