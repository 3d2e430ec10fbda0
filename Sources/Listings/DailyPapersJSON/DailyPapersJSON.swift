import ReadableText

extension ListingFormat {
    /// The answer of the Daily Papers interface: a JSON array of entries, or an object around one.
    public static let dailyPapersAPI = ListingFormat(
        "daily-papers-json", title: "Daily Papers JSON", source: .dailyPapers)
}

/// Answers of the Daily Papers interface: entries, each with a `paper` inside, in the forms of 2024, 2025 and 2026.
///
/// The interface: <https://huggingface.co/docs/hub/en/api#get-apidailypapers>. Until the end of
/// 2024 the outer `publishedAt` was the time of listing; since then the paper says it itself as
/// `submittedOnDailyAt`, and the outer one is the publication time in another time zone.
///
/// People save them in many ways: as an array; in an object around one (`papers`, …) or by day; an
/// entry alone; an entry a line; as what Python prints of them, whole, an entry a line or as
/// strings entry by entry.
struct DailyPapersJSON: ListingFormatReader {
    let format = ListingFormat.dailyPapersAPI

    func recognizes(_ head: ListingHead) -> Bool {
        guard let first = head.firstIndex else { return false }
        if PythonLiteral.begins(head.bytes[first...].prefix(4096)) { return true }
        if head.first == UInt8(ascii: "\"") { return Self.isPythonText(head) }
        if let sample = JSONEntries.sample(head) {
            return sample.kind == .string || sample.kind == .array || sample.fields["paper"] == .object
        }
        return Self.isLines(head)
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        let head = ListingHead(try stream.peek(ListingHead.size))
        if Self.isLines(head) {
            return try RecordLines.read(stream, settings, into: &sink) { record, _, sink in
                sink.add(try DailyPapersEntry(line: record).paper(listedDay: settings.listedDay))
            }
        }
        let isPython = head.firstIndex.map { PythonLiteral.begins(head.bytes[$0...].prefix(4096)) } ?? false
        if !isPython, head.first != UInt8(ascii: "\"") {
            return try JSONEntries.read(JSONParts(stream), settings, into: &sink) { _ in
            } _: { entry, day, _, sink in
                sink.add(try DailyPapersEntry(entry).paper(listedDay: day))
            }
        }
        let bytes = try stream.readText(droppingCutCharacter: true)
        if PythonLiteral.begins(bytes.prefix(4096)) {
            let (json, error) = PythonLiteral.translated(bytes, isSequence: true)
            Self.readDocument(json, error, settings, into: &sink)
        } else if ListingHead(bytes).first == UInt8(ascii: "\""), let text = Self.textOfDocument(bytes) {
            let (json, error) =
                PythonLiteral.begins(text) ? PythonLiteral.translated(text, isSequence: true) : (text, nil)
            Self.readDocument(json, error, settings, into: &sink)
        } else {
            Self.readDocument(bytes, nil, settings, into: &sink)
        }
    }

    /// Reads a document of which the beginning at least is JSON; `error` is why it ends where it was translated.
    private static func readDocument(
        _ bytes: [UInt8], _ error: PythonLiteralError?, _ settings: ListingSettings, into sink: inout ListingSink
    ) {
        JSONEntries.read(bytes, literalError: error, settings, into: &sink) { entry, day, _, sink in
            sink.add(try DailyPapersEntry(entry).paper(listedDay: day))
        }
    }
}

// MARK: - Looking ahead

extension DailyPapersJSON {
    /// Whether there is an entry a line: one of the first lines is a whole entry by itself.
    private static func isLines(_ head: ListingHead) -> Bool {
        guard head.first == UInt8(ascii: "{") || head.first == UInt8(ascii: "\""), !head.isOneDocument else {
            return false
        }
        let lines = head.lines
        // Of a single line it makes no difference, and a line that the head cuts tells nothing.
        guard lines.count > 1 else { return false }
        return lines.prefix(8).contains { line in
            if PythonLiteral.begins(line.prefix(64)) { return (try? PythonLiteral.json(Array(line))) != nil }
            var scanner = JSONScanner(head.bytes, line.startIndex..<line.endIndex)
            do throws(JSONError) {
                let isText = try scanner.peekKind() == .string
                let fields = JSONEntries.fields(scanner)
                try scanner.skipValue()
                try scanner.finish()
                return fields["paper"] == .object
                    || isText && PythonLiteral.begins(line.drop { $0 != UInt8(ascii: "{") }.prefix(64))
            } catch { return false }
        }
    }

    /// Whether the document is one string, or one a line, with Python inside.
    private static func isPythonText(_ head: ListingHead) -> Bool {
        guard let first = head.firstIndex else { return false }
        return PythonLiteral.begins(head.bytes[(first + 1)...].prefix(4096))
    }

    /// The text that a document is which is a single string.
    private static func textOfDocument(_ bytes: [UInt8]) -> [UInt8]? {
        var scanner = JSONScanner(bytes)
        do throws(JSONError) {
            let text = try scanner.readString()
            try scanner.finish()
            return Array(text.utf8)
        } catch { return nil }
    }
}
