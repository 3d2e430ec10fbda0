package import Papers
package import ReadableText

/// Reads what an archive's export holds: a header line `{"schema":"trends.export/1",…}`, then a
/// paper a line with its history.
///
/// The fields are described where they are written, at `Archive.export`. Texts are taken byte by
/// byte as they are: they were made readable when they first came in. Fields that are not known are
/// stepped over, since a version may gain some. Exports may be written one behind another.
package struct ExportReader: ~Copyable, RecordReader {
    private static let schema = "trends.export/1"

    private var records: RecordLines
    /// How many papers the headers say that there are; nil without a header.
    package private(set) var stated: Int?
    /// How many lines of papers there were, whether they could be read or not.
    package private(set) var found = 0
    /// The watches that the headers name.
    package private(set) var watches: [Watch] = []

    /// Reads a stream from where it stands.
    package init(_ stream: consuming ByteStream, maximumLineLength: Int = LineReader.usualMaximumLength) {
        records = RecordLines(LineReader(stream, maximumLength: maximumLineLength))
    }

    /// Whether a line is the header of an export, of this version or another.
    package static func isHeader(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        var scanner = JSONScanner(bytes, line)
        return (try? header(&scanner))?.schema?.hasPrefix("trends.export/") ?? false
    }

    package mutating func next() throws(InputError) -> (line: Int, record: Result<Paper, RecordFault>)? {
        while let (line, record) = try records.next() {
            do {
                var scanner = try record.get()
                guard let header = try? Self.header(&scanner), let schema = header.schema else {
                    found += 1
                    return (line, .success(try ArchiveLine.paper(try record.get())))
                }
                guard schema == Self.schema else {
                    throw RecordFault("schema", .wrongType(expected: Self.schema, found: schema))
                }
                stated = (stated ?? 0) + (header.papers ?? 0)
                watches += header.watches
            } catch { return (line, .failure(RecordFault(error))) }
        }
        return nil
    }

    /// The schema with which a header begins, the number of papers, and the watches.
    private static func header(_ scanner: inout JSONScanner) throws -> (
        schema: String?, papers: Int?, watches: [Watch]
    ) {
        try scanner.beginObject()
        guard let key = try scanner.nextKey(), scanner.string(key) == "schema", try scanner.peekKind() == .string else {
            return (nil, nil, [])
        }
        let schema = try scanner.readString()
        var papers: Int?
        var watches: [Watch] = []
        while let key = try scanner.nextKey() {
            if scanner.string(key) == "papers" {
                papers = try scanner.readIntegerIfAny()
            } else if scanner.string(key) == "watches" {
                try scanner.beginArray()
                while try scanner.nextElement() { watches.append(try scanner.readWatch()) }
            } else {
                try scanner.skipValue()
            }
        }
        return (schema, papers, watches)
    }
}

/// An export that holds fewer papers, or more, than its first line says.
package struct IncompleteExport: FormatFact {
    let stated: Int
    let found: Int

    /// The two numbers.
    package init(stated: Int, found: Int) { (self.stated, self.found) = (stated, found) }

    package var description: String {
        "the export says that it holds \(stated) papers, but \(found) are there: it may be cut"
    }
}
