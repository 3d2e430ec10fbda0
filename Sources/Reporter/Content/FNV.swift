/// Fowler, Noll and Vo's hash, variant 1a, of 64 bits: the same on every machine and in every version, for names that must not change.
///
/// Source: G. Fowler, L. C. Noll & K.-P. Vo (1991), "The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv.
enum FNV {
    /// The hash of bytes.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// The hash of a text as 16 hexadecimal digits.
    static func digits(of text: String) -> String {
        let digits = String(hash(text.utf8), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
