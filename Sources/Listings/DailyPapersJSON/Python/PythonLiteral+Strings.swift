extension PythonLiteral {
    /// A string, or several next to each other, which are one.
    mutating func readStrings() throws(PythonLiteralError) {
        append([UInt8(ascii: "\"")])
        repeat { try readString() } while nextIsString()
        append([UInt8(ascii: "\"")])
    }

    /// Whether a string follows, with nothing but white space in between; that is then stepped over.
    private mutating func nextIsString() -> Bool {
        var next = position
        while next < end, bytes[next] == 0x20 || (0x09...0x0D).contains(bytes[next]) { next += 1 }
        let quote = bytes[next..<end].prefix(3).firstIndex { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
        guard let quote, quote == next || Self.isPrefix(String(decoding: bytes[next..<quote], as: UTF8.self)) else {
            return false
        }
        position = next
        return true
    }

    private mutating func readString() throws(PythonLiteralError) {
        var isRaw = false
        while let byte = peek, Self.isNameByte(byte) {
            isRaw = isRaw || byte | 0x20 == UInt8(ascii: "r")
            position += 1
        }
        guard let quote = peek else { throw failure(.unexpectedEnd) }
        let isTriple = position + 2 < end && bytes[position + 1] == quote && bytes[position + 2] == quote
        let begin = position
        position += isTriple ? 3 : 1
        while let byte = peek {
            if byte == quote, !isTriple || closesTriple(quote) {
                position += isTriple ? 3 : 1
                return
            }
            switch byte {
            case UInt8(ascii: "\\"): try readEscape(isRaw: isRaw)
            case 0x0A, 0x0D:
                guard isTriple else { throw failure(.lineBreakInString, at: begin) }
                appendScalar(UInt32(byte))
                position += 1
            case 0x00..<0x20, UInt8(ascii: "\""):
                appendScalar(UInt32(byte))
                position += 1
            default: takePlain()
            }
        }
        throw failure(.unexpectedEnd)
    }

    private func closesTriple(_ quote: UInt8) -> Bool {
        position + 2 < end && bytes[position + 1] == quote && bytes[position + 2] == quote
    }

    /// Copies what needs no look: everything up to a quote, a backslash or a control character.
    private mutating func takePlain() {
        let begin = position
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'"),
            byte != UInt8(ascii: "\\")
        {
            position += 1
        }
        if position == begin { position += 1 }
        append(bytes[begin..<position])
    }

    private mutating func readEscape(isRaw: Bool) throws(PythonLiteralError) {
        guard position + 1 < end else { throw failure(.unexpectedEnd, at: end) }
        let begin = position
        let byte = bytes[position + 1]
        position += 2
        if isRaw {
            append([UInt8(ascii: "\\"), UInt8(ascii: "\\")])
            appendScalar(UInt32(byte))
            return
        }
        switch byte {
        case 0x0A: break
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): appendScalar(UInt32(byte))
        case UInt8(ascii: "n"): appendScalar(0x0A)
        case UInt8(ascii: "t"): appendScalar(0x09)
        case UInt8(ascii: "r"): appendScalar(0x0D)
        case UInt8(ascii: "a"): appendScalar(0x07)
        case UInt8(ascii: "b"): appendScalar(0x08)
        case UInt8(ascii: "f"): appendScalar(0x0C)
        case UInt8(ascii: "v"): appendScalar(0x0B)
        case UInt8(ascii: "x"): try readHexadecimal(2, from: begin)
        case UInt8(ascii: "u"): try readHexadecimal(4, from: begin)
        case UInt8(ascii: "U"): try readHexadecimal(8, from: begin)
        case UInt8(ascii: "N"): throw failure(.badEscape, at: begin)
        case UInt8(ascii: "0")...UInt8(ascii: "7"): readOctal(from: begin + 1)
        default:
            // Python keeps the backslash of what is no escape.
            append([UInt8(ascii: "\\"), UInt8(ascii: "\\")])
            position = begin + 1
        }
    }

    private mutating func readHexadecimal(_ count: Int, from begin: Int) throws(PythonLiteralError) {
        guard position + count <= end else { throw failure(.unexpectedEnd, at: end) }
        var value: UInt32 = 0
        for byte in bytes[position..<position + count] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure(.badEscape, at: begin)
            }
            value = value << 4 | UInt32(digit)
        }
        guard value <= 0x10FFFF else { throw failure(.badEscape, at: begin) }
        position += count
        appendScalar(value)
    }

    private mutating func readOctal(from begin: Int) {
        var value: UInt32 = 0
        position = begin
        while position < begin + 3, let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) {
            value = value << 3 | UInt32(byte - UInt8(ascii: "0"))
            position += 1
        }
        appendScalar(value)
    }

    /// Appends a character to a JSON string. Surrogates are written as escapes, so that two of them can meet.
    private mutating func appendScalar(_ value: UInt32) {
        switch value {
        case 0x22: append(Array("\\\"".utf8))
        case 0x5C: append(Array("\\\\".utf8))
        case 0x00..<0x20, 0xD800...0xDFFF:
            let digits = String(value, radix: 16)
            append(Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8))
        default:
            guard let scalar = Unicode.Scalar(value) else { return }
            append(Array(String(scalar).utf8))
        }
    }
}
