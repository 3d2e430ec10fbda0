import ReadableText

extension ListingFormat {
    /// One JSON object a line, with our own field names or those of other collectors.
    public static let jsonl = ListingFormat("jsonl", title: "JSON Lines", leavesDayToFileName: true)
}

/// JSON Lines with our own field names, or those of other collectors: see `PaperFields`. Other
/// fields are stepped over, and so are side fields of another type; a note tells them where texts or dates are missing.
struct PaperLines: ListingFormatReader {
    let format = ListingFormat.jsonl

    /// Lines that are objects, one of them with text. Not only the first is looked at: it may be the broken one.
    func recognizes(_ head: ListingHead) -> Bool {
        guard !head.isOneDocument, !head.isLedger else { return false }
        let lines = head.lines.compactMap { line in
            line.firstIndex { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }.map { line[$0...] }
        }
        let objects = lines.filter { $0.first == UInt8(ascii: "{") }
        guard !objects.isEmpty, objects.count * 2 >= lines.count else { return false }
        return objects.contains { line in
            let shape = JSONShape.of(JSONScanner(head.bytes, line.startIndex..<line.endIndex))
            if shape.verdict == .entry, !shape.frame.isFrame,
                shape.own > .none || objects.count > 1 && shape.unwrapped > .none
            {
                return true
            }
            // The only line may be so long that its text lies behind the head's end.
            return objects.count == 1 && head.isCut(line) && shape.fields["id"] != nil
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var known = KnownFields()
        var stream = stream
        let style = Self.style(ListingHead(try stream.peek(ListingHead.size)))
        try RecordLines.read(stream, settings, into: &sink) { record, line, sink in
            var fields = PaperFields(style, wantsNames: settings.wantsNames)
            try fields.read(&record, &known)
            try record.finish()
            if let kind = fields.noPaper { return sink.passOver(kind) }
            let (paper, faults) = try fields.paper(listedDay: settings.listedDay)
            sink.tell(faults, line: line)
            if fields.isRetracted { sink.countRetracted() }
            sink.add(consume paper)
        }
        sink.tellLacks(.fields, notUnderstood: known.notUnderstood)
    }

    /// How the first lines write names of authors.
    private static func style(_ head: ListingHead) -> AuthorNames.Style {
        AuthorNames.style(
            of: head.lines.lazy.compactMap { line in
                JSONScanner(head.bytes, line.startIndex..<line.endIndex).authorsInOneText
            })
    }
}

extension JSONScanner {
    /// The authors of an object that has them in one text.
    var authorsInOneText: String? {
        var scanner = self
        do throws(JSONError) {
            guard try scanner.peekKind() == .object else { return nil }
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                if ListingField(name: scanner.string(key)) == .authors, try scanner.peekKind() == .string {
                    return try scanner.readSingleSpaced()
                }
                try scanner.skipValue()
            }
        } catch { return nil }
        return nil
    }
}
