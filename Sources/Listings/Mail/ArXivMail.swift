import Papers
import ReadableText

extension ListingFormat {
    /// The plain-text mail in which arXiv announces a day's papers, or a mailbox of such mails.
    public static let arXivMail = ListingFormat("arxiv-mail", title: "arXiv mail", source: .arXiv)
}

/// The plain-text mail in which arXiv announces a day's papers: with its header, as a text without
/// it, or many of them in a mailbox.
///
/// The day of a mail's `Date` field, in its own zone, is the listing's. New papers and cross-lists
/// have it; a new version has not, since it says nothing of when the paper came out: its entry,
/// which has no abstract, is kept as a sighting with title, authors and categories, and counted in
/// a note.
///
/// Source: https://info.arxiv.org/help/subscribe.html ("email alerts") for what is sent; the form
/// of the entries is that of https://info.arxiv.org/help/prep.html, which describes their fields.
struct ArXivMail: ListingFormatReader {
    let format = ListingFormat.arXivMail
    let knowsEncoding = true

    func recognizes(_ head: ListingHead) -> Bool {
        guard head.first != UInt8(ascii: "<"), head.first != UInt8(ascii: "{"), !head.bytes.contains(0) else {
            return false
        }
        var mailbox = Mailbox(ByteStream(bytes: head.bytes, name: ""), maximumLineLength: LineReader.usualMaximumLength)
        // The bytes are in memory, so that nothing can fail.
        guard let message = try? mailbox.next() else { return false }
        let lines = MailMessage(message.lines).body
        return lines.indices.contains { index in
            guard Self.isMark(lines[index]) else { return false }
            let next = lines[(index + 1)...].prefix(3).first { !$0.isBlank }?.text ?? ""
            return ["arXiv:", "Paper:", "Paper ("].contains { next.hasPrefix($0) }
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var mailbox = Mailbox(stream, maximumLineLength: settings.maximumLineLength)
        var replacements = 0
        while sink.wantsMore, let (lines, isTooLarge) = try mailbox.next() {
            if isTooLarge { sink.reject(line: lines.first?.number, .oversized) }
            let message = MailMessage(lines)
            let day = MailDay(message, given: settings.listedDay)
            for note in day.notes { sink.note(note) }
            var entries = ArXivMailEntries()
            for line in message.body {
                if let entry = entries.take(line, &sink) { Self.add(entry, day.listed, &replacements, to: &sink) }
            }
            entries.finish(&sink)
        }
        if replacements > 0 { sink.note(.replacements(replacements)) }
    }

    /// Whether a line is nothing but `\\`.
    static func isMark(_ line: TextLine) -> Bool { line.text == #"\\"# }

    private static func add(
        _ entry: ArXivMailEntry, _ day: PaperDate?, _ replacements: inout Int, to sink: inout ListingSink
    ) {
        guard var paper = entry.paper(&sink) else { return sink.reject(line: entry.line, .noText) }
        if entry.isReplacement { replacements += 1 } else { paper.listed = day }
        sink.add(paper)
    }
}

/// Finds the entries among the lines of a mail.
struct ArXivMailEntries {
    private enum Place {
        case between, fields, abstract
    }
    private var place = Place.between
    private var entry = ArXivMailEntry(line: 0)
    /// The line of a mark that ended an abstract: it begins another entry where the line at the end
    /// of the one before is missing.
    private var doubtfulMark: TextLine?

    /// Takes a line, and returns the entry that it ends.
    mutating func take(_ line: TextLine, _ sink: inout ListingSink) -> ArXivMailEntry? {
        let isMark = ArXivMail.isMark(line)
        let isEnd = !isMark && line.bytes.starts(with: #"\\ ("#.utf8)
        switch place {
        case .between:
            if isMark {
                begin(line)
            } else if let mark = doubtfulMark, ArXivMailEntry.beginsFields(line) {
                begin(mark)
                entry.takeField(line)
            }
            if !line.isBlank { doubtfulMark = nil }
        case .fields:
            if isEnd { return end(line) }
            if isMark {
                place = .abstract
            } else if Self.isRule(line) {
                finish(&sink)
            } else {
                entry.takeField(line)
            }
        case .abstract:
            if isEnd { return end(line) }
            // The line with the address is missing from some mirrors' mails.
            if isMark || Self.isRule(line) {
                doubtfulMark = isMark ? line : nil
                return end(nil)
            }
            if entry.isWithoutAbstract, ArXivMailEntry.beginsFields(line) {
                // What seemed to begin the abstract began another entry.
                sink.reject(line: entry.line, .entryCut(entry.name))
                begin(line)
                entry.takeField(line)
                return nil
            }
            entry.takeAbstract(line)
        }
        return nil
    }

    /// Tells of an entry that has no end.
    mutating func finish(_ sink: inout ListingSink) {
        if place != .between { sink.reject(line: entry.line, .entryCut(entry.name)) }
        place = .between
    }

    private mutating func begin(_ line: TextLine) {
        entry = ArXivMailEntry(line: line.number)
        place = .fields
    }

    private mutating func end(_ line: TextLine?) -> ArXivMailEntry {
        if let line { entry.takeEnd(line) }
        place = .between
        return entry
    }

    /// Whether a line is one of those that separate entries and sections.
    private static func isRule(_ line: TextLine) -> Bool {
        line.bytes.count >= 60
            && line.bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "%") || $0 == 0x20 }
    }
}
