public import Listings
import PaperArchive
import Papers
public import ReadableText

extension ListingFormat {
    /// What an archive's export writes: JSON Lines with all that an archive knows of its papers.
    public static let archiveExport = ListingFormat("archive-export", title: "an archive's export")
}

extension ListingFormats {
    /// All formats of listings, and what an archive exports.
    public static let desk = ListingFormats.standard.adding(ArchiveExportListing())
}

/// An archive's export as a listing like others.
public struct ArchiveExportListing: ListingFormatReader {
    /// A reader of exports.
    public init() {}

    /// `archive-export`.
    public var format: ListingFormat { .archiveExport }
    /// An export is UTF-8; what is none in it is damage.
    public var knowsEncoding: Bool { true }

    /// Whether the first line that is not blank is a header.
    public func recognizes(_ head: ListingHead) -> Bool {
        guard let line = head.lines.first(where: { $0.contains { $0 > 0x20 } }) else { return false }
        return ExportReader.isHeader(head.bytes, line.startIndex..<line.endIndex)
    }

    /// Reads the papers with their history; their texts were made readable when they first came in.
    public func read(
        _ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink
    ) throws(InputError) {
        var reader = ExportReader(stream, maximumLineLength: settings.maximumLineLength)
        while sink.wantsMore, let (line, record) = try reader.next() {
            switch record {
            case .success(let paper): sink.restore(paper)
            case .failure(let fault): sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
        sink.restore(reader.watches)
        let found = reader.found
        guard let stated = reader.stated, sink.wantsMore else { return }
        if stated == 0, found == 0 { sink.declareEmpty(because: "the archive that was exported had none") }
        if stated != found { sink.reject(line: nil, .ofFormat(IncompleteExport(stated: stated, found: found))) }
    }
}
