public import Foundation

/// The path of a committed fixture of a test target.
public func fixture(_ name: String, in bundle: Bundle) throws -> String {
    let url = bundle.bundleURL.appendingPathComponent("Fixtures/" + name)
    guard FileManager.default.fileExists(atPath: url.path) else {
        throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
    }
    return url.path
}

/// The bytes of a committed fixture.
public func fixtureBytes(_ name: String, in bundle: Bundle) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: try fixture(name, in: bundle))))
}

/// The numbers that a reference implementation computed, from a committed JSON file; what made it
/// lies in `Fixtures/Generators`.
public func referenceNumbers<Numbers: Decodable>(
    _ name: String, as type: Numbers.Type = Numbers.self, in bundle: Bundle
) throws -> Numbers {
    try JSONDecoder().decode(Numbers.self, from: Data(try fixtureBytes(name + ".json", in: bundle)))
}
