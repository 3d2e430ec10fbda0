import Foundation
import TestSupport

/// The numbers that scipy computed; see `Fixtures/Generators/reference.py`.
struct ReferenceNumbers: Decodable {
    struct Wilson: Decodable {
        let papers: Int
        let of: Int
        let low: Double
        let high: Double
    }

    struct Fisher: Decodable {
        let papers: Int
        let of: Int
        let baseline: Int
        let baselineOf: Int
        let p: Double
    }

    struct Adjustment: Decodable {
        let p: [Double]
        let adjusted: [Double]
    }

    let wilson: [Wilson]
    let fisher: [Fisher]
    let benjaminiHochberg: [Adjustment]

    static func load() throws -> ReferenceNumbers {
        try referenceNumbers("reference", in: .module)
    }
}

/// How far two numbers are apart, relative to the larger one.
func relativeDistance(_ left: Double, _ right: Double) -> Double {
    left == right ? 0 : abs(left - right) / max(abs(left), abs(right))
}
