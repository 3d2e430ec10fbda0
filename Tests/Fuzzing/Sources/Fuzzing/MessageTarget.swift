import PaperDesk
import Serving

@testable import Papers
@testable import ReadableText

extension FuzzTarget {
    /// What a client says to the tools for assistants, one message a line: whatever it is, each line that comes back is
    /// an answer. There is no archive, and no model, so that nothing is asked of them.
    static let messages = FuzzTarget(
        name: "mcp", fixedInputs: 10_000,
        seeds: { try $0.files(in: "Tests/ServingTests/Fixtures", endingIn: [".jsonl"]) }
    ) { bytes in
        let places = Places(environment: ["XDG_DATA_HOME": "/nonexistent"])
        let desk = Desk(places: places, today: CalendarDay(daysSinceEpoch: 20_000))
        var server = ToolServer(
            version: "1", archive: ArchiveChoice("/nonexistent/archive.sqlite"), model: "/nonexistent/topics.model",
            desk: { desk }, words: AnswerWords { "\($0)" })
        var output: [UInt8] = []
        try? server.serve(ByteStream(bytes: bytes, name: "input")) { output += $0 }
        expect(output.last ?? 0x0A == 0x0A, "an answer has no end")
        for line in output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            let line = Array(line)
            expect(UTF8Check.firstInvalid(line, line.indices) == nil, "an answer is no UTF-8")
            expect(isAnswer(line), "no answer: \(String(decoding: line, as: UTF8.self))")
        }
    }

    /// Whether a line is an answer of JSON-RPC, or several in an array.
    private static func isAnswer(_ line: [UInt8]) -> Bool {
        var scanner = JSONScanner(line)
        do {
            var whole = scanner
            try whole.skipValue()
            try whole.finish()
            guard try scanner.peekKind() == .array else { return try isOneAnswer(&scanner) }
            var count = 0
            try scanner.beginArray()
            while try scanner.nextElement() {
                guard try isOneAnswer(&scanner) else { return false }
                count += 1
            }
            return count > 0
        } catch {
            return false
        }
    }

    private static func isOneAnswer(_ scanner: inout JSONScanner) throws -> Bool {
        guard try scanner.peekKind() == .object else { return false }
        var keys: [String] = []
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            keys.append(scanner.string(key))
            try scanner.skipValue()
        }
        return keys == ["jsonrpc", "id", "result"] || keys == ["jsonrpc", "id", "error"]
    }
}
