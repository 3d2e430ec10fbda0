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
}
