import ReadableText

extension ListingFormat {
    /// One JSON object a line, with our own field names or those of other collectors.
    public static let jsonl = ListingFormat("jsonl", title: "JSON Lines", leavesDayToFileName: true)
}

/// JSON Lines with our own field names, or those of other collectors: see `PaperFields`. Other
/// fields are stepped over, and so are side fields of another type.
struct PaperLines: ListingFormatReader {
    let format = ListingFormat.jsonl

    /// Lines that are objects, one of them with text. Not only the first is looked at: it may be the broken one.
    func recognizes(_ head: ListingHead) -> Bool {
        let lines = head.lines.compactMap { line in
            line.firstIndex { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }.map { line[$0...] }
        }
        let objects = lines.filter { $0.first == UInt8(ascii: "{") }
        guard !objects.isEmpty, objects.count * 2 >= lines.count else { return false }
        return objects.contains { line in
            let (keys, isWhole) = ListingHead.objectKeys(head.bytes, line.startIndex..<line.endIndex)
            if !JSONEntries.textFields.isDisjoint(with: keys) { return true }
            // The only line may be so long that its text lies behind the head's end.
            return objects.count == 1 && !isWhole && keys.contains("id")
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        try RecordLines.read(stream, settings, into: &sink) { record, line, sink in
            var fields = PaperFields()
            try record.readObject { scanner, key in try fields.read(key, from: &scanner) }
            try record.finish()
            let paper = try fields.paper(listedDay: settings.listedDay)
            for bad in fields.badDates { sink.note(line: line, .badDate(bad)) }
            sink.add(consume paper)
        }
    }
}
