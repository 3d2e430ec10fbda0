import ReadableText

extension ListingFormat {
    /// JSON documents of such objects.
    public static let json = ListingFormat("json", title: "JSON", leavesDayToFileName: true)
}

/// JSON documents of papers with our own field names or those of other collectors (see
/// `PaperFields`): an array, an object around one or by day, one object, or several one after
/// another.
struct PaperObjects: ListingFormatReader {
    let format = ListingFormat.json

    func recognizes(_ head: ListingHead) -> Bool {
        // An array's entries may stand one a line, and objects one after another are lines first of all.
        guard head.first == UInt8(ascii: "[") || !PaperLines().recognizes(head) else { return false }
        return JSONEntries.sample(head)?.hasText ?? false
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        let bytes = try stream.readText(droppingCutCharacter: true)
        JSONEntries.read(bytes, settings, into: &sink) { entry, day, line, sink in
            var fields = PaperFields()
            try entry.readObject { scanner, key in try fields.read(key, from: &scanner) }
            let paper = try fields.paper(listedDay: day)
            for bad in fields.badDates { sink.note(line: line, .badDate(bad)) }
            sink.add(paper)
        }
    }
}
