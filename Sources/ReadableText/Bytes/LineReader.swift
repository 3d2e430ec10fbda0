/// Reads a stream line by line in constant memory.
///
/// Lines end with LF or CRLF, the last one also with the end of the input; a byte order mark is
/// dropped. A line longer than the limit is skipped whole and reported as such, so that one runaway
/// line costs neither the memory nor the rest of the file.
///
///     var reader = try LineReader(path: "papers.jsonl.gz")
///     while let line = try reader.next() { use(line.number, line.bytes) }
public struct LineReader: ~Copyable {
    /// A line of the input.
    public struct Line: Sendable {
        /// The 1-based number.
        public let number: Int
        /// Whether the line exceeded the limit; it then has no bytes.
        public let isTooLong: Bool
        package let storage: [UInt8]
        package let range: Range<Int>

        /// The bytes without the line's end.
        public var bytes: ArraySlice<UInt8> { storage[range] }

        /// Whether there is nothing but spaces and tabs.
        public var isBlank: Bool { !isTooLong && storage[range].allSatisfy { $0 == 0x20 || $0 == 0x09 } }

        /// The line in memory of its own, so that the reader's is free.
        package var copied: Line {
            Line(number: number, isTooLong: isTooLong, storage: Array(bytes), range: 0..<range.count)
        }
    }

    /// The longest line that is kept, in bytes.
    public let maximumLength: Int
    private var stream: ByteStream
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0
    private var atEnd = false
    private var number = 0
    /// Whether what comes may be anything, so that no kind of file is told by it.
    private var isUnchanged = false
    /// Whether a NUL byte is a matter of its line from the first line on, and says nothing of the rest.
    private var keepsNulls = false

    /// What errors call the input.
    public var name: String { stream.name }

    /// The memory that is held for lines, in bytes.
    var bufferSize: Int { buffer.count }

    /// The limit that stands where no other is given: 16 MiB.
    public static let usualMaximumLength = 16 << 20

    /// How much is held at first of what may be large, and of what is small; where lines are longer, it grows.
    private static let (usualBuffer, smallestBuffer) = (1 << 20, 4 << 10)

    /// Reads a stream from where it stands.
    public init(_ stream: consuming ByteStream, maximumLength: Int = LineReader.usualMaximumLength) {
        precondition(maximumLength > 0, "a line has at least one byte")
        // A fresh MiB costs as much time as the classification of an abstract: what is small is given little.
        let wanted = stream.size.map { max(Self.smallestBuffer, $0 + 2) } ?? Self.usualBuffer
        self.stream = stream
        self.maximumLength = maximumLength
        buffer = [UInt8](repeating: 0, count: min(Self.usualBuffer, wanted, maximumLength + 2))
    }

    /// Reads the lines that somebody says at the other end of a stream: as they are, whatever the first bytes look like,
    /// and each as soon as it has ended.
    package init(unchanged stream: consuming ByteStream, maximumLength: Int) {
        self.init(stream, maximumLength: maximumLength)
        self.stream.takeUnchanged()
        isUnchanged = true
    }

    /// Opens a file, or standard input for `-`.
    public init(path: String, maximumLength: Int = LineReader.usualMaximumLength) throws(InputError) {
        self.init(try ByteStream(path: path), maximumLength: maximumLength)
    }

    /// Reads a file's lines, each of which somebody waits for: one with a NUL byte is one line, wherever it stands.
    package init(eachOf path: String) throws(InputError) {
        try self.init(path: path)
        keepsNulls = true
    }

    /// The next line, or nil at the end. Throws where the input cannot be read or is no text.
    public mutating func next() throws(InputError) -> Line? {
        var searched = start
        while true {
            if let newline = firstNewline(from: searched) {
                return take(upTo: newline, next: newline + 1)
            }
            if atEnd { return start == end ? nil : take(upTo: end, next: end) }
            // Two bytes of grace: a CR and the LF that has not come yet.
            if end - start > maximumLength + 1 { return try skipLongLine() }
            makeRoom()
            searched = end
            try fill()
        }
    }

