import Papers
import ReadableText

extension ListingFormat {
    /// A Daily Papers page as a browser copies, prints or saves it: text, Markdown, HTML or MHTML.
    public static let dailyPapersPage = ListingFormat("page", title: "Daily Papers page", source: .dailyPapers)
}

/// A Daily Papers page, or the texts of several one after another, as a browser copies, prints or saves it, or as a
/// program that clips web pages writes it.
///
/// Text: above, the page's frame and its day; then the papers: perhaps the number of votes, title, abstract, and
/// mostly a line with the number of authors (or an organization) and one with the date. There are no identifiers.
/// Markdown has them in its links. HTML and MHTML have what the site's interface answers, else links as well.
struct DailyPapersPage: ListingFormatReader {
    let format = ListingFormat.dailyPapersPage

    /// The heading, or a line such as `• 6 authors`; of HTML and MHTML, what says that the page is the site's.
    func recognizes(_ head: ListingHead) -> Bool {
        guard !head.bytes.contains(0) else { return false }
        if head.first == UInt8(ascii: "<") { return PageHTML.isPage(head.bytes[...]) }
        if PageHTML.isArchivedPage(head.bytes) || PageMarkdown.isPage(head.bytes[...]) { return true }
        return head.lines.contains { line in
            guard line.count <= 100 else { return false }
            switch PageLine.kind(of: Spacing.singleSpaced(line)) {
            case .heading: return true
            case .ending(let ending): return ending.authors != nil
            default: return false
            }
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        let bytes = try stream.readText(droppingCutCharacter: true)
        let archived = PageHTML.isHTML(bytes) ? nil : PageHTML.archived(bytes)
        if archived == nil, !PageHTML.isHTML(bytes) {
            let isMarkdown = PageMarkdown.isPage(bytes[...])
            let lines = isMarkdown ? PageMarkdown.lines(of: bytes) : PageLine.lines(of: bytes)
            let copied = isMarkdown ? PageMarkdown.dayOfCopy(bytes) : nil
            return Self.read(PageSections.sections(of: lines, copied: copied), settings, into: &sink)
        }
        let html = archived ?? bytes
        if let data = PageHTML.data(html) { return Self.read(data, settings, into: &sink) }
        let lines = PageHTML.lines(of: html)
        guard lines.contains(where: \.isLinkedTitle) else {
            return sink.reject(line: nil, .savedWithoutPapers(archived == nil ? "HTML" : "MHTML"))
        }
        Self.read(PageSections.sections(of: lines), settings, into: &sink)
    }

    /// Adds the entries that a page keeps for its script: those of the site's interface.
    private static func read(_ data: PageHTML.Data, _ settings: ListingSettings, into sink: inout ListingSink) {
        var settings = settings
        settings.listedDay = data.day ?? settings.listedDay
        JSONEntries.read(data.json, settings, into: &sink) { entry, day, _, sink in
            sink.add(try DailyPapersEntry(entry).paper(listedDay: day))
        }
    }

    private static func read(_ sections: [PageSection], _ settings: ListingSettings, into sink: inout ListingSink) {
        var search = 0
        for section in sections {
            let papers = Self.add(section, settings, isOnlyPage: sections.count == 1, to: &sink)
            if let span = PageSpan(papers) {
                search += papers.count
                sink.note(.searchPage(papers: span.dated, older: span.older))
            }
        }
        if search * 2 > sink.listing.paperCount { sink.setSpan(.search) }
    }

    /// Adds one page's papers with their notes, and returns them.
    private static func add(
        _ section: PageSection, _ settings: ListingSettings, isOnlyPage: Bool, to sink: inout ListingSink
    ) -> [Paper] {
        if let bad = section.badDate { sink.note(line: section.dateLine, .badDate(bad)) }
        let day = PageDay(section, settings, isOnlyPage: isOnlyPage)
        for note in day.notes { sink.note(line: section.dateLine, note) }
        addLeftOver(section.leftOver, to: &sink)
        for (line, text) in section.stray { sink.note(line: line, .strayText(text)) }
        var papers: [Paper] = []
        for (index, entry) in section.entries.enumerated() {
            let isLast = index == section.entries.count - 1
            if isLast, entry.ending == nil, entry.abstract.isEmpty {
                addCutEnd(entry.title, after: papers.last, to: &sink)
                continue
            }
            let paper = paper(entry, day, &sink)
            papers.append(paper)
            sink.add(paper)
        }
        noteUndated(section, to: &sink)
        return papers
    }

    private static func paper(_ entry: PageEntry, _ day: PageDay, _ sink: inout ListingSink) -> Paper {
        var paper = Paper(title: entry.title.text, abstract: entry.abstract.map(\.text).joined(separator: " "))
        paper.listed = day.listed
        paper.authorCount = entry.ending?.authors
        paper.comments = entry.ending?.comments
        paper.upvotes = entry.votes?.number
        paper.identify(by: entry.id.flatMap { WrittenIdentifier(arXiv: $0) })
        if let bad = entry.ending?.badDate { sink.note(line: entry.ending?.dateLine, .badDate(bad)) }
        guard let date = entry.ending?.date else { return paper }
        if date.year != nil {
            paper.published = date.day().map { PaperDate($0, .stated) }
        } else if let year = day.year {
            publish(&paper, date, year, day.listed?.day, line: entry.ending?.dateLine, &sink)
        }
        return paper
    }

    /// Gives a paper a date whose year the page leaves out: within the listing's year and not after its day.
    private static func publish(
        _ paper: inout Paper, _ date: PageDate, _ year: (value: Int, provenance: Provenance), _ listed: CalendarDay?,
        line: Int?,
        _ sink: inout ListingSink
    ) {
        guard let published = date.day(inYear: year.value) else {
            return sink.note(line: line, .badDate("\(date.text), \(year.value)"))
        }
        if let listed, published > listed {
            return sink.note(line: line, .dateAfterListing(date.text, title: paper.title))
        }
        paper.published = PaperDate(published, year.provenance)
    }

    /// A short text is a part of the frame that was not known; a long one is an abstract that lost its title.
    private static func addLeftOver(_ paragraphs: [PageParagraph], to sink: inout ListingSink) {
        for paragraph in paragraphs {
            if paragraph.isLong {
                sink.reject(line: paragraph.line, .abstractAlone)
            } else {
                sink.note(line: paragraph.line, .passedOver(paragraph.text))
            }
        }
    }

    /// What stands alone at the end: the first letters of a date where the entry before has none,
    /// else a title that lost the rest.
    private static func addCutEnd(_ text: PageParagraph, after paper: Paper?, to sink: inout ListingSink) {
        let isCutDate = paper?.authorCount != nil && paper?.published == nil && MonthName.begins(with: text.text)
        if isCutDate { return sink.note(line: text.line, .badDate(text.text)) }
        sink.reject(line: text.line, .titleAlone(text.text))
    }

    private static func noteUndated(_ section: PageSection, to sink: inout ListingSink) {
        let undated = section.entries.dropLast().count { $0.ending == nil }
        if undated > 0 { sink.note(.undated(undated)) }
        if let last = section.entries.last, last.ending == nil, !last.abstract.isEmpty {
            sink.note(line: last.title.line, .endsInEntry(title: last.title.text))
        }
    }
}
