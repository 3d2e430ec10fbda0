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
    /// Whether no line of an abstract was taken yet.
    private(set) var isWithoutAbstract = true

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
            if let last { fields[last, default: ""] += fields[last, default: ""].isEmpty ? text : " " + text }
            return
        }
        let bytes = text.bytes
        if bytes.starts(with: "replaced with revised version".utf8) { return isReplacement = true }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return }
        // `Date (v1)`, and `Paper (*cross-listing*)` of the mails before 2007.
        let name = bytes[..<colon].prefix { $0 != UInt8(ascii: "(") }.filter { $0 != 0x20 }
        let key = String(decoding: name, as: UTF8.self).lowercased()
        let value = Spacing.singleSpaced(bytes[(colon + 1)...])
        if key == "arxiv" || key == "paper" {
            identifier = WrittenIdentifier(
                "arXiv:" + String(decoding: value.utf8.prefix { $0 != 0x20 }, as: UTF8.self))
        } else if fields[key] == nil {
            // Of several dates the first is that of the first version.
            fields[key] = value
        }
        last = key
    }

    /// Whether a line is the first of an entry's fields: nothing but the number, and perhaps in
    /// brackets how it is listed.
    static func beginsFields(_ line: TextLine) -> Bool {
        let words = line.text.bytes.split(separator: 0x20)
        guard let first = words.first, first.starts(with: "arXiv:".utf8), words.count <= 2 else { return false }
        return PaperIdentifier.arXiv(String(decoding: first, as: UTF8.self)) != nil
            && (words.count == 1 || words[1].first == UInt8(ascii: "("))
    }

    /// Takes a line of the abstract.
    mutating func takeAbstract(_ line: TextLine) {
        let text = line.text
        if text.isEmpty { return }
        abstract.append(text)
        isWithoutAbstract = false
    }

    /// Takes the last line, in which the address stands.
    mutating func takeEnd(_ line: TextLine) {
        guard identifier == nil else { return }
        identifier =
            line.text.bytes.split(separator: 0x20).lazy.compactMap {
                WrittenIdentifier(arXiv: String(decoding: $0, as: UTF8.self))
            }.first
    }

    /// The paper, without its listing day; nil without any text.
    func paper(_ sink: inout ListingSink) -> Paper? {
        var paper = Paper(title: self["title"] ?? "", abstract: Spacing.singleSpaced(abstract.joined(separator: " ")))
        if paper.title.isEmpty, paper.abstract.isEmpty { return nil }
        paper.identify(by: identifier)
        if !isReplacement, let date = self["date"] {
            paper.published = PaperDate(written: date)
            if paper.published == nil { sink.note(line: line, .badDate(date)) }
        }
        paper.setAuthors(AuthorNames.split(self["authors"] ?? self["author"] ?? ""))
        paper.categories = (self["categories"] ?? self["subj-class"] ?? "").bytes.split {
            $0 == 0x20 || $0 == UInt8(ascii: ";")
        }.map { String(decoding: $0, as: UTF8.self) }
        paper.doi = self["doi"].flatMap(PaperIdentifier.doi)
        paper.venue = self["journal-ref"]
        return paper
    }
}
