/// The four sums that XXH64 (Collet, xxHash specification 0.1.1) adds up side by side: its long loop over
/// 64-bit words, without beginning and finish.
package struct HashLanes: Sendable, Equatable {
    /// The sums.
    package private(set) var sums: SIMD4<UInt64>

    /// Sums that begin somewhere.
    package init(_ sums: SIMD4<UInt64>) { self.sums = sums }

    /// Adds words, a multiple of four: each goes into the sum of its place modulo four. O(words).
    package mutating func add(_ words: Span<UInt64>, level: VectorLevel = .best) {
        WideVectors.hash(words, into: &sums, level: level)
    }
}
