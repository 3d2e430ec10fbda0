import ReadableText

/// The text of a stream, as much of it as is wanted at a time: without byte order mark, free of NUL bytes and valid
/// UTF-8, as `ByteStream.readText` gives it whole.
struct TextPieces: ~Copyable {
    /// What is at hand.
    private(set) var bytes: [UInt8] = []
    /// Whether nothing follows it.
    private(set) var isAtEnd = false
    /// The 1-based line on which it begins.
    private(set) var line = 1

    private var stream: ByteStream
    private let limit: Int
    private var hasBegun = false
    private var dropped = 0
    private var checked = 0
    private let pieceSize: Int

    /// The text of a stream, of which at most `limit` bytes are held, and so many are read at a time.
    init(_ stream: consuming ByteStream, limit: Int = 256 << 20, pieceSize: Int = 64 << 10) {
        self.stream = stream
        (self.limit, self.pieceSize) = (limit, pieceSize)
    }

    /// Sees to it that so many bytes are at hand, or all.
    ///
    /// Throws where they cannot be read, are no text, or more than the limit.
    mutating func fill(_ count: Int) throws(InputError) {
        if !hasBegun { try begin() }
        while bytes.count < count, !isAtEnd {
            let filled = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: pieceSize))
            let received = try stream.read(into: &bytes, from: filled)
            bytes.removeSubrange((filled + received)...)
            isAtEnd = received == 0
            if let zero = bytes[filled...].firstIndex(of: 0) {
                throw .binary(file: stream.name, offset: dropped + zero)
            }
            try check()
            if bytes.count > limit { throw .tooLarge(file: stream.name, limit: limit) }
        }
    }

    /// Takes bytes away from the beginning.
    mutating func drop(_ count: Int) {
        line += bytes[..<count].count { $0 == 0x0A }
        dropped += count
        checked = max(0, checked - count)
        bytes.removeFirst(count)
    }

    private mutating func begin() throws(InputError) {
        hasBegun = true
        let head = try stream.peek(512)
        if let kind = ForeignFile(head[...]) { throw .foreignFile(file: stream.name, kind: kind) }
        guard head.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        var mark: [UInt8] = [0, 0, 0]
        while dropped < mark.count { dropped += try stream.read(into: &mark, from: dropped) }
    }

    /// Checks what came last. The first bytes of a character are waited for, and at the very end dropped: a file that
    /// was cut ends so as often as not.
    private mutating func check() throws(InputError) {
        guard let offset = UTF8Check.firstInvalid(bytes, checked..<bytes.count) else {
            checked = bytes.count
            return
        }
        guard UTF8Check.cutCharacter(bytes) == offset else {
            let place = TextPosition(of: offset, in: bytes).line + line - 1
            throw .invalidUTF8(file: stream.name, line: place, offset: dropped + offset)
        }
        checked = offset
        if isAtEnd { bytes.removeSubrange(offset...) }
    }
}
