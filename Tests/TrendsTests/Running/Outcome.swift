import Foundation
import Testing

/// What came of one run: exit code, standard output and standard error.
struct Outcome {
    /// The exit code; for a run that a signal ended 128 and the signal's number, as shells count.
    let status: Int32
    let outputBytes: [UInt8]
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The only JSON document of the output.
    func document<Document: Decodable>(_ type: Document.Type = Document.self) throws -> Document {
        try Self.parsed(output)
    }

    /// The JSON document of each line.
    func documents<Document: Decodable>(_ type: Document.Type = Document.self) throws -> [Document] {
        try lines.map { try Self.parsed($0) }
    }

    /// The only JSON object of the output, with whatever is in it.
    func object() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outputBytes)) as? [String: Any])
    }

    private static func parsed<Document: Decodable>(_ text: String) throws -> Document {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Document.self, from: Data(text.utf8))
    }
}

extension Outcome {
    /// Expects a quiet success.
    func expectSuccess(_ location: SourceLocation = #_sourceLocation) {
        #expect(status == 0, "\(errors)", sourceLocation: location)
    }

    /// Expects a failure that says why in words, on standard error alone.
    func expectFailure(_ code: Int32, saying words: String..., at location: SourceLocation = #_sourceLocation) {
        #expect(status == code, "\(errors)", sourceLocation: location)
        #expect(outputBytes.isEmpty, "a failure prints nothing on standard output", sourceLocation: location)
        for word in words { #expect(errors.contains(word), sourceLocation: location) }
        #expect(!errors.contains("Fatal error") && !errors.contains("Swift."), sourceLocation: location)
    }
}
