/// The answer of the Daily Papers interface: an array of entries, each with a `paper` inside, in the forms of 2024 and 2025; also an object around
/// such an array, and an array of plain papers.
///
/// Until 2024 the outer `publishedAt` was the time of listing; since then the paper says it itself as `submittedOnDailyAt`, and the outer one
/// is another form of the publication time.
struct DailyPapersJSON: ListingFormatReader {
    let format = ListingFormat.dailyPapersAPI

    private static let wrappers: Set<String> = ["papers", "dailyPapers", "daily_papers"]

    func recognizes(_ head: ListingHead) -> Bool {
        switch head.first {
        case UInt8(ascii: "["):
            // A bracket also begins prose; only what can be an entry, or nothing, may follow it.
            guard let index = head.firstIndex else { return false }
            let next = head.bytes[(index + 1)...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
            return next == nil || next == UInt8(ascii: "{") || next == UInt8(ascii: "\"") || next == UInt8(ascii: "]")
        case UInt8(ascii: "{"): return head.hasArray(under: Self.wrappers)
        default: return false
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink) throws(InputError) {
        let bytes = try stream.readText(droppingCutCharacter: true)
        var scanner = JSONScanner(bytes)
        var hasArray = false
        do {
            if try scanner.peekKind() == .object {
                try scanner.readObject { scanner, key in
                    guard Self.wrappers.contains(key), try scanner.peekKind() == .array else { return false }
                    try Self.readEntries(&scanner, settings, into: &sink)
                    hasArray = true
                    return true
                }
            } else {
                try Self.readEntries(&scanner, settings, into: &sink)
                hasArray = true
            }
            try scanner.finish()
            if hasArray { sink.declareEmpty(because: "its array is empty, as on days without papers") }
        } catch let error as JSONError {
            let line = TextPosition(of: error.offset, in: bytes).line
            sink.reject(line: line, .cut(error, line: line, complete: sink.listing.paperCount))
        } catch {
            let fault = RecordFault(error)
            sink.reject(line: nil, field: fault.field, fault.reason)
        }
    }

    /// Reads the array; one entry that is not what it should be is rejected and stepped over.
    private static func readEntries(_ scanner: inout JSONScanner, _ settings: ListingSettings, into sink: inout ListingSink) throws {
        var place = LineCounter()
        try scanner.beginArray()
        while sink.wantsMore, try scanner.nextElement() {
            _ = try scanner.peekKind()
            let line = place.line(of: scanner)
            // A copy tries; the original steps over the entry whatever became of it, and so finds every error of the JSON itself.
            let entry = scanner
            try scanner.skipValue()
            do {
                sink.add(try DailyPapersEntry(entry).paper(listedDay: settings.listedDay))
            } catch {
                let fault = RecordFault(error)
                sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
    }
}

/// Counts lines up to a scanner that moves forward, each byte once.
private struct LineCounter {
    private var offset = 0
    private var line = 1

    mutating func line(of scanner: JSONScanner) -> Int {
        while offset < scanner.position {
            if scanner.bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
