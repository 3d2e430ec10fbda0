import ReadableText
import Synchronization

/// A listing that was opened and whose format is known; its papers are still to be read, once.
public final class OpenListing: Sendable {
    /// What messages call it: the path, or `standard input`.
    public let name: String
    /// Its format.
    public var format: ListingFormat { reader.format }

    private let reader: any ListingFormatReader
    private let settings: ListingReader
    private let stream: Mutex<ByteStream?>

    init(_ stream: consuming sending ByteStream, _ reader: any ListingFormatReader, _ settings: ListingReader) {
        name = stream.name
        self.reader = reader
        self.settings = settings
        self.stream = Mutex(stream)
    }

    /// Reads the listing, handing the papers on in batches, so that a JSON Lines file of any size takes little memory.
    ///
    /// The next batches are read on another thread while `body` works on one; `prepare` is a step
    /// of the caller's on that thread, `body` itself runs on the caller's. Returns the listing
    /// without its papers. Rethrows what `body` throws, and throws `ListingError` for the rest,
    /// after the batches that could be read.
    ///
    /// - Precondition: it was not read before.
    public func forEachBatch<Prepared: Sendable>(
        of size: Int = 1000, preparing prepare: @escaping @Sendable (ListingBatch) -> Prepared,
        _ body: (Prepared) throws -> Void
    ) throws -> Listing {
        precondition(size > 0, "a batch has at least one paper")
        let ahead = ReadAhead<Prepared, Listing>(capacity: 2) { [self] put in
            let format = format
            guard let stream = stream.withLock({ $0.take() }) else { preconditionFailure("a listing is read once") }
            let position = stream.position
            let delivery = ListingSink.Delivery(size: size) { papers in
                try put(prepare(ListingBatch(papers: papers, format: format, fractionRead: position.fraction)))
            }
            return try settings.read(stream, reader, delivery)
        }
        do {
            return try ahead.forEach(body)
        } catch let fault as OwnThread.NotStarted {
            throw ListingError.input(.readFailed(file: name, reason: fault.description))
        }
    }
}
