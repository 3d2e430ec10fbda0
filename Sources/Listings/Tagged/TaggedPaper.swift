import Papers
import ReadableText

/// The paper of a record of a tagged bibliography.
enum TaggedPaper {
    /// The paper, with its title and abstract as they are written; nil where it has neither.
    static func paper(_ record: TaggedRecord, _ form: TaggedForm, listedDay: CalendarDay?) -> Paper? {
        var paper = Paper(
            title: record.texts(.title).first ?? "", abstract: record.texts(.abstract).joined(separator: " "))
        if paper.title.isEmpty, paper.abstract.isEmpty { return nil }
        paper.doi = doi(record, form)
        paper.identify(by: identifier(record, doi: paper.doi))
        let authors = record.texts(.authors)
        paper.setAuthors(names(authors.isEmpty && form != .medline ? record.texts(.otherAuthors) : authors))
        let year = record.texts(.year).first
        paper.published = TaggedDate.date(record.allTexts(.date), year: year)
        paper.listed = listedDay.map { PaperDate($0, .stated) }
        paper.venue = venue(record, title: paper.title, year: year.flatMap(TaggedDate.year))
        paper.keywords = keywords(record.texts(.keywords))
        paper.language = record.texts(.language).lazy.compactMap { LanguageCode.code($0) }.first
        paper.type = WorkType.word(ofAny: record.allTexts(.type))
        return paper
    }

    /// The DOI where it belongs, else in an address.
    private static func doi(_ record: TaggedRecord, _ form: TaggedForm) -> String? {
        let stated = record.allTexts(.doi)
        // MEDLINE says behind each identifier what it is: `10.1000/x [doi]`.
        if form == .medline {
            return stated.lazy.filter { $0.hasSuffix("[doi]") }.compactMap { PaperIdentifier.doi($0) }.first
        }
        return (stated + record.allTexts(.links)).lazy.compactMap { PaperIdentifier.doi($0) }.first
    }

    /// The identifier of arXiv, wherever it stands, else that of OpenReview. Numbers of data bases and keys are of no
    /// known collection.
    private static func identifier(_ record: TaggedRecord, doi: String?) -> WrittenIdentifier? {
        if let id = doi.flatMap({ WrittenIdentifier(arXiv: $0) }) { return id }
        let (links, numbers) = (record.allTexts(.links), record.allTexts(.numbers))
        for text in links + numbers {
            if let id = WrittenIdentifier(arXiv: text) { return id }
        }
        // A note may speak of another paper, but not with its first word.
        let firstWords = numbers.map { String(decoding: $0.utf8.prefix { $0 != 0x20 }, as: UTF8.self) }
        for text in firstWords + record.allTexts(.venue) + links {
            if let id = WrittenIdentifier(arXivWithin: text) { return id }
        }
        return links.lazy.compactMap { WrittenIdentifier(address: $0) }.first
    }

    /// Names in their usual order. Each stands in a value of its own; some services put several into one.
    private static func names(_ texts: [String]) -> [String] {
        texts.flatMap { text in
            text.utf8.contains(UInt8(ascii: ";")) ? AuthorNames.split(text) : [AuthorNames.forenamesFirst(text)]
        }.filter { !nobody.contains($0) }
    }

    private static let nobody: Set<String> = ["et al", "et al.", "others", "et al.,", "[Anonymous]", "Anonymous"]

    private static func venue(_ record: TaggedRecord, title: String, year: String?) -> String? {
        record.allTexts(.venue).first { $0 != title && !$0.utf8.allSatisfy { !ASCII.isLetter($0) && $0 < 0x80 } }
            .flatMap { VenueName.name($0, year: year) }
    }

    /// Keywords, one in each value or several with semicolons, in a single value also with commas; an asterisk marks
    /// the main ones.
    private static func keywords(_ texts: [String]) -> [String] {
        let isList = texts.count == 1 && !texts[0].utf8.contains(UInt8(ascii: ";"))
        let mark = UInt8(ascii: isList ? "," : ";")
        return texts.flatMap { text in
            text.bytes.split(separator: mark).map { part in
                Spacing.singleSpaced(part.drop { $0 == 0x20 || $0 == UInt8(ascii: "*") })
            }
        }.filter { !$0.isEmpty }
    }
}
