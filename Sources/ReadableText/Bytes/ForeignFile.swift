/// A kind of file that holds no text to be read, told by its first bytes.
public enum ForeignFile: String, Hashable, Sendable, CaseIterable {
    /// Apache Parquet.
    case parquet
    /// An SQLite data base.
    case sqlite
    /// A workbook of Excel or of OpenDocument.
    case workbook
    /// A document of Word or of OpenDocument.
    case document
    /// A book (EPUB).
    case epub
    /// An archive of tar.
    case tar
    /// What Python's `pickle` writes.
    case pickle
    /// Rich Text Format.
    case rtf
    /// PDF.
    case pdf
    /// Arrow IPC, which is Feather's second version, too.
    case arrow
    /// HDF5.
    case hdf5
    /// An array or an archive of NumPy.
    case numPy
    /// Apache Avro.
    case avro
    /// Apache ORC.
    case orc
    /// A document of Microsoft Office before 2007.
    case oldOffice
    /// Safari's web archive, or another binary property list.
    case propertyList
    /// A picture.
    case picture

    /// With its article, for messages.
    public var title: String {
        switch self {
        case .parquet: "a Parquet file"
        case .sqlite: "an SQLite data base"
        case .workbook: "a workbook (Excel or OpenDocument)"
        case .document: "a document (Word or OpenDocument)"
        case .epub: "a book (EPUB)"
        case .tar: "a tar archive"
        case .pickle: "a pickle of Python"
        case .rtf: "a document in RTF"
        case .pdf: "a PDF"
        case .arrow: "an Arrow or Feather file"
        case .hdf5: "an HDF5 file"
        case .numPy: "an array of NumPy"
        case .avro: "an Avro file"
        case .orc: "an ORC file"
        case .oldOffice: "a document of Microsoft Office before 2007"
        case .propertyList: "a binary property list, as web archives of Safari are"
        case .picture: "a picture"
        }
    }

    /// The kind that begins with these bytes, of which 262 tell all; nil for text and for what is not known.
    public init?(_ head: ArraySlice<UInt8>) {
        if let kind = Self.marks.first(where: { head.starts(with: $0.mark) })?.kind {
            self = kind
        } else if head.dropFirst(257).starts(with: "ustar".utf8) {
            self = .tar
        } else if Self.isPickle(head) {
            self = .pickle
        } else {
            return nil
        }
    }

    /// The kind of document that an archive of zip is, by the names of what is inside; nil for any other archive.
    init?(zip head: ArraySlice<UInt8>) {
        func holds(_ name: String) -> Bool { head.firstRange(ofMark: name.utf8) != nil }
        if holds("xl/") || holds("opendocument.spreadsheet") {
            self = .workbook
        } else if holds("word/") || holds("opendocument.text") || holds("ppt/") || holds("opendocument.presentation") {
            self = .document
        } else if holds("application/epub+zip") {
            self = .epub
        } else if holds(".npy") {
            self = .numPy
        } else {
            return nil
        }
    }

    /// From the second version on a pickle begins with the byte 128 and its version, 2 to 5, and ends with a stop
    /// (<https://peps.python.org/pep-3154/>): no text begins so.
    private static func isPickle(_ head: ArraySlice<UInt8>) -> Bool {
        head.count > 2 && head[head.startIndex] == 0x80 && (2...5).contains(head[head.startIndex + 1])
    }

    /// The marks that the formats' own descriptions state.
    private static let marks: [(mark: [UInt8], kind: ForeignFile)] = [
        (Array("PAR1".utf8) + [0x15], .parquet), (Array("SQLite format 3\0".utf8), .sqlite),
        (Array("{\\rtf".utf8), .rtf),
        (Array("%PDF-".utf8), .pdf), (Array("ARROW1".utf8), .arrow), (Array("FEA1".utf8), .arrow),
        ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], .hdf5), ([0x93] + Array("NUMPY".utf8), .numPy),
        (Array("Obj".utf8) + [1], .avro), (Array("ORC".utf8) + [0], .orc),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice), (Array("bplist00".utf8), .propertyList),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture), ([0xFF, 0xD8, 0xFF], .picture),
        (Array("GIF8".utf8), .picture),
    ]
}
