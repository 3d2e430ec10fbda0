/// The bytes of a file, of standard input or of memory, in order and in pieces; gzip and zstd data
/// (told by their first bytes, concatenated members included) come out expanded, and text in UTF-16 (told by its byte
/// order mark) as UTF-8.
///
/// Holds at most one piece of 64 KiB, what was looked at ahead, and the window of the compression,
/// at most 128 MiB. Data that expand to more than ``maximumRatio`` times their size beyond
/// ``unboundedExpansion`` are refused. Not for several threads.
public struct ByteStream: ~Copyable {
    /// What errors call the input: the path, or `standard input`.
    public let name: String

    /// How far the reading has come.
    package let position = ReadingPosition()
    /// In which encoding the text is, as far as it was read.
    package let found = FoundEncoding()

    /// The bytes of the file or memory as they lie there, compressed or not; nil where nobody knows, as of a pipe.
    var size: Int? { file == nil ? raw.count : position.size }

    /// What is read; nil for memory.
    private let file: OpenFile?
    private var raw: [UInt8]
    private var rawStart = 0
    private var rawEnd = 0
    private var started = false
    private var decompressor: (any Decompressor)?
    private var betweenMembers = false
    private var consumed = 0
    private var expanded = 0
    private var decoder: TextDecoder?
    private var isHeadKnown = false
    private var isDecoded = false
    private var ahead: [UInt8] = []
    private var aheadStart = 0

    /// Small, since most of what is read is: a fresh MiB costs as much time as the classification of an abstract.
    private static let pieceSize = 64 << 10

    /// How many times their size compressed data may expand to. Text reaches 20, the same paper
    /// again and again some hundreds.
    public static let maximumRatio = 1000

    /// So many expanded bytes are free of that bound.
    public static let unboundedExpansion = 64 << 20

    /// Opens a file, or standard input for `-`.
    public init(path: String) throws(InputError) {
        self.init(path == "-" ? OpenFile() : try OpenFile(path: path))
    }

    /// Opens a regular file; nothing else is opened, or waited for.
    public init(regularFileAt path: String) throws(InputError) {
        self.init(try OpenFile(path: path, isRegular: true))
    }

    private init(_ file: OpenFile) {
        self.file = file
        name = file.name
        position.size = file.size
        raw = [UInt8](repeating: 0, count: Self.pieceSize)
    }

    /// Reads from memory, for input that is already there.
    public init(bytes: [UInt8], name: String) {
        self.name = name
        file = nil
        raw = bytes
        rawEnd = bytes.count
    }

    /// Takes what comes as it is: neither expanded nor decoded, and nothing is waited for that would tell what it is.
    package mutating func takeUnchanged() { (started, isHeadKnown) = (true, true) }

