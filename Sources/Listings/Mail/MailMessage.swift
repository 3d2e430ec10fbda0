import ReadableText

/// A message: its header and the lines of its text, in UTF-8. A text without header is one, too.
struct MailMessage {
    /// The header; empty where there is none.
    let header: MailHeader
    /// The lines of the text, transfer encoding and character set undone, and what a copy puts before each.
    let body: [TextLine]
    /// The header of the message inside, where this one forwards it as a whole.
    let forwarded: MailHeader?

    /// Parts within parts are read so deep.
    private static let deepest = 4

    /// Reads a message.
    init(_ lines: [TextLine]) {
        var rest = lines[...].drop { $0.isBlank }
        if let header = MailHeader(&rest) {
            self.header = header
            var forwarded: MailHeader?
            body = QuotedLines.undone(Self.text(header, rest, depth: 0, &forwarded))
            self.forwarded = forwarded
        } else {
            header = MailHeader()
            forwarded = nil
            body = QuotedLines.undone(Self.decoded(Array(lines), charset: nil))
        }
    }

    /// The plain text of a body: of several parts the message that is forwarded in one of them, else the first that is
    /// text, else the first of all.
    private static func text(
        _ header: MailHeader, _ lines: ArraySlice<TextLine>, depth: Int, _ forwarded: inout MailHeader?
    ) -> [TextLine] {
        let type = ContentType(header["content-type"])
        if type.type == "message/rfc822", depth < deepest {
            // The message inside a message (RFC 2046, section 5.2.1).
            var rest = lines.drop { $0.isBlank }
            let inner = MailHeader(&rest) ?? MailHeader()
            forwarded = inner
            return text(inner, rest, depth: depth + 1, &forwarded)
        }
        guard type.type.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty, depth < deepest
        else {
            return decoded(
                TransferEncoding(header["content-transfer-encoding"]).decoded(lines), charset: type["charset"])
        }
        let parts = parts(lines, boundary: boundary).map { part -> (header: MailHeader, lines: ArraySlice<TextLine>) in
            var rest = part
            let header = MailHeader(&rest) ?? MailHeader()
            return (header, rest)
        }
        func first(_ prefix: String) -> (header: MailHeader, lines: ArraySlice<TextLine>)? {
            parts.first { ContentType($0.header["content-type"]).type.hasPrefix(prefix) }
        }
        guard let part = first("message/rfc822") ?? first("text/plain") ?? first("multipart/") ?? parts.first else {
            return []
        }
        return text(part.header, part.lines, depth: depth + 1, &forwarded)
    }

    /// What stands between the lines `--boundary` (RFC 2046, section 5.1,
    /// https://www.rfc-editor.org/rfc/rfc2046#section-5.1).
    private static func parts(_ lines: ArraySlice<TextLine>, boundary: String) -> [ArraySlice<TextLine>] {
        let mark = Array("--\(boundary)".utf8)
        let marks = lines.indices.filter { lines[$0].bytes.starts(with: mark) }
        return marks.enumerated().compactMap { order, start in
            let end = order + 1 < marks.count ? marks[order + 1] : lines.endIndex
            let isLast = lines[start].bytes.dropFirst(mark.count).starts(with: "--".utf8)
            return isLast ? nil : lines[(start + 1)..<end]
        }
    }

    /// The lines in UTF-8. Without a known character set, lines that are no UTF-8 are taken for Windows-1252.
    private static func decoded(_ lines: [TextLine], charset: String?) -> [TextLine] {
        let stated = charset.flatMap { TextEncoding(label: $0) }
        return lines.map { line in
            if line.bytes.allSatisfy({ $0 < 0x80 }) { return line }
            let isUTF8 = UTF8Check.firstInvalid(line.bytes, line.bytes.indices) == nil
            let encoding = stated == .windows1252 ? .windows1252 : isUTF8 ? TextEncoding.utf8 : .windows1252
            return TextLine(number: line.number, bytes: encoding.decoded(line.bytes[...]))
        }
    }
}
