import Papers
import ReadableText

extension ListingFormat {
    /// A bibliography in BibTeX.
    public static let bibTeX = ListingFormat("bibtex", title: "BibTeX")
}

/// Bibliographies in BibTeX: every entry with a title or an abstract is a paper, whatever its type.
///
/// Fields: <https://tug.org/bibtex/doc/btxdoc.pdf>; `eprint`, `archivePrefix` and `primaryClass`:
/// <https://info.arxiv.org/help/hypertex/bibstyles/index.html>. Most entries state a year and
/// perhaps a month, which is what is known of their date then.
struct BibTeXPapers: ListingFormatReader {
    let format = ListingFormat.bibTeX

    /// An entry begins on one of the first lines.
    func recognizes(_ head: ListingHead) -> Bool {
        guard let first = head.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "["), first != UInt8(ascii: "<")
        else {
            return false
        }
        guard !head.bytes.contains(0) else { return false }
        return head.lines.contains { line in
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard text.first == UInt8(ascii: "@"),
                let open = text.firstIndex(of: UInt8(ascii: "{")) ?? text.firstIndex(of: UInt8(ascii: "("))
            else { return false }
            let type = String(decoding: text[(text.startIndex + 1)..<open], as: UTF8.self).lowercased()
            return Self.types.contains(Spacing.singleSpaced(type))
        }
    }

    /// Types by which a bibliography is recognized; entries of others are read all the same.
    static let types: Set<String> = [
        "article", "book", "booklet", "collection", "comment", "conference", "dataset", "electronic", "inbook",
        "incollection",
        "inproceedings",
        "manual", "mastersthesis", "misc", "online", "patent", "phdthesis", "preamble", "proceedings", "report",
        "software", "string",
        "techreport",
        "thesis", "unpublished",
    ]

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var scanner = BibTeXScanner(try stream.readText(droppingCutCharacter: true))
        while sink.wantsMore, let entry = scanner.next() {
            switch entry {
            case .success(let entry):
                guard let paper = Self.paper(entry, listedDay: settings.listedDay) else {
                    sink.reject(line: entry.line, .noText)
                    continue
                }
                if let kind = NoPaper(type: paper.type) { sink.passOver(kind) } else { sink.add(paper, .latex) }
            case .failure(let error): sink.reject(line: error.line, .brokenEntry(error))
            }
        }
        for (line, text) in scanner.stray { sink.note(line: line, .strayText(text)) }
    }

    /// The paper of an entry, with its title and abstract as they are written; nil where it has neither.
    static func paper(_ entry: BibTeXEntry, listedDay: CalendarDay? = nil) -> Paper? {
        func value(_ name: String) -> String? {
            entry.fields[name].map { Spacing.singleSpaced($0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        guard value("title") != nil || value("abstract") != nil else { return nil }
        var paper = Paper(title: value("title") ?? "", abstract: value("abstract") ?? "")
        paper.doi = value("doi").map(withoutBraces).flatMap(PaperIdentifier.doi)
        paper.identify(by: identifier(entry, doi: paper.doi, value))
        paper.authors = BibTeXNames.names(entry.fields["author"] ?? "").map(readable)
        paper.authorCount = paper.authors.isEmpty ? nil : paper.authors.count
        paper.published = BibTeXDate.date(entry.fields)
        paper.listed = listedDay.map { PaperDate($0, .stated) }
        paper.venue = venue(value)
        paper.language =
            ["langid", "language", "hyphenation"].lazy.compactMap(value)
            .compactMap { LanguageCode.code(withoutBraces($0)) }.first
        paper.type = WorkType.word(ofAny: [entry.type] + [value("type")].compactMap { $0.map(withoutBraces) })
        paper.categories = value("primaryclass").map { [withoutBraces($0)] } ?? []
        paper.keywords = keywords(value("keywords") ?? value("keyword") ?? "")
        return paper
    }

    /// The identifier of arXiv, wherever it stands, else that of OpenReview. Keys are whatever the
    /// bibliography's owner likes, and identify nothing.
    private static func identifier(_ entry: BibTeXEntry, doi: String?, _ value: (String) -> String?)
        -> WrittenIdentifier?
    {
        let archive = (value("archiveprefix") ?? value("eprinttype") ?? "arxiv").lowercased()
        if archive.contains("arxiv"),
            let id = value("eprint").map(withoutBraces).flatMap({ WrittenIdentifier(arXiv: $0) })
        {
            return id
        }
        if let id = doi.flatMap({ WrittenIdentifier(arXiv: $0) }) { return id }
        for name in ["url", "journal", "journaltitle", "volume", "note", "howpublished", "pages"] {
            if let id = value(name).flatMap({ WrittenIdentifier(arXivWithin: $0) }) { return id }
        }
        return value("url").flatMap { WrittenIdentifier(address: withoutBraces($0)) }
    }

    /// The journal or the proceedings, with the year where they do not say it; archives of
    /// preprints are no place of publication.
    private static func venue(_ value: (String) -> String?) -> String? {
        guard let name = value("journal") ?? value("journaltitle") ?? value("booktitle") else { return nil }
        return VenueName.name(readable(name), year: value("year").map(withoutBraces))
    }

    private static func keywords(_ value: String) -> [String] {
        let separator = value.utf8.contains(UInt8(ascii: ";")) ? ";" : ","
        return BibTeXNames.split(value, at: separator).map(readable).filter { !$0.isEmpty }
    }

    /// A side field without its LaTeX.
    private static func readable(_ text: String) -> String {
        text.utf8.contains { "\\{}~$".utf8.contains($0) } ? ReadableText.make(text, .latex) : text
    }

    private static func withoutBraces(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }, as: UTF8.self)
    }
}
