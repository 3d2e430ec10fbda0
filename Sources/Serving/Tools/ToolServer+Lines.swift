public import ReadableText

extension ToolServer {
    /// Answers messages, one a line, until the input ends. Lines without a message in them are passed over.
    ///
    /// - Parameters:
    ///   - input: what the client writes, taken as it is: neither expanded nor taken for text of another kind.
    ///   - write: takes an answer with its line feed, and hands it on at once.
    public mutating func serve(_ input: consuming ByteStream, _ write: ([UInt8]) throws -> Void) throws {
        var lines = LineReader(unchanged: input, maximumLength: Self.longestMessage)
        while let line = try lines.next() {
            if line.isBlank { continue }
            let answer = line.isTooLong ? Self.tooLong : self.answer(Array(line.bytes))
            if let answer { try write(answer + [UInt8(ascii: "\n")]) }
        }
    }
}
