/// JSON Lines with our own field names, or those of other collectors: see `PaperFields`. Other fields are stepped over, and so are side fields of
/// another type.
struct PaperLines: ListingFormatReader {
    let format = ListingFormat.jsonl

    /// Lines that are objects, one of them with text. Not only the first is looked at: it may be the broken one.
    func recognizes(_ head: ListingHead) -> Bool {
        let lines = head.lines.compactMap { line in line.firstIndex { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }.map { line[$0...] } }
        let objects = lines.filter { $0.first == UInt8(ascii: "{") }
        guard !objects.isEmpty, objects.count * 2 >= lines.count else { return false }
        return objects.contains { line in
            let (keys, isWhole) = ListingHead.objectKeys(head.bytes, line.startIndex..<line.endIndex)
            if !JSONEntries.textFields.isDisjoint(with: keys) { return true }
            // The only line may be so long that its text lies behind the head's end.
            return objects.count == 1 && !isWhole && keys.contains("id")
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink) throws(InputError) {
        var records = RecordLines(LineReader(stream, maximumLength: settings.maximumLineLength))
        while sink.wantsMore, let (line, record) = try records.next() {
            switch record {
            case .success(let scanner):
                do {
                    let (paper, badDates) = try Self.paper(scanner, listedDay: settings.listedDay)
                    for bad in badDates { sink.note(line: line, .badDate(bad)) }
                    sink.add(paper)
                } catch {
                    let fault = RecordFault(error)
                    sink.reject(line: line, field: fault.field, fault.reason)
                }
            case .failure(let fault): sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
    }

    /// The paper of one line, and what stands in place of its dates where it is none; throws `RecordFault` or `JSONError`.
    private static func paper(_ record: consuming JSONScanner, listedDay: CalendarDay?) throws -> (paper: Paper, badDates: [String]) {
        var fields = PaperFields()
        try record.readObject { scanner, key in try fields.read(key, from: &scanner) }
        try record.finish()
        return (try fields.paper(listedDay: listedDay), fields.badDates)
    }
}
