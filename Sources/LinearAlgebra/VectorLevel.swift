internal import CWideVectors

/// How wide the vectors are that the kernels in C work with.
///
/// Every level multiplies and adds in the same order and never fuses a product with a sum, so that
/// all of them give the same bits: the level is a matter of speed alone.
package enum VectorLevel: Int32, CaseIterable, Sendable {
    /// What every processor of the architecture has.
    case portable
    /// Eight floats: AVX2.
    case avx2
    /// Sixteen floats: AVX-512.
    case avx512

    /// The widest level of this processor.
    package static var best: VectorLevel { VectorLevel(rawValue: wide_best_level()) ?? .portable }
}
