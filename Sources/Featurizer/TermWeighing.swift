#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The weight of a term in a document before the row is divided by its norm.
struct TermWeighing: Sendable {
    /// `1 + ln tf` of small counts.
    private let sublinear = [0] + (1..<64).map { 1 + log(Double($0)) }

    /// `(1 + ln tf) · idf`
    @inline(__always)
    func weight(count: Int32, _ inverseDocumentFrequency: Float) -> Double {
        let frequency = Int(count) < sublinear.count ? sublinear[Int(count)] : 1 + log(Double(count))
        return frequency * Double(inverseDocumentFrequency)
    }
}

/// The Euclidean norm of a row, whatever the order of its entries.
///
/// Squares are added in fixed point with 30 binary places, so that the sum is the same in any
/// order. A row's norm is at least that of one entry, which is 1 or more; the relative error of the
/// sum is below 10⁻⁹ an entry.
struct RowNorm {
    private var squares: UInt64 = 0

    @inline(__always)
    mutating func add(_ weight: Double) { squares &+= UInt64(weight * weight * 0x1p30) }

    var length: Double { (Double(squares) * 0x1p-30).squareRoot() }
}
