import Foundation

/// The numbers that scikit-learn, scipy and xxHash computed; see `Fixtures/Generators`.
enum ReferenceNumbers {
    static func load<Numbers: Decodable>(_ name: String, as type: Numbers.Type) throws -> Numbers {
        let url = Bundle.module.bundleURL.appending(path: "Fixtures/\(name).json")
        return try JSONDecoder().decode(Numbers.self, from: Data(contentsOf: url))
    }
}