    /// The lines that are at hand, at least one; nil at the end. Waits only for the first, so that
    /// a slow writer's lines come as they are written.
    ///
    /// The lines keep the memory that was read into; the reader goes on in new memory.
    public mutating func nextBatch() throws(InputError) -> [Line]? {
        guard let first = try next() else { return nil }
        var lines = [first]
        while let newline = firstNewline(from: start) { lines.append(take(upTo: newline, next: newline + 1)) }
        // The rest of an unfinished line moves to memory that nobody else holds.
        var fresh = [UInt8](repeating: 0, count: buffer.count)
        fresh.replaceSubrange(0..<end - start, with: buffer[start..<end])
        buffer = fresh
        (start, end) = (0, end - start)
        return lines
    }

    private func firstNewline(from index: Int) -> Int? {
        let span = buffer.span
        var index = index
        while index + LongByteBlock.size < end,
            !LongByteBlock(span, at: index).marks({ block, _ in block.equal(to: 0x0A) }).isMarked
        {
            index += LongByteBlock.size
        }
        while index + ByteBlock.size <= end {
            let place = ByteBlock(span, at: index).equal(to: 0x0A).first
            if place < ByteBlock.size { return index + place }
            index += ByteBlock.size
        }
        while index < end {
            if span[index] == 0x0A { return index }
            index += 1
        }
        return nil
    }

    private mutating func take(upTo lineEnd: Int, next: Int) -> Line {
        number += 1
        var range = start..<lineEnd
        if number == 1, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<lineEnd }
        if let last = buffer[range].last, last == 0x0D { range = range.lowerBound..<range.upperBound - 1 }
        start = next
        if range.count > maximumLength { return Line(number: number, isTooLong: true, storage: [], range: 0..<0) }
        return Line(number: number, isTooLong: false, storage: buffer, range: range)
    }

    private mutating func skipLongLine() throws(InputError) -> Line {
        number += 1
        while !atEnd {
            start = 0
            end = 0
            try fill()
            if let newline = firstNewline(from: 0) {
                start = newline + 1
                break
            }
            start = end
        }
        return Line(number: number, isTooLong: true, storage: [], range: 0..<0)
    }

    /// Sees to it that there is room behind `end`: by moving the unfinished line to the front, else
    /// by doubling the buffer.
    private mutating func makeRoom() {
        if start == end {
            start = 0
            end = 0
        }
        guard end == buffer.count else { return }
        if start > 0 {
            // Byte by byte, since a slice of the buffer would share it, and the buffer be copied whole.
            for index in 0..<end - start { buffer[index] = buffer[start + index] }
            end -= start
            start = 0
        }
        if end * 2 > buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
    }

    private mutating func fill() throws(InputError) {
        let received = try stream.read(into: &buffer, from: end)
        if received == 0 { atEnd = true }
        if number == 0, start == 0, !isUnchanged { try checkText(end..<end + received) }
        end += received
    }

    /// Looks for signs of a binary file in what comes first; later NUL bytes are a matter of their line, and so they are
    /// from the beginning where records of JSON begin.
    private func checkText(_ range: Range<Int>) throws(InputError) {
        let head = buffer[range]
        if range.lowerBound == 0, let kind = ForeignFile(head) { throw .foreignFile(file: name, kind: kind) }
        guard !keepsNulls, !beginsRecord else { return }
        if let zero = head.prefix(8192).firstIndex(of: 0) { throw .binary(file: name, offset: zero) }
    }

    /// Whether the first line begins as a record of JSON does, and not as UTF-16 would have it.
    private var beginsRecord: Bool {
        let start = buffer.prefix(64).drop { $0 <= 0x20 && $0 > 0 || [0xEF, 0xBB, 0xBF].contains($0) }
        return start.first == UInt8(ascii: "{") && start.dropFirst().first != 0
    }
}
