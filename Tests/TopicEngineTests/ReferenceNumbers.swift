import Foundation
import TestSupport

/// The numbers that scikit-learn, scipy and xxHash computed; see `Fixtures/Generators`.
enum ReferenceNumbers {
    static func load<Numbers: Decodable>(_ name: String, as type: Numbers.Type) throws -> Numbers {
        try referenceNumbers(name, as: type, in: .module)
    }
}
