/// How the bytes of a body are written in a mail (RFC 2045, section 6,
/// https://www.rfc-editor.org/rfc/rfc2045#section-6).
enum TransferEncoding: Hashable {
    case identity
    case quotedPrintable
    case base64

    /// The encoding of a header's value; what is not known is taken as it stands.
    init(_ label: String?) {
        switch label?.lowercased() {
        case "quoted-printable": self = .quotedPrintable
        case "base64": self = .base64
        default: self = .identity
        }
    }

    /// The lines with the encoding undone.
    func decoded(_ lines: ArraySlice<TextLine>) -> [TextLine] {
        switch self {
        case .identity: Array(lines)
        case .quotedPrintable: Self.quotedPrintable(lines)
        case .base64: Self.base64(lines)
        }
    }

    /// `=C3=A9` is two bytes, and `=` at the end of a line joins it to the next one. What is
    /// wrongly written stays as it stands.
    private static func quotedPrintable(_ lines: ArraySlice<TextLine>) -> [TextLine] {
        var result: [TextLine] = []
        var isJoined = false
        for line in lines {
            var bytes = line.bytes[...]
            while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
            let joinsNext = bytes.last == UInt8(ascii: "=")
            if joinsNext { bytes.removeLast() }
            if isJoined, !result.isEmpty {
                result[result.count - 1].bytes += unquoted(bytes)
            } else {
                result.append(TextLine(number: line.number, bytes: unquoted(bytes)))
            }
            isJoined = joinsNext
        }
        return result
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "=")) else { return Array(bytes) }
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            if byte == UInt8(ascii: "="), digits.count == 2 {
                result.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// Four characters are three bytes; characters outside the alphabet are stepped over. All lines
    /// have the number of the first one.
    private static func base64(_ lines: ArraySlice<TextLine>) -> [TextLine] {
        guard let number = lines.first?.number else { return [] }
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in lines.lazy.flatMap(\.bytes) {
            guard let value = sextet(byte) else { continue }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return result.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            TextLine(number: number, bytes: Array(line.last == 0x0D ? line.dropLast() : line))
        }
    }

    private static func sextet(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
