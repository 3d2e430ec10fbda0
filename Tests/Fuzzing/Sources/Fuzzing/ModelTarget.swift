import Foundation

@testable import TopicEngine

extension FuzzTarget {
    /// A model's file, as it is and sealed with a checksum that fits, so that what lies behind the
    /// checksum is tried, too. A model that opens has to classify, and to answer with probabilities. The file of its
    /// labelled papers has the same form: one that opens can be written again.
    static let model = FuzzTarget(
        name: "model", maximumLength: 48 << 10, fixedInputs: 2_000,
        seeds: { try $0.files(in: "Tests/TopicEngineTests/Fixtures/Museum", endingIn: [".model", ".rows"]) }
    ) { bytes in
        use(bytes)
        if let sealed = sealed(bytes) { use(sealed) }
    }

    private static func use(_ bytes: [UInt8]) {
        let path = NSTemporaryDirectory() + "fuzzed-\(ProcessInfo.processInfo.processIdentifier).model"
        let file = URL(fileURLWithPath: path)
        guard (try? Data(bytes).write(to: file)) != nil else { fatalError("\(path) cannot be written") }
        defer { try? FileManager.default.removeItem(at: file) }
        if let rows = try? LabelledRows(path: path) { _ = rows.encoded() }
        guard let model = try? TopicModel(path: path) else { return }
        var classifier = Classifier(model: model)
        for (title, abstract) in [
            ("Lanterns for long corridors", "We light corridors with lanterns, and count the lanterns."), ("", ""),
            // Words that the seeds know.
            ("bababan babacen", "babadin bababan babacen. babadin babacen bababan babadin."),
        ] {
            let answer = classifier.classify(title: title, abstract: abstract)
            let probabilities = answer.topics.map(\.probability) + [answer.primaryProbability].compactMap { $0 }
            precondition(probabilities.allSatisfy { (0...1).contains($0) }, "\(probabilities) are no probabilities")
            precondition(Set(answer.topics.map(\.topic)).count == answer.topics.count, "a topic is answered twice")
        }
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
