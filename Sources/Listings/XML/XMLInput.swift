internal import Foundation
internal import ReadableText

/// A byte stream, cleaned, in the form in which Foundation's parser takes its input: in pieces, so that memory does not grow with the file.
///
/// The documents of the stream stand in one element of its own name. So a file may hold several documents one after another, as harvests put together
/// do, and what some servers append behind a document does no harm. That element is never closed: the end of the stream is the end.
final class XMLInput: InputStream {
    /// The longest stream that is read, inflated, in bytes: no listing is nearly as long, but a few kilobytes of gzip can be.
    static let limit = 4 << 30
    private static let pieceSize = 256 << 10

    /// The name of the element around the documents.
    static let wrapper = "documents-of-a-listing"

    /// Why the bytes could not be had.
    private(set) var failure: InputError?
    /// Why the cleaner gave up, or the limit did.
    private(set) var fault: XMLFault?
    /// Whether everything was handed over.
    private(set) var isAtEnd = false
    /// What was mended.
    private(set) var cleaner = XMLCleaner()

    private var source: ByteStream
    private var piece = [UInt8](repeating: 0, count: XMLInput.pieceSize)
    private var clean = Array("<\(XMLInput.wrapper)>".utf8)
    private var cleanStart = 0
    private var received = 0
    private var isSourceAtEnd = false

    init(_ source: consuming ByteStream) {
        self.source = source
        super.init(data: Data())
    }

    override func open() {}
    override func close() {}
    override var streamStatus: Stream.Status { isAtEnd ? .atEnd : .open }
    override var streamError: (any Error)? { failure ?? fault }
    override var hasBytesAvailable: Bool { !isAtEnd }

    /// Hands over up to `count` bytes; 0 at the end, -1 after a failure.
    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength count: Int) -> Int {
        guard refill() else { return -1 }
        let length = min(count, clean.count - cleanStart)
        if length == 0 { isAtEnd = true }
        // The caller owns `count` bytes behind the pointer, and no more than that are written.
        for offset in 0..<length { unsafe buffer[offset] = clean[cleanStart + offset] }
        cleanStart += length
        return length
    }

    /// Sees to it that there are clean bytes, unless the source is at its end; false after a failure.
    private func refill() -> Bool {
        while cleanStart == clean.count, !isSourceAtEnd {
            do { try takePiece() } catch {
                failure = error
                return false
            }
            if let trouble = cleaner.fault ?? (received > Self.limit ? .tooLong(limit: Self.limit) : nil) {
                fault = trouble
                return false
            }
        }
        return true
    }

    private func takePiece() throws(InputError) {
        let count = try source.read(into: &piece, from: 0)
        let isFirst = received == 0
        if isFirst { try checkText(count) }
        received += count
        isSourceAtEnd = count == 0
        clean.removeAll(keepingCapacity: true)
        cleanStart = 0
        cleaner.clean(piece[..<count], isLast: isSourceAtEnd, into: &clean)
    }

    /// Looks for signs of a binary file in what comes first; later ones are mended.
    private func checkText(_ count: Int) throws(InputError) {
        let head = piece[..<min(count, 8192)]
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { throw .utf16(file: source.name) }
        if let zero = head.firstIndex(of: 0) { throw .binary(file: source.name, offset: zero) }
    }
}
