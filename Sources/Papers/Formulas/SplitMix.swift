/// The steps of SplitMix64.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA (2014).
package enum SplitMix {
    /// What the state grows by at each step.
    package static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The finalizer: every bit of the result depends on every bit of the state.
    @inlinable
    package static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A hash of bytes, eight at a time: a step of the generator for each, so that any single changed bit shows.
    package static func hash(_ bytes: RawSpan) -> UInt64 {
        let count = bytes.byteCount
        // The length, mixed: a longer text must not begin as a changed one does.
        var state = mixed(UInt64(truncatingIfNeeded: count) &+ increment)
        var index = 0
        while index + 8 <= count {
            // Within the span, as the condition says; any eight bytes are a number.
            let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            state = mixed((state ^ UInt64(littleEndian: word)) &+ increment)
            index += 8
        }
        var rest: UInt64 = 0
        while index < count {
            // Within the span, as the condition says.
            rest = rest << 8 | UInt64(unsafe bytes.unsafeLoad(fromUncheckedByteOffset: index, as: UInt8.self))
            index += 1
        }
        return mixed((state ^ rest) &+ increment)
    }

    /// A hash of a number.
    package static func hash(_ number: Int64) -> UInt64 { mixed(UInt64(bitPattern: number) &+ increment) }
}
