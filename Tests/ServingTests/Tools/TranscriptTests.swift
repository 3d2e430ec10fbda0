import Foundation
import ReadableText
import TestSupport
import Testing

@testable import Serving

/// Whole conversations, with what was answered. Where answers change on purpose, `TRENDS_RECORD=1` writes them anew,
/// and the test fails so that somebody looks at them.
@Suite struct TranscriptTests {
    @Test("what was said is answered as it was", arguments: ["handshake", "stateless", "batch"])
    func transcript(name: String) throws {
        let said = try fixtureBytes(name + ".jsonl", in: .module)
        let talk = try Talk()
        var output: [UInt8] = []
        try talk.server.serve(ByteStream(bytes: said, name: name)) { output += $0 }
        if ProcessInfo.processInfo.environment["TRENDS_RECORD"] != nil {
            let place = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            try Data(output).write(to: place.appending(path: "Fixtures/\(name).answers.jsonl"))
            Issue.record("\(name).answers.jsonl was written")
            return
        }
        let answers = String(decoding: try fixtureBytes(name + ".answers.jsonl", in: .module), as: UTF8.self)
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        for (found, expected) in zip(lines, answers.split(separator: "\n")) { #expect(found == expected) }
        #expect(lines.count == answers.split(separator: "\n").count)
    }
}
