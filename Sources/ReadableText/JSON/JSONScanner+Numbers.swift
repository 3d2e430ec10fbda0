extension JSONScanner {
    /// Takes a number and returns where it lies.
    public mutating func readNumber() throws(JSONError) -> Range<Int> {
        skipWhiteSpace()
        let begin = position
        if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let integerStart = position
        guard try takeDigits(begin) > 0 else { throw failure(.badNumber, at: begin) }
        if bytes[integerStart] == UInt8(ascii: "0"), position - integerStart > 1 {
            throw failure(.badNumber, at: begin)
        }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard try takeDigits(begin) > 0 else { throw failure(.badNumber, at: begin) }
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard try takeDigits(begin) > 0 else { throw failure(.badNumber, at: begin) }
        }
        return begin..<position
    }

    /// Takes digits and returns how many; throws where the text ends before the first.
    private mutating func takeDigits(_ begin: Int) throws(JSONError) -> Int {
        guard position < end else { throw failure(.unexpectedEnd) }
        let first = position
        while position < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
        return position - first
    }

    /// Takes a number and returns it as an integer; nil where it has a fraction or fits none.
    /// `12.0` and `1.2e1` are integers.
    public mutating func readInteger() throws(JSONError) -> Int? {
        let range = try readNumber()
        let text = String(decoding: bytes[range], as: UTF8.self)
        if let value = Int(text) { return value }
        guard let value = Double(text), value.magnitude < 0x1p53 else { return nil }
        return Int(exactly: value)
    }

    /// Takes a number and returns it as it is written, so that nothing of a long one is lost.
    public mutating func readNumberText() throws(JSONError) -> String {
        String(decoding: bytes[try readNumber()], as: UTF8.self)
    }
}