    /// The next bytes up to a count, without taking them away; fewer at the end only.
    public mutating func peek(_ count: Int) throws(InputError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let received = try read(into: &bytes, from: filled)
            if received == 0 { break }
            filled += received
        }
        bytes.removeSubrange(filled...)
        ahead = bytes + ahead[aheadStart...]
        aheadStart = 0
        return bytes
    }

    /// Fills a buffer from an offset with what can be had at once, and returns the number of bytes: 0 at the end only.
    public mutating func read(into buffer: inout [UInt8], from offset: Int) throws(InputError) -> Int {
        precondition(offset < buffer.count, "there is no room to read into")
        if aheadStart < ahead.count { return takeAhead(into: &buffer, from: offset) }
        if decoder != nil { return try decode(into: &buffer, from: offset) }
        let count = try readBytes(into: &buffer, from: offset)
        guard !isHeadKnown, count > 0 else { return count }
        isHeadKnown = true
        // Nobody waits for more than what can be a byte order mark.
        var filled = count
        while filled < 4, buffer[offset] >= 0xFE, offset + filled < buffer.count {
            let more = try readBytes(into: &buffer, from: offset + filled)
            if more == 0 { break }
            filled += more
        }
        let head = buffer[offset..<offset + filled]
        guard let encoding = TextDecoder.utf16(head) else { return filled }
        found.isUTF16 = true
        decoder = TextDecoder(encoding)
        decoder?.add(head.dropFirst(2), isLast: false)
        return try decode(into: &buffer, from: offset)
    }

    /// Takes bytes that are no UTF-8 for Windows-1252 from here on, and counts them in ``found``.
    package mutating func mendText() {
        guard decoder == nil else { return }
        isHeadKnown = true
        var mender = TextDecoder(.mixed)
        let rest = ahead[aheadStart...]
        (ahead, aheadStart) = ([], 0)
        if !rest.isEmpty { mender.add(rest, isLast: false) }
        decoder = mender
    }

    /// The next bytes of the text in UTF-8.
    private mutating func decode(into buffer: inout [UInt8], from offset: Int) throws(InputError) -> Int {
        guard var decoder else { return 0 }
        self.decoder = nil
        if decoder.mayPass, !isDecoded {
            // Most texts are sound: they go into the receiver's memory at once, without a copy between.
            let count = try readBytes(into: &buffer, from: offset)
            if count > 0, decoder.passes(buffer, offset..<offset + count) {
                self.decoder = decoder
                return count
            }
            isDecoded = count == 0
            decoder.add(buffer[offset..<offset + count], isLast: isDecoded)
        }
        while !decoder.isReady, !isDecoded {
            var piece = [UInt8](repeating: 0, count: Self.pieceSize)
            let count = try readBytes(into: &piece, from: 0)
            isDecoded = count == 0
            decoder.add(piece[..<count], isLast: isDecoded)
        }
        found.foreignBytes = decoder.foreignBytes
        let count = decoder.take(into: &buffer, from: offset)
        self.decoder = decoder
        return count
    }

    /// The next bytes as they are in the file, expanded.
    private mutating func readBytes(into buffer: inout [UInt8], from offset: Int) throws(InputError) -> Int {
        if !started { try start() }
        if decompressor != nil { return try expand(into: &buffer, from: offset) }
        if rawStart == rawEnd {
            // Into the receiver's memory at once, without a copy between; memory that was given is at its end.
            guard let file else { return 0 }
            let count = try file.read(into: &buffer, from: offset)
            position.advance(by: count)
            return count
        }
        let count = min(rawEnd - rawStart, buffer.count - offset)
        buffer.replaceSubrange(offset..<offset + count, with: raw[rawStart..<rawStart + count])
        rawStart += count
        return count
    }

    /// Everything that is left, as text: without byte order mark, free of NUL bytes and valid UTF-8.
    ///
    /// With `droppingCutCharacter`, the first bytes of a character at the very end are dropped
    /// instead of refused: a file that was cut somewhere ends so as often as not, and the rest of
    /// it is sound.
    public mutating func readText(limit: Int = 256 << 20, droppingCutCharacter: Bool = false) throws(InputError)
        -> [UInt8]
    {
        var bytes = try readAll(limit: limit)
        if let kind = ForeignFile(bytes[...]) { throw .foreignFile(file: name, kind: kind) }
        if let zero = bytes.firstIndex(of: 0) { throw .binary(file: name, offset: zero) }
        if droppingCutCharacter, let cut = UTF8Check.cutCharacter(bytes) { bytes.removeSubrange(cut...) }
        if let offset = UTF8Check.firstInvalid(bytes, bytes.indices) {
            throw .invalidUTF8(file: name, line: TextPosition(of: offset, in: bytes).line, offset: offset)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        return bytes
    }

    /// Everything that is left.
    public mutating func readAll(limit: Int = 256 << 20) throws(InputError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(Self.pieceSize, limit + 1))
        var filled = 0
        while true {
            let received = try read(into: &bytes, from: filled)
            if received == 0 { break }
            filled += received
            if filled > limit { throw .tooLarge(file: name, limit: limit) }
            if filled == bytes.count {
                bytes.append(contentsOf: repeatElement(0, count: min(filled, limit + 1 - filled)))
            }
        }
        bytes.removeSubrange(filled...)
        return bytes
    }

    private mutating func takeAhead(into buffer: inout [UInt8], from offset: Int) -> Int {
        let count = min(ahead.count - aheadStart, buffer.count - offset)
        buffer.replaceSubrange(offset..<offset + count, with: ahead[aheadStart..<aheadStart + count])
        aheadStart += count
        return count
    }
}

