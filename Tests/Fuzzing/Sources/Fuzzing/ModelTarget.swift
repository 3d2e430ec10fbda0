import Foundation

@testable import TopicEngine

extension FuzzTarget {
    /// A model's file, as it is and sealed with a checksum that fits, so that what lies behind the
    /// checksum is tried, too. A model that opens has to classify.
    static let model = FuzzTarget(
        name: "model", maximumLength: 48 << 10, fixedInputs: 2_000,
        seeds: { try $0.files(in: "Tests/TopicEngineTests/Fixtures/Museum", endingIn: [".model"]) }
    ) { bytes in
        use(bytes)
        if let sealed = sealed(bytes) { use(sealed) }
    }

    private static func use(_ bytes: [UInt8]) {
        let path = NSTemporaryDirectory() + "fuzzed-\(ProcessInfo.processInfo.processIdentifier).model"
        let file = URL(fileURLWithPath: path)
        guard (try? Data(bytes).write(to: file)) != nil else { fatalError("\(path) cannot be written") }
        defer { try? FileManager.default.removeItem(at: file) }
        guard let model = try? TopicModel(path: path) else { return }
        var classifier = Classifier(model: model)
        _ = classifier.classify(
            title: "Lanterns for long corridors", abstract: "We light corridors with lanterns, and count the lanterns.")
        _ = classifier.classify(title: "", abstract: "")
    }

    /// The bytes with the length and the checksum that the file should have.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8]? {
        let body = bytes.count - ModelFile.preamble
        guard body >= 0 else { return nil }
        var file = bytes.dropLast(body % 8)
        let words = stride(from: ModelFile.preamble, to: file.count, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(file[start + $1]) << ($1 * 8) }
        }
        let checksum = Checksum.of(words.span)
        for place in 0..<8 {
            file[16 + place] = UInt8(truncatingIfNeeded: file.count >> (place * 8))
            file[24 + place] = UInt8(truncatingIfNeeded: checksum >> (place * 8))
        }
        return Array(file)
    }
}
