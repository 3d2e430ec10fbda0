import ReadableText

/// Cuts a file into messages: one mail, one text without header, or a mailbox of many mails (RFC 4155, appendix A,
/// https://www.rfc-editor.org/rfc/rfc4155#appendix-A), in which each begins with a line `From …`.
struct Mailbox: ~Copyable {
    /// The largest message that is read, in bytes; arXiv's largest mailings have two megabytes.
    static let largestMessage = 64 << 20

    private var lines: LineReader
    private var isMailbox = false
    private var isFirst = true
    private var isPreviousBlank = true
    private var isAtEnd = false

    init(_ stream: consuming ByteStream, maximumLineLength: Int) {
        lines = LineReader(stream, maximumLength: maximumLineLength)
    }

    /// The next message's lines, and whether it was too large and they are not all; nil at the end.
    mutating func next() throws(InputError) -> (lines: [TextLine], isTooLarge: Bool)? {
        guard !isAtEnd else { return nil }
        var result: [TextLine] = []
        var size = 0
        var isTooLarge = false
        while let line = try lines.next() {
            let beginsMessage = isPreviousBlank && line.bytes.starts(with: "From ".utf8) && (isFirst || isMailbox)
            isPreviousBlank = line.isBlank
            if beginsMessage {
                isMailbox = true
                if isFirst {
                    isFirst = false
                    continue
                }
                return (result, isTooLarge)
            }
            isFirst = isFirst && line.isBlank
            size += line.bytes.count
            isTooLarge = isTooLarge || line.isTooLong || size > Self.largestMessage
            if isTooLarge { continue }
            result.append(TextLine(number: line.number, bytes: unescaped(line.bytes)))
        }
        isAtEnd = true
        return (result, isTooLarge)
    }

    /// In a mailbox, a line of a text that begins with `From ` has a `>` before it.
    private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard isMailbox, bytes.first == UInt8(ascii: ">") else { return Array(bytes) }
        let rest = bytes.drop { $0 == UInt8(ascii: ">") }
        return Array(rest.starts(with: "From ".utf8) ? bytes.dropFirst() : bytes)
    }
}
