/// Bodies of e-mail in quoted-printable (RFC 2045, section 6.7): lines of at most 76 characters
/// that end with CR LF, whatever stood in the text.
enum QuotedPrintable {
    private static let lineLength = 76
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// A text, of which the lines end with LF, as a body. Its last line ends with CR LF.
    static func body(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 5 / 4)
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if index == lines.count - 1, line.isEmpty { break }
            append(line, to: &result)
            result += "\r\n".utf8
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(_ line: Substring.UTF8View, to result: inout [UInt8]) {
        var length = 0
        var index = line.startIndex
        while index != line.endIndex {
            let next = line.index(after: index)
            let isLast = next == line.endIndex
            let code = encoded(line[index], isFirst: length == 0, isLast: isLast)
            // A soft break takes one character of the line.
            if length + code.count > lineLength - (isLast ? 0 : 1) {
                result += "=\r\n".utf8
                length = 0
            }
            let placed = length == 0 ? encoded(line[index], isFirst: true, isLast: isLast) : code
            result += placed
            length += placed.count
            index = next
        }
    }

    /// A dot at the start of a line ends a message where an old mailer reads it, and spaces at its
    /// end are lost on the way: both are encoded.
    private static func encoded(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
        let isPlain =
            (33...126).contains(byte) && byte != UInt8(ascii: "=")
            && !(isFirst && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F")))
        if isPlain || (byte == UInt8(ascii: " ") && !isLast) { return [byte] }
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
