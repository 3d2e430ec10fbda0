public import Papers
import ReadableText

/// Reads listings: opens, inflates, tells the format from the content, and gives the papers.
///
///     let listing = try ListingReader(listedDay: CalendarDay(iso: "2025-12-11")).read("daily-papers.txt")
///     listing.papers.count   // 36
public struct ListingReader: Sendable {
    /// The listing's day, for listings that state none or no year; what a listing states goes before it.
    public var listedDay: CalendarDay?
    /// The format, where it is not to be told from the content.
    public var format: ListingFormat?
    /// Today, against which inferred days are checked; nil leaves that out.
    public var today: CalendarDay?
    /// The longest line of JSON Lines, in bytes.
    public var maximumLineLength = LineReader.usualMaximumLength
    /// Whether authors, categories, keywords, venues and numbers of comments are wanted. Who asks for texts and dates alone
    /// may say so: formats with a record an object then step over them, which is a third of their time.
    public var wantsNames = true
    /// The formats that are known.
    public let formats: ListingFormats

    /// A reader; without arguments everything is concluded from the listing.
    public init(
        listedDay: CalendarDay? = nil, format: ListingFormat? = nil, today: CalendarDay? = nil,
        formats: ListingFormats = .standard
    ) {
        self.listedDay = listedDay
        self.format = format
        self.today = today
        self.formats = formats
    }

    /// Reads a file, or standard input for `-`, whole. A listing that says itself that it has no
    /// entries is read as an empty one, with a note.
    public func read(_ path: String) throws(ListingError) -> Listing { try read(try Self.stream(path)) }

    /// Reads a listing from memory; `name` is what messages call it.
    public func read(_ bytes: [UInt8], name: String) throws(ListingError) -> Listing {
        try read(ByteStream(bytes: bytes, name: name))
    }

    /// Opens a file, or standard input for `-`, and tells its format; its papers are read from
    /// there, so that no file is opened twice.
    public func open(_ path: String) throws(ListingError) -> OpenListing {
        try open(try Self.stream(path))
    }

    /// Opens a file that was found; one in a folder is not waited for where it has become a pipe meanwhile.
    public func open(_ entry: ListingFiles.Entry) throws(ListingError) -> OpenListing {
        if let fault = entry.fault { throw .input(fault) }
        if entry.folder == nil { return try open(entry.path) }
        let stream: ByteStream
        do { stream = try ByteStream(regularFileAt: entry.path) } catch { throw .input(error) }
        return try open(stream)
    }

    private func open(_ stream: consuming sending ByteStream) throws(ListingError) -> OpenListing {
        var stream = stream
        let chosen = try chosenReader(&stream)
        return OpenListing(stream, chosen, self)
    }

    /// Reads a file as `OpenListing.forEachBatch` does.
    public func forEachBatch(of size: Int = 1000, in path: String, _ body: (ListingBatch) throws -> Void) throws
        -> Listing
    {
        try open(path).forEachBatch(of: size, preparing: { $0 }, body)
    }

    private static func stream(_ path: String) throws(ListingError) -> ByteStream {
        do { return try ByteStream(path: path) } catch { throw .input(error) }
    }

    private func read(_ stream: consuming ByteStream) throws(ListingError) -> Listing {
        do {
            var stream = stream
            let reader = try chosenReader(&stream)
            return try read(stream, reader, nil)
        } catch let error as ListingError {
            throw error
        } catch {
            preconditionFailure("without a receiver only listing errors are thrown")
        }
    }

    func read(
        _ stream: consuming ByteStream, _ reader: any ListingFormatReader, _ delivery: ListingSink.Delivery?
    ) throws -> Listing {
        let name = stream.name
        var sink = ListingSink(source: name, format: reader.format, today: today, delivery: delivery)
        var stream = stream
        let found = stream.found
        do throws(InputError) {
            // The mark of UTF-16 stands before everything else.
            _ = try stream.peek(4)
            var settings = ListingSettings(
                listedDay: listedDay, today: today, maximumLineLength: maximumLineLength,
                file: try stream.randomAccess())
            settings.wantsNames = wantsNames
            if !reader.knowsEncoding {
                try Self.refuseForeignEncoding(&stream)
                stream.mendText()
            }
            try reader.read(stream, settings, into: &sink)
        } catch {
            throw ListingError.input(error)
        }
        if found.isUTF16 { sink.note(.encoding(.utf16)) }
        if found.foreignBytes > 0 { sink.note(.encoding(.windows1252(bytes: found.foreignBytes))) }
        let listing = try sink.finish()
        guard listing.paperCount > 0 || sink.isDeclaredEmpty else {
            throw ListingError.nothingReadable(
                file: name, format: reader.format, rejected: listing.rejectionCount, first: listing.rejections.first)
        }
        return listing
    }

    /// A text of another script would be read as Windows-1252, and be junk.
    private static func refuseForeignEncoding(_ stream: inout ByteStream) throws(InputError) {
        guard let encoding = ForeignEncoding(try stream.peek(ListingHead.size)) else { return }
        throw .foreignEncoding(file: stream.name, encoding: encoding)
    }

    private func chosenReader(_ stream: inout ByteStream) throws(ListingError) -> any ListingFormatReader {
        if let format, let reader = formats.reader(format) { return reader }
        let bytes: [UInt8]
        do { bytes = try stream.peek(ListingHead.size) } catch { throw .input(error) }
        if bytes.isEmpty { throw .empty(file: stream.name) }
        if let kind = ForeignFile(bytes[...]) { throw .input(.foreignFile(file: stream.name, kind: kind)) }
        let head = ListingHead(bytes)
        if let reader = formats.reader(for: head) { return reader }
        if head.isLedger { throw .ledger(file: stream.name) }
        do { try Self.refuseForeignEncoding(&stream) } catch { throw .input(error) }
        if let zero = bytes.firstIndex(of: 0) { throw .input(.binary(file: stream.name, offset: zero)) }
        throw .unrecognized(file: stream.name, seen: head.appearance, formats: formats.formats)
    }
}
