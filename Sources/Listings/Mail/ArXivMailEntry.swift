import Papers
import ReadableText

/// One entry of arXiv's daily mail: fields between two lines `\\`, the abstract, and a line `\\ ( address , size)`.
///
///     \\
///     arXiv:2403.90001 (*cross-listing*)
///     Date: Mon, 11 Mar 2024 09:00:00 GMT   (7kb)
///
///     Title: Lanterns for Long
///       Corridors
///     Authors: Ada Example and Cyd Model
///     Categories: cs.LG cs.CV
///     \\
///       We light corridors.
///     \\ ( https://arxiv.org/abs/2403.90001 ,  7kb)
///
/// An entry of a new version says `replaced with revised version Tue, 12 Mar 2024 …` in place of
/// `Date:`, and has no abstract.
struct ArXivMailEntry {
    /// The line on which it begins.
    let line: Int
    /// The identifier.
    private(set) var identifier: WrittenIdentifier?
    /// Whether it is a new version of a paper that came out before.
    private(set) var isReplacement = false
    /// The fields by their names in lower case.
    private var fields: [String: String] = [:]
    private var last: String?
    private var abstract: [String] = []

    init(line: Int) { self.line = line }

    /// The name for messages: the identifier, else the title.
    var name: String { identifier?.id ?? fields["title"] ?? "without identifier" }

    /// The value of a field.
    subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Takes a line of the fields.
    mutating func takeField(_ line: TextLine) {
        let text = line.text
        if text.isEmpty { return last = nil }
        if line.bytes.first == 0x20 || line.bytes.first == 0x09 {
            // A field may begin on its second line.
            if let last { fields[last] = fields[last].map { $0.isEmpty ? text : $0 + " " + text } ?? text }
            return
        }
        if text.hasPrefix("replaced with revised version") { return isReplacement = true }
        guard let colon = text.firstIndex(of: ":") else { return }
        // `Date (v1)`, and `Paper (*cross-listing*)` of the mails before 2007.
        let key = String(text[..<colon].prefix { $0 != "(" }.lowercased().filter { $0 != " " })
        let value = Spacing.singleSpaced(String(text[text.index(after: colon)...]))
        if key == "arxiv" || key == "paper" {
            identifier = WrittenIdentifier("arXiv:" + value.prefix { $0 != " " })
        } else if fields[key] == nil {
            // Of several dates the first is that of the first version.
            fields[key] = value
        }
        last = key
    }

    /// Whether a line is the first of an entry's fields: nothing but the number, and perhaps in
    /// brackets how it is listed.
    static func beginsFields(_ line: TextLine) -> Bool {
        let words = line.text.split(separator: " ")
        guard let first = words.first, first.hasPrefix("arXiv:"), words.count <= 2 else { return false }
        return PaperIdentifier.arXiv(String(first)) != nil && (words.count == 1 || words[1].hasPrefix("("))
    }

    /// Whether no line of an abstract was taken yet.
    var isWithoutAbstract: Bool { abstract.allSatisfy(\.isEmpty) }

    /// Takes a line of the abstract.
    mutating func takeAbstract(_ line: TextLine) { abstract.append(line.text) }

    /// Takes the last line, in which the address stands.
    mutating func takeEnd(_ line: TextLine) {
        guard identifier == nil else { return }
        identifier = line.text.split(separator: " ").lazy.compactMap { WrittenIdentifier(arXiv: String($0)) }.first
    }

    /// The paper, without its listing day; nil without any text.
    func paper(_ sink: inout ListingSink) -> Paper? {
        var paper = Paper(title: self["title"] ?? "", abstract: Spacing.singleSpaced(abstract.joined(separator: " ")))
        if paper.title.isEmpty, paper.abstract.isEmpty { return nil }
        paper.identify(by: identifier)
        if !isReplacement, let date = self["date"] {
            paper.published = CalendarDay(written: date).map { PaperDate($0, .stated) }
            if paper.published == nil { sink.note(line: line, .badDate(date)) }
        }
        paper.setAuthors(AuthorNames.split(self["authors"] ?? self["author"] ?? ""))
        paper.categories = (self["categories"] ?? self["subj-class"] ?? "").split { $0 == " " || $0 == ";" }.map(
            String.init)
        paper.doi = self["doi"].flatMap(PaperIdentifier.doi)
        paper.venue = self["journal-ref"]
        return paper
    }
}
