import Foundation
public import LinearAlgebra

/// The one generator of random numbers that tests use is the program's own: the same numbers for
/// the same seed everywhere.
public typealias SeededGenerator = LinearAlgebra.SeededGenerator

extension SeededGenerator {
    /// A number in `0 ..< limit`; 0 where there is none.
    public mutating func below(_ limit: Int) -> Int { limit > 0 ? Int.random(in: 0..<limit, using: &self) : 0 }

    /// Whether something of so much probability happens.
    public mutating func chance(_ odds: Double) -> Bool { Double.random(in: 0..<1, using: &self) < odds }

    /// A number of the standard normal distribution (Box & Muller 1958, the cosine alone).
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * .pi * unit())
    }
}
