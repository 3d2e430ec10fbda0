/// What a format has to be able to do: to know itself by its first bytes, and to read itself.
///
/// A new format is one file with one such type, and one line in `ListingFormatReaders.all`.
protocol ListingFormatReader: Sendable {
    var format: ListingFormat { get }
    /// Whether the first bytes are of this format. Asked in the order of the table, so that the strict formats stand before the loose ones.
    func recognizes(_ head: ListingHead) -> Bool
    /// Reads a stream to its end, or until the sink wants no more.
    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink) throws(InputError)
}

/// What a reader may have been told besides the listing.
struct ListingSettings: Sendable {
    var listedDay: CalendarDay?
    var today: CalendarDay?
    var maximumLineLength = LineReader.usualMaximumLength
}

/// The readers of all formats.
enum ListingFormatReaders {
    /// In the order in which they are asked.
    static let all: [any ListingFormatReader] = [
        ArchiveLines(),
        KaggleLines(),
        OAIPMH(),
        ArXivAtom(),
        DailyPapersFeed(),
        ArXivFeed(),
        DailyPapersJSON(),
        PaperCopilot(),
        PaperObjects(),
        PaperLines(),
        ArXivMail(),
        MetadataText(),
        BibTeXPapers(),
        CSVPapers(),
        DailyPapersPage(),
    ]

    static func reader(_ format: ListingFormat) -> (any ListingFormatReader)? { all.first { $0.format == format } }
}
