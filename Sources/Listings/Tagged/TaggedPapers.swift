import Papers
import ReadableText

extension ListingFormat {
    /// A bibliography in RIS.
    public static let ris = ListingFormat("ris", title: "RIS")
    /// What PubMed exports: `.nbib`.
    public static let medline = ListingFormat("medline", title: "PubMed (MEDLINE)")
    /// A bibliography with the tags of EndNote: `.enw`.
    public static let endNote = ListingFormat("endnote", title: "EndNote tags")
    /// What the Web of Science exports as plain text: `savedrecs.txt`, `.ciw`.
    public static let webOfScience = ListingFormat("wos", title: "Web of Science text")
}

/// Bibliographies whose fields begin with tags: every record with a title or an abstract is a paper, whatever its type.
///
/// Services put lines of their own between records (numbers, links, names), and forget the line that ends one. So a
/// record goes from the line that begins it to the one that ends it, or to the next beginning; what is between records
/// is passed over, unless it is a title, an abstract or an author: then a record has lost its beginning.
///
/// Sources: RIS, https://en.wikipedia.org/wiki/RIS_(file_format) and
/// https://web.archive.org/web/20110930172154/http://www.refman.com/support/risformat_intro.asp; MEDLINE,
/// https://www.nlm.nih.gov/bsd/mms/medlineelements.html; EndNote,
/// https://docs.endnote.com/docs/endnote/v1/windows/content/11-import/import_tagged_endnote_import_format.htm; Web of
/// Science, https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html.
struct TaggedPapers: ListingFormatReader {
    private let form: TaggedForm

    init(_ form: TaggedForm) { self.form = form }

    var format: ListingFormat {
        switch form {
        case .ris: .ris
        case .medline: .medline
        case .endNote: .endNote
        case .webOfScience: .webOfScience
        }
    }

    /// A record's beginning, and a field of a paper behind it.
    func recognizes(_ head: ListingHead) -> Bool {
        guard let first = head.first, !"{[<@\"".utf8.contains(first), !head.bytes.contains(0) else { return false }
        if form == .endNote, first != UInt8(ascii: "%") { return false }
        var scanner = TaggedScanner(form)
        var hasBegun = false
        for line in head.lines {
            switch scanner.take(line.last == 0x0D ? line.dropLast() : line) {
            case .begin: hasBegun = true
            case .field(let found):
                if hasBegun || form == .endNote, form.tags(of: .title).contains(found.tag) { return true }
            case .end: if hasBegun { return true }
            case .text: break
            }
        }
        return false
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var lines = LineReader(stream, maximumLength: settings.maximumLineLength)
        var gathering = Gathering(form, settings)
        while sink.wantsMore, let line = try lines.next() { gathering.take(line, into: &sink) }
        gathering.end(into: &sink)
        sink.tellLacks(.fields, notUnderstood: [])
    }
}

/// What the lines of a tagged bibliography are, one after another.
struct TaggedScanner {
    enum Piece {
        case begin(TaggedLine)
        case field(TaggedLine)
        case end
        /// A line without a tag.
        case text(ArraySlice<UInt8>)
    }

    private let form: TaggedForm
    /// How the record writes its tags, where it does so in a way of its own.
    private var style: TaggedLine.Style?

    init(_ form: TaggedForm) { self.form = form }

    mutating func take(_ line: ArraySlice<UInt8>) -> Piece {
        // Files that were put together have a byte order mark in the middle.
        let line = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
        let beginning = form == .ris ? TaggedLine.beginning(line) : nil
        if let beginning { style = beginning }
        guard let found = TaggedLine(line, form, style) else { return .text(line) }
        if found.tag == form.end { return .end }
        guard found.tag == form.beginning, form != .ris || beginning != nil else { return .field(found) }
        return .begin(found)
    }
}

/// A bibliography while its records are gathered.
private struct Gathering {
    private let form: TaggedForm
    private let settings: ListingSettings
    private var scanner: TaggedScanner
    private var record: TaggedRecord?
    private var isAfterBlank = false
    private var hasEnds = false

    init(_ form: TaggedForm, _ settings: ListingSettings) {
        (self.form, self.settings, scanner) = (form, settings, TaggedScanner(form))
    }

    mutating func take(_ line: LineReader.Line, into sink: inout ListingSink) {
        if line.isTooLong { return fail(.lineTooLong(limit: settings.maximumLineLength)) }
        if line.isBlank {
            isAfterBlank = true
            return
        }
        defer { isAfterBlank = false }
        let piece = scanner.take(line.bytes)
        if case .begin(let found) = piece {
            finish(into: &sink)
            record = TaggedRecord(form, line: line.number, isBegun: true)
            record?.add(found)
            return
        }
        if case .end = piece {
            hasEnds = hasEnds || record != nil
            return finish(into: &sink)
        }
        if case .field(let found) = piece, form.isTelling(found.tag), record.map(isOver) ?? true {
            finish(into: &sink)
            record = TaggedRecord(form, line: line.number, isBegun: false)
        }
        if let offset = UTF8Check.firstInvalid(Array(line.bytes), 0..<line.bytes.count) {
            record?.fail(.invalidUTF8(offset: offset))
        }
        switch piece {
        case .field(let found): record?.add(found)
        case .text(let text): record?.goOn(with: text)
        case .begin, .end: break
        }
    }

    private mutating func fail(_ reason: RejectionReason) { record?.fail(reason) }

    /// Whether a record without beginning ends where another one seems to begin behind a blank line.
    private func isOver(_ record: TaggedRecord) -> Bool { isAfterBlank && !record.isBegun && record.hasText }

    /// Ends the listing. Where other records have the line that ends them, the last one may be cut without it.
    mutating func end(into sink: inout ListingSink) {
        if hasEnds, let record, let title = record.texts(.title).first {
            sink.note(line: record.line, .endsWithoutMark(title: title))
        }
        finish(into: &sink)
    }

    private mutating func finish(into sink: inout ListingSink) {
        guard let record = record.take() else { return }
        if let fault = record.fault { return sink.reject(line: record.line, fault) }
        guard let paper = TaggedPaper.paper(record, form, listedDay: settings.listedDay) else {
            return sink.reject(line: record.line, .noText)
        }
        if let kind = NoPaper(type: paper.type) { return sink.passOver(kind) }
        sink.add(paper)
    }
}
