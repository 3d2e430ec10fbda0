import ReadableText

/// The bytes of a stream, cleaned, in pieces, so that memory does not grow with the file.
struct XMLInput: ~Copyable {
    /// The longest stream that is read, inflated, in bytes: no listing is nearly as long, but a few
    /// kilobytes of gzip can be.
    static let limit = 4 << 30

    /// Why the cleaner gave up, or the limit did.
    private(set) var fault: XMLFault?
    /// What was mended.
    private(set) var cleaner = XMLCleaner()

    private var source: ByteStream
    private var piece: [UInt8]
    private var received = 0
    private var isAtEnd = false

    init(_ source: consuming ByteStream, pieceSize: Int = 256 << 10) {
        self.source = source
        piece = [UInt8](repeating: 0, count: pieceSize)
    }

    /// The next clean bytes, perhaps none; nil at the end, and after a fault.
    mutating func next() throws(InputError) -> [UInt8]? {
        guard !isAtEnd, fault == nil else { return nil }
        let count = try source.read(into: &piece, from: 0)
        if received == 0 { try checkText(count) }
        received += count
        isAtEnd = count == 0
        var clean: [UInt8] = []
        cleaner.clean(piece[..<count], isLast: isAtEnd, into: &clean)
        fault = cleaner.fault ?? (received > Self.limit ? .tooLong(limit: Self.limit) : nil)
        return clean
    }

    /// Looks for signs of a binary file in what comes first; later ones are mended.
    private func checkText(_ count: Int) throws(InputError) {
        let head = piece[..<min(count, 8192)]
        if let kind = ForeignFile(head) { throw .foreignFile(file: source.name, kind: kind) }
        if let zero = head.firstIndex(of: 0) { throw .binary(file: source.name, offset: zero) }
    }
}
