public import ReadableText

/// What a person gave to be classified: a text, or a listing of many.
public enum DocumentOrListing: Sendable {
    /// One text.
    case document(Document)
    /// A listing from which papers could be read.
    case listing(Listing)
}

extension ListingReader {
    /// Reads a file, or standard input for `-`, as a listing where its beginning is one of a listing and there are
    /// papers in it, else as one document.
    ///
    /// Throws where the bytes cannot be had, and for what is no text.
    public func readListingOrDocument(_ path: String) throws(InputError) -> DocumentOrListing {
        var stream = try ByteStream(path: path)
        let name = stream.name
        let bytes = try stream.readText()
        let head = ListingHead(Array(bytes.prefix(ListingHead.size)))
        if formats.reader(for: head) != nil, let listing = try? read(bytes, name: name), listing.paperCount > 0 {
            return .listing(listing)
        }
        return .document(try Document(plainText: bytes, name: name))
    }
}
