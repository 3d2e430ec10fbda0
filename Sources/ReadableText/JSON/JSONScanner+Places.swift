extension JSONScanner {
    /// Whether a string or key taken before is written with just these bytes, without an escape.
    package func isWritten(_ text: JSONStringRange, as name: [UInt8]) -> Bool {
        guard text.range.count == name.count, !text.isEscaped else { return false }
        let (span, other, start) = (bytes.span, name.span, text.range.lowerBound)
        for index in 0..<other.count where span[start + index] != other[index] { return false }
        return true
    }

    /// Takes an array of whole numbers of at most nine digits without sign and white space, `[0,17]`, and appends them;
    /// false, with nothing taken, where anything else stands there, be it JSON or not.
    ///
    /// The usual form of a word's places in a text: a general reading takes several times as long.
    package mutating func takePlainNumbers(into numbers: inout [Int]) -> Bool {
        let known = numbers.count
        guard let behind = appendPlainNumbers(to: &numbers) else {
            numbers.removeSubrange(known...)
            return false
        }
        position = behind
        return true
    }

    /// Appends the numbers of such an array up to what is none; returns the offset behind it.
    private func appendPlainNumbers(to numbers: inout [Int]) -> Int? {
        let span = bytes.span
        var index = position
        guard index < end, span[index] == UInt8(ascii: "[") else { return nil }
        repeat {
            index += 1
            let first = index
            var value = 0
            while index < end, index - first < 10, span[index] &- 0x30 < 10 {
                value = value * 10 + Int(span[index] &- 0x30)
                index += 1
            }
            let digits = index - first
            guard index < end, (1...9).contains(digits), digits == 1 || span[first] != 0x30 else { return nil }
            numbers.append(value)
        } while span[index] == UInt8(ascii: ",")
        return span[index] == UInt8(ascii: "]") ? index + 1 : nil
    }

    /// Appends the bytes that a string or key stands for.
    package func append(_ text: JSONStringRange, to target: inout [UInt8]) {
        if text.isEscaped { target += unescapedBytes(text) } else { target += bytes[text.range] }
    }
}