// MARK: - Compression

extension ByteStream {
    /// Looks at the first bytes, which say whether and how the rest is compressed.
    private mutating func start() throws(InputError) {
        started = true
        // A line that somebody waits to be answered may be shorter than what tells all kinds.
        while rawEnd < Compression.headSize, Compression.mayBegin(raw[..<rawEnd]), try fillRaw() > 0 {}
        switch Compression(raw[..<rawEnd]) {
        case nil: return
        case .gzip: decompressor = Inflater()
        case .zstandard:
            decompressor = try Zstandard(file: name)
        case .foreign("zip", _):
            // The names of what is inside tell documents from mere archives.
            while rawEnd < Self.pieceSize, file != nil, try fillRaw() > 0 {}
            if let kind = ForeignFile(zip: raw[..<rawEnd]) { throw .foreignFile(file: name, kind: kind) }
            throw .foreignCompression(file: name, compression: "zip", tool: "unzip")
        case .foreign(let compression, let tool):
            throw .foreignCompression(file: name, compression: compression, tool: tool)
        }
        if decompressor == nil { throw .readFailed(file: name, reason: "not enough memory to expand it") }
    }

    private mutating func expand(into buffer: inout [UInt8], from offset: Int) throws(InputError) -> Int {
        guard let decompressor else { return 0 }
        while true {
            if rawStart == rawEnd, try fillRaw() == 0 {
                if betweenMembers { return 0 }
                throw .compressionCut(file: name)
            }
            if betweenMembers, try !beginMember(decompressor) { continue }
            let step = decompressor.expand(raw, rawStart..<rawEnd, into: &buffer, from: offset)
            rawStart += step.consumed
            switch step.status {
            case .running: break
            case .ended: betweenMembers = true
            case .damaged(let reason): throw .compressionDamaged(file: name, reason: reason)
            }
            try count(step)
            if step.produced > 0 { return step.produced }
        }
    }

    /// Sees to it that a small file does not become an endless one.
    private mutating func count(_ step: Expansion) throws(InputError) {
        consumed += step.consumed
        expanded += step.produced
        if expanded > Self.unboundedExpansion, expanded / Self.maximumRatio > consumed {
            throw .expandsTooMuch(file: name, ratio: Self.maximumRatio)
        }
    }

    /// Steps over zero padding to the next member; false where the raw bytes at hand are used up by it.
    private mutating func beginMember(_ decompressor: any Decompressor) throws(InputError) -> Bool {
        while rawStart < rawEnd, raw[rawStart] == 0 { rawStart += 1 }
        guard rawStart < rawEnd else { return false }
        guard decompressor.restart(before: raw[rawStart..<rawEnd]) else {
            throw .compressionDamaged(file: name, reason: "other data follow the end of the stream")
        }
        betweenMembers = false
        return true
    }
}

// MARK: - The input itself

extension ByteStream {
    /// The same input to be read at any place; nil where its bytes come once and in order: from
    /// pipes and standard input, and compressed.
    ///
    /// Throws as reading does, since the first bytes say whether there is compression.
    package mutating func randomAccess() throws(InputError) -> RandomAccessFile? {
        if let file, file.size == nil { return nil }
        if !started { try start() }
        if decompressor != nil || found.isUTF16 { return nil }
        guard let file else { return RandomAccessFile(raw, name: name) }
        return RandomAccessFile(file)
    }

    /// Refills `raw` behind what is left in it; 0 at the end.
    private mutating func fillRaw() throws(InputError) -> Int {
        guard let file else { return 0 }
        if rawStart == rawEnd {
            rawStart = 0
            rawEnd = 0
        }
        let count = try file.read(into: &raw, from: rawEnd)
        position.advance(by: count)
        rawEnd += count
        return count
    }
}
