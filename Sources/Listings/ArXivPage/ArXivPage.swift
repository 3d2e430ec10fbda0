import Papers
import ReadableText

extension ListingFormat {
    /// A page of arXiv's lists (`https://arxiv.org/list/cs.LG/new`) as a browser saves or copies it.
    public static let arXivPage = ListingFormat("arxiv-page", title: "arXiv listing page", source: .arXiv)
}

/// A page of arXiv's lists: that of a day (`new`), of a week (`recent`, `pastweek`) or of a month, as a browser saves it
/// (HTML, MHTML) or copies its text.
///
/// Headings say the day and whether papers are new, cross-listed or new versions; these last say nothing of when a
/// paper came out: they are kept, without listing day, and counted in a note. Only lists of a day have abstracts.
///
/// Nobody describes the pages; what is known stands here. What the lists are: https://info.arxiv.org/help/listings.html.
struct ArXivPage: ListingFormatReader {
    let format = ListingFormat.arXivPage

    /// HTML with the classes of the lists' entries; text with a line of an entry's head and its labels.
    func recognizes(_ head: ListingHead) -> Bool {
        guard let first = head.firstIndex, !head.bytes.contains(0) else { return false }
        let bytes = head.bytes[first...]
        if head.first == UInt8(ascii: "<") { return Self.isList(bytes) }
        if Self.isArchive(head.bytes) { return true }
        var found = (head: false, title: false, subjects: false)
        for line in head.lines where line.count < 4096 {
            let text = Spacing.singleSpaced(line)
            if ArXivPageEntry.head(text) != nil { found.head = true }
            if found.head, text.utf8.starts(with: "Title:".utf8) { found.title = true }
            if found.title, text.utf8.starts(with: "Subjects:".utf8) { found.subjects = true }
            if found == (true, true, true) { return true }
        }
        return false
    }

    /// Whether HTML has arXiv's list of entries, or a heading of its pages.
    private static func isList(_ html: ArraySlice<UInt8>) -> Bool {
        guard html.firstRange(ofMark: "arxiv".utf8) ?? html.firstRange(ofMark: "arXiv".utf8) != nil else {
            return false
        }
        let signs = ["id='articles'", "id=\"articles\"", "class='list-title", "class=\"list-title", "list-identifier"]
        return signs.contains { html.firstRange(ofMark: $0.utf8) != nil }
    }

    /// Whether the beginning is that of a list saved as MHTML.
    private static func isArchive(_ head: [UInt8]) -> Bool {
        head.prefix(4096).firstRange(ofMark: "multipart/related".utf8) != nil
            && head.prefix(4096).firstRange(ofMark: "arxiv.org/list/".utf8) != nil
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        let bytes = try stream.readText(droppingCutCharacter: true)
        let html = PageHTML.isHTML(bytes) ? bytes : PageHTML.archived(bytes)
        var gathering = Gathering(settings)
        if let html {
            for line in PageHTML.lines(of: html) { gathering.take(line.text, line: line.number, into: &sink) }
        } else {
            var number = 0
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                number += 1
                gathering.take(Spacing.singleSpaced(line), line: number, into: &sink)
            }
        }
        gathering.end(into: &sink)
        sink.tellLacks(.fields, notUnderstood: [])
        if gathering.hasHeading { sink.declareEmpty(because: "the list has no entries") }
    }
}

/// The entries of a list while its lines are gathered.
private struct Gathering {
    private let settings: ListingSettings
    private var day: CalendarDay?
    private var isReplacements = false
    private var entry: ArXivPageEntry?
    private var replacements = 0
    private(set) var hasHeading = false

    init(_ settings: ListingSettings) { self.settings = settings }

    mutating func take(_ text: String, line: Int, into sink: inout ListingSink) {
        if text.isEmpty { return }
        if let heading = ArXivPageHeading(text) {
            finish(into: &sink)
            hasHeading = true
            day = heading.day ?? day
            isReplacements = heading.isReplacements ?? isReplacements
        } else if let head = ArXivPageEntry.head(text) {
            finish(into: &sink)
            let isReplacement = isReplacements || head.isReplaced
            entry = ArXivPageEntry(id: head.id, line: line, isReplacement: isReplacement)
        } else {
            entry?.take(text)
        }
    }

    mutating func end(into sink: inout ListingSink) {
        finish(into: &sink)
        if replacements > 0 { sink.note(.replacements(replacements)) }
    }

    private mutating func finish(into sink: inout ListingSink) {
        guard let entry = entry.take() else { return }
        guard var paper = entry.paper else { return sink.reject(line: entry.line, .noText) }
        if entry.isReplacement {
            replacements += 1
        } else {
            paper.listed = (day ?? settings.listedDay).map { PaperDate($0, .stated) }
        }
        sink.add(paper)
    }
}
