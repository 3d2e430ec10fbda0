import Papers
import ReadableText

extension ListingFormat {
    /// Lines that begin with `Title:`, `PDF:`, `Summary:`.
    public static let metadataText = ListingFormat("metadata-text", title: "metadata text", leavesDayToFileName: true)
}

/// Papers as labelled lines, an entry after another: `Title:`, `PDF:`, `Summary:` and a line of dashes.
///
/// So small programs around the Daily Papers interface save it; the form is described by one that
/// writes it: <https://github.com/InMatrix/ai-papers-reader/blob/main/src/fetch_papers.py>. Lines
/// without a label go on with the summary, or with the title before it. An entry ends with a line
/// of dashes, or where the next title begins.
struct MetadataText: ListingFormatReader {
    let format = ListingFormat.metadataText

    /// The first line is a title, and an address or a summary follows.
    func recognizes(_ head: ListingHead) -> Bool {
        guard let first = head.firstIndex, Label(head.bytes[first...])?.name == .title else { return false }
        return head.lines.contains { line in
            let label = Label(line)?.name
            return label == .summary || label == .address
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var lines = LineReader(stream, maximumLength: settings.maximumLineLength)
        var entry = MetadataEntry()
        var hasMarks = false
        while sink.wantsMore, let line = try lines.next() {
            let bytes = Self.withoutCutCharacter(line.bytes)
            let isMark = Self.isMark(bytes)
            if isMark || entry.isComplete && Label(bytes)?.name == .title {
                hasMarks = hasMarks || isMark
                entry.finish(settings.listedDay, into: &sink)
                entry = MetadataEntry()
            }
            if !isMark { entry.add(bytes, line, limit: settings.maximumLineLength) }
        }
        if hasMarks, entry.isComplete { sink.note(line: entry.line, .endsWithoutMark(title: entry.title)) }
        entry.finish(settings.listedDay, into: &sink)
    }

    /// Three dashes or more, and nothing else.
    private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
        let trimmed = bytes.prefix { $0 == UInt8(ascii: "-") }
        return trimmed.count >= 3 && bytes.dropFirst(trimmed.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// A file that was cut somewhere ends in the middle of a character as often as not; anywhere
    /// else the rest is damage.
    private static func withoutCutCharacter(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let last = Array(bytes.suffix(4))
        return UTF8Check.cutCharacter(last).map { bytes.dropLast(last.count - $0) } ?? bytes
    }
}

/// A label at the beginning of a line, and where the text behind it begins.
private struct Label {
    enum Name { case title, address, summary, authors, published }

    let name: Name
    let text: ArraySlice<UInt8>

    private static let names: [(spelling: String, name: Name)] = [
        ("title:", .title), ("pdf:", .address), ("url:", .address), ("link:", .address), ("summary:", .summary),
        ("abstract:", .summary),
        ("authors:", .authors), ("published:", .published), ("date:", .published),
    ]

    init?(_ line: ArraySlice<UInt8>) {
        let start = String(decoding: line.prefix(12), as: UTF8.self).lowercased()
        guard let found = Self.names.first(where: { start.hasPrefix($0.spelling) }) else { return nil }
        name = found.name
        text = line.dropFirst(found.spelling.utf8.count)
    }
}

/// An entry while its lines are gathered.
private struct MetadataEntry {
    private(set) var line: Int?
    private var fields: [Label.Name: [UInt8]] = [:]
    private var last = Label.Name.title
    private var fault: RejectionReason?

    /// Whether a title would begin another entry.
    var isComplete: Bool { fields[.summary] != nil || fields[.address] != nil }

    var title: String { text(.title) }

    mutating func add(_ bytes: ArraySlice<UInt8>, _ line: LineReader.Line, limit: Int) {
        if line.isTooLong { fault = .lineTooLong(limit: limit) }
        if self.line == nil, !line.isBlank { self.line = line.number }
        let label = Label(bytes)
        let text = label?.text ?? bytes
        last = label?.name ?? last
        if let offset = UTF8Check.firstInvalid(Array(bytes), 0..<bytes.count) {
            fault = fault ?? .invalidUTF8(offset: offset)
        }
        guard (fields[last]?.count ?? 0) + text.count <= limit else {
            fault = .lineTooLong(limit: limit)
            return
        }
        fields[last, default: []] += [0x20] + text
    }

    func finish(_ listedDay: CalendarDay?, into sink: inout ListingSink) {
        guard let line else { return }
        if let fault { return sink.reject(line: line, fault) }
        var paper = Paper(title: title, abstract: text(.summary))
        if paper.title.isEmpty, paper.abstract.isEmpty { return sink.reject(line: line, .noText) }
        if paper.title.isEmpty { return sink.reject(line: line, .abstractAlone) }
        let address = text(.address)
        paper.identify(by: WrittenIdentifier(address: address))
        paper.published = PaperDate(written: text(.published))
        paper.listed = listedDay.map { PaperDate($0, .stated) }
        paper.authors = AuthorNames.split(text(.authors))
        paper.authorCount = paper.authors.isEmpty ? nil : paper.authors.count
        sink.add(paper)
    }

    private func text(_ name: Label.Name) -> String { fields[name].map { Spacing.singleSpaced($0[...]) } ?? "" }
}

/// The listing ends in an entry that lacks the mark at its end.
struct EndsWithoutMark: FormatFact {
    let title: String

    var description: String {
        "the listing ends in the entry '\(ReadableText.shortened(title))' without the mark at its end: it may be "
            + "cut there"
    }
}

extension ListingNote.Kind {
    static func endsWithoutMark(title: String) -> Self { .ofFormat(EndsWithoutMark(title: title)) }
}
