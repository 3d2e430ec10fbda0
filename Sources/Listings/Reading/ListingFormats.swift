public import Papers

/// The formats that are known, in the order in which they are asked whether a listing is theirs.
public struct ListingFormats: Sendable {
    /// The readers, the strict ones before the loose ones.
    public let readers: [any ListingFormatReader]

    /// A table of formats; of two with one name the first is taken.
    public init(_ readers: [any ListingFormatReader]) { self.readers = readers }

    /// All that this room reads.
    public static let standard = ListingFormats([
        KaggleLines(),
        OAIPMH(),
        ArXivAtom(),
        DailyPapersFeed(),
        ArXivFeed(),
        PaperFeed(),
        XMLBibliography(),
        DailyPapersJSON(),
        PaperCopilot(),
        PaperObjects(),
        PaperLines(),
        ArXivPage(),
        TaggedPapers(.ris),
        TaggedPapers(.medline),
        TaggedPapers(.endNote),
        TaggedPapers(.webOfScience),
        ArXivMail(),
        MetadataText(),
        BibTeXPapers(),
        CSVPapers(),
        DailyPapersPage(),
    ])

    /// The same with another format, which is asked before all others.
    public func adding(_ reader: some ListingFormatReader) -> ListingFormats { ListingFormats([reader] + readers) }

    /// The formats, in the same order.
    public var formats: [ListingFormat] { readers.map(\.format) }

    /// The format of a name.
    public func format(named name: String) -> ListingFormat? { formats.first { $0.name == name } }

    /// Who publishes listings of a format of a name; of a format that is not known, another collection.
    public func source(ofFormatNamed name: String) -> ListingSource {
        format(named: name)?.source ?? .other(format: name)
    }

    func reader(_ format: ListingFormat) -> (any ListingFormatReader)? { readers.first { $0.format == format } }

    func reader(for head: ListingHead) -> (any ListingFormatReader)? { readers.first { $0.recognizes(head) } }
}
