import ReadableText

extension ListingFormat {
    /// JSON documents of such objects.
    public static let json = ListingFormat("json", title: "JSON", leavesDayToFileName: true)
}

/// JSON documents of papers with our own field names or those of other collectors (see
/// `PaperFields`), in whatever arrays, objects and tables they stand (see `JSONEntries`).
struct PaperObjects: ListingFormatReader {
    let format = ListingFormat.json
    /// So many bytes of an array are held at a time.
    var partSize = JSONParts.usualSize

    func recognizes(_ head: ListingHead) -> Bool {
        // An array's entries may stand one a line, and objects one after another are lines first of all.
        let isArray = head.first == UInt8(ascii: "[") && !head.isFollowedByRecords
        guard isArray || !PaperLines().recognizes(head), !head.isLedger else { return false }
        return JSONEntries.sample(head)?.hasText ?? false
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var known = KnownFields()
        var style = AuthorNames.Style.plain
        try JSONEntries.read(JSONParts(stream, size: partSize), settings, into: &sink) { bytes in
            style = AuthorNames.style(of: JSONEntries.first(of: bytes).lazy.compactMap(\.authorsInOneText))
        } _: { entry, day, line, sink in
            let key = entry.keyBefore
            var fields = PaperFields(style, wantsNames: settings.wantsNames)
            try fields.read(&entry, &known)
            if let key { fields.take(key: key) }
            if let kind = fields.noPaper { return sink.passOver(kind) }
            let (paper, faults) = try fields.paper(listedDay: day)
            sink.tell(faults, line: line)
            if fields.isRetracted { sink.countRetracted() }
            sink.add(consume paper)
        }
        sink.tellLacks(.fields, notUnderstood: known.notUnderstood)
    }
}
