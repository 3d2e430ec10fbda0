public import Papers
public import ReadableText

/// What a format has to be able to do: to know itself by its first bytes, and to read itself.
///
/// A new format is a folder with one such type, and a line in ``ListingFormats/standard``; a
/// program that uses this library adds its own with ``ListingFormats/adding(_:)``.
public protocol ListingFormatReader: Sendable {
    /// The format that it reads.
    var format: ListingFormat { get }
    /// Whether the first bytes are of this format. Asked in the order of the table, so that the
    /// strict formats stand before the loose ones.
    func recognizes(_ head: ListingHead) -> Bool
    /// Whether the format says its encoding itself, so that it is given the bytes as they are. Others are given UTF-8,
    /// bytes that are none being taken for Windows-1252, with a note. False where a reader does not say.
    var knowsEncoding: Bool { get }
    /// Reads a stream to its end, or until the sink wants no more.
    ///
    /// Every record becomes a paper, a rejection or a part of a note: read and rejected together
    /// are what is there. Throws for trouble with the bytes alone.
    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
}

extension ListingFormatReader {
    /// Most formats are UTF-8 by what describes them, and say nothing of it themselves.
    public var knowsEncoding: Bool { false }
}

/// What a reader may have been told besides the listing.
public struct ListingSettings: Sendable {
    /// The listing's day, for listings that state none or no year.
    public var listedDay: CalendarDay?
    /// Today, against which inferred days are checked.
    public var today: CalendarDay?
    /// The longest line of formats with a record a line, in bytes.
    public var maximumLineLength = LineReader.usualMaximumLength
    /// Whether names of authors, subjects and venues are wanted: see ``ListingReader/wantsNames``.
    public var wantsNames = true
    /// The listing as a file to be read at any place, for formats that do not go from the beginning
    /// to the end; nil where there is none, as for pipes and compressed files. The stream is there
    /// as well, and both read the file that was opened once.
    public var file: RandomAccessFile?

    /// Settings; none by default.
    public init(
        listedDay: CalendarDay? = nil, today: CalendarDay? = nil,
        maximumLineLength: Int = LineReader.usualMaximumLength,
        file: RandomAccessFile? = nil
    ) {
        self.listedDay = listedDay
        self.today = today
        self.maximumLineLength = maximumLineLength
        self.file = file
    }
}
