/// What an archive's export holds: a header line `{"schema":"trends.export/1",…}`, then a paper a line with its history.
///
/// The fields are described where they are written, at `Archive.export`. Texts are taken byte by byte as they are: they were made readable when they
/// first came in. Fields that are not known are stepped over, since a version may gain some.
struct ArchiveLines: ListingFormatReader {
    let format = ListingFormat.archiveExport

    private static let schema = "trends.export/1"

    func recognizes(_ head: ListingHead) -> Bool {
        guard let line = head.lines.first(where: { $0.contains { $0 > 0x20 } }) else { return false }
        var scanner = JSONScanner(head.bytes, line.startIndex..<line.endIndex)
        return (try? Self.header(&scanner))?.schema?.hasPrefix("trends.export/") ?? false
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink) throws(InputError) {
        var records = RecordLines(LineReader(stream, maximumLength: settings.maximumLineLength))
        var stated: Int?
        var found = 0
        while sink.wantsMore, let (line, record) = try records.next() {
            do {
                var scanner = try record.get()
                if let header = try? Self.header(&scanner), let schema = header.schema {
                    guard schema == Self.schema else { throw RecordFault("schema", .wrongType(expected: Self.schema, found: schema)) }
                    stated = (stated ?? 0) + (header.papers ?? 0)
                } else {
                    found += 1
                    sink.restore(try ArchiveLine.paper(try record.get()))
                }
            } catch {
                let fault = RecordFault(error)
                sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
        if stated == 0, found == 0 { sink.declareEmpty(because: "the archive that was exported had none") }
        if let stated, stated != found, sink.wantsMore { sink.reject(line: nil, .incomplete(stated: stated, found: found)) }
    }

    /// The schema with which a header begins, and the number of papers; exports may be written one behind another.
    private static func header(_ scanner: inout JSONScanner) throws -> (schema: String?, papers: Int?) {
        try scanner.beginObject()
        guard let key = try scanner.nextKey(), scanner.string(key) == "schema", try scanner.peekKind() == .string else { return (nil, nil) }
        let schema = try scanner.readString()
        var papers: Int?
        while let key = try scanner.nextKey() {
            if scanner.string(key) == "papers" { papers = try scanner.readIntegerIfAny() } else { try scanner.skipValue() }
        }
        return (schema, papers)
    }
}
