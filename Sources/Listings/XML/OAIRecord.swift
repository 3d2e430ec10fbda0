import Papers
import ReadableText

/// The metadata of a record in the forms that arXiv gives: `arXiv` (and the older `arXivOld`),
/// `arXivRaw`, and `oai_dc`.
///
/// Sources: http://arxiv.org/OAI/arXiv.xsd, http://arxiv.org/OAI/arXivRaw.xsd,
/// http://www.openarchives.org/OAI/2.0/oai_dc.xsd.
enum OAIRecord {
    /// The names of the elements with the metadata.
    static let names: Set<String> = ["arXiv", "arXivOld", "arXivRaw", "dc"]

    /// The paper of a record; its texts may be empty.
    static func paper(_ metadata: XMLItem, header: XMLItem?, _ sink: inout ListingSink) -> Paper {
        metadata.name == "dc" ? dublinCore(metadata, header, &sink) : arXiv(metadata, header, &sink)
    }

    // MARK: - arXiv's own forms

    private static func arXiv(_ metadata: XMLItem, _ header: XMLItem?, _ sink: inout ListingSink) -> Paper {
        var paper = Paper(title: metadata.line(of: "title") ?? "", abstract: metadata.line(of: "abstract") ?? "")
        paper.identify(by: WrittenIdentifier.first(in: [metadata.line(of: "id"), header?.line(of: "identifier")]))
        // `arXivRaw` has the days of the versions instead, the first one first.
        let versions = metadata.all("version")
        let first = versions.first { $0.attributes["version"] == "v1" } ?? versions.first
        paper.published = sink.date(metadata.first("created") ?? first?.first("date"))
        paper.updated =
            sink.date(metadata.first("updated") ?? (versions.count > 1 ? versions.last?.first("date") : nil))?.day
        paper.version =
            versions.last?.attributes["version"].flatMap { Int(String(decoding: $0.utf8.dropFirst(), as: UTF8.self)) }
            ?? paper.version
        paper.setAuthors(authors(metadata))
        paper.categories = (metadata.line(of: "categories") ?? "").bytes.split(separator: 0x20).map {
            String(decoding: $0, as: UTF8.self)
        }
        paper.doi = metadata.line(of: "doi").flatMap(PaperIdentifier.doi)
        paper.venue = metadata.line(of: "journal-ref")
        return paper
    }

    private static func authors(_ metadata: XMLItem) -> [String] {
        guard let authors = metadata.first("authors") else { return [] }
        let named = authors.all("author")
        if named.isEmpty { return AuthorNames.split(authors.text) }
        return named.compactMap { author in
            let name = ["forenames", "keyname", "suffix"].compactMap { author.line(of: $0) }.joined(separator: " ")
            // Collaborations have entries of punctuation alone.
            return name.unicodeScalars.contains(where: \.properties.isAlphabetic) ? name : nil
        }
    }

    // MARK: - Dublin Core

    /// Dublin Core as arXiv fills it: of several descriptions the abstract is the one that is no
    /// comment; among the identifiers stand the address, the DOI and the journal reference; the
    /// first date is that of the first version, the last one that of the last.
    private static func dublinCore(_ metadata: XMLItem, _ header: XMLItem?, _ sink: inout ListingSink) -> Paper {
        func elements(_ name: String) -> [XMLItem] { metadata.all(name, in: XMLSpace.dublinCore) }
        var paper = Paper(title: elements("title").first?.singleLine ?? "")
        paper.abstract =
            elements("description").map(\.singleLine).first { text in
                let start = String(decoding: text.utf8.prefix(8), as: UTF8.self).lowercased()
                return !text.isEmpty && start != "comment:"
            } ?? ""
        paper.published = sink.date(elements("date").first)
        if elements("date").count > 1 { paper.updated = sink.date(elements("date").last)?.day }
        paper.setAuthors(elements("creator").map(\.singleLine).filter { !$0.isEmpty }.map(AuthorNames.forenamesFirst))
        let identifiers = (elements("identifier") + elements("relation")).map(\.singleLine).filter { !$0.isEmpty }
        paper.identify(by: WrittenIdentifier.first(in: [header?.line(of: "identifier")] + identifiers))
        paper.doi = identifiers.lazy.compactMap(PaperIdentifier.doi).first
        paper.venue = identifiers.first { isReference($0) }
        paper.categories = (header?.all("setSpec") ?? []).compactMap { category(set: $0.singleLine) }
        paper.keywords = elements("subject").map(\.singleLine).filter { !$0.isEmpty }
        paper.language = elements("language").lazy.compactMap { LanguageCode.code($0.singleLine) }.first
        paper.type = WorkType.word(ofAny: elements("type").map(\.singleLine))
        return paper
    }

    /// Whether an identifier is a reference to a journal: words, neither an address nor a DOI.
    private static func isReference(_ text: String) -> Bool {
        text.utf8.contains(0x20) && text.bytes.firstRange(ofMark: "://".utf8) == nil && PaperIdentifier.doi(text) == nil
            && PaperIdentifier.arXiv(text) == nil
    }

    /// The category that a set stands for: `cs:cs:LG` is `cs.LG`, `physics:gr-qc` is `gr-qc`. A whole archive is none.
    private static func category(set: String) -> String? {
        let parts = set.bytes.split(separator: UInt8(ascii: ":")).map { String(decoding: $0, as: UTF8.self) }
        switch parts.count {
        case 3: return parts[1] == parts[2] ? parts[1] : "\(parts[1]).\(parts[2])"
        case 2 where parts[0] == "physics": return parts[1]
        default: return nil
        }
    }
}
