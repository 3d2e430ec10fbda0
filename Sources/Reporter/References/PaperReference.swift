public import Papers
import Wording

/// A paper as it is cited: what the forms of ``ReferenceFormat`` write of it.
struct PaperReference: Sendable {
    /// What is cited, as far as its type tells, or its venue.
    enum Kind {
        case preprint, article, proceedings, chapter, book, thesis, report, dataset, software, other
    }

    let kind: Kind
    let title: String
    let authors: [AuthorName]
    /// Year, month and day of publication, as far as they are known.
    let date: [Int]
    let venue: String?
    let doi: String?
    let arXiv: ArXivIdentifier?
    let address: String?
    let category: String?
    let keywords: [String]
    let language: String?
    let abstract: String
    /// The key by which a text cites it: `winder2026kites`. It is not unique among papers.
    let key: String

    /// The reference of a paper. A paper without a date of publication has none: the day of a listing is another.
    init(_ paper: Paper) {
        title = SafeText.line(paper.title)
        authors = paper.authors.map(AuthorName.init)
        date =
            paper.published.map { date in
                let (year, month, day) = date.day.civil
                return switch date.precision {
                case .day: [year, month, day]
                case .month: [year, month]
                case .year: [year]
                }
            } ?? []
        venue = paper.venue.map(SafeText.line).flatMap { $0.isEmpty ? nil : $0 }
        doi = paper.doi.map(SafeText.line)
        arXiv = paper.id.flatMap { ArXivIdentifier($0) } ?? paper.doi.flatMap { DOI($0)?.arXiv }
        address = PaperAddress(paper)?.url
        category = arXiv == nil ? nil : paper.categories.first.map(SafeText.line)
        keywords = paper.keywords.map(SafeText.line).filter { !$0.isEmpty }
        abstract = SafeText.line(paper.abstract)
        language = paper.language.map(SafeText.line)
        kind = Self.kind(paper.type, venue, isOfArXiv: arXiv != nil)
        key = Self.key(authors.first, date.first, title)
    }

    /// What a type of work says better than a venue.
    private static let kinds: [String: Kind] = [
        "conference-paper": .proceedings, "book-chapter": .chapter, "book": .book, "dissertation": .thesis,
        "report": .report, "dataset": .dataset, "software": .software, "other": .other, "standard": .other,
        "reference-entry": .other, "peer-review": .other, "grant": .other, "supplementary-materials": .other,
        "libguides": .other,
    ]

    /// An article with a number of arXiv that came out nowhere is cited by that. Of an article, and of a preprint that
    /// came out since, the venue tells whether it is one of proceedings, which not all services call by another word.
    private static func kind(_ type: String?, _ venue: String?, isOfArXiv: Bool) -> Kind {
        if let kind = type.flatMap({ kinds[$0] }) { return kind }
        let byVenue = kind(venue)
        switch type {
        case nil: return byVenue
        case "preprint": return byVenue == .proceedings ? .proceedings : .preprint
        default: return byVenue == .preprint && !isOfArXiv ? .article : byVenue
        }
    }

    private static func kind(_ venue: String?) -> Kind {
        guard let venue = venue?.lowercased() else { return .preprint }
        let words = ["proceedings", "conference", "workshop", "symposium", "proc."]
        return words.contains(where: venue.contains) ? .proceedings : .article
    }

    /// The first author's family name, the year, and the first word of the title that says something, in ASCII.
    private static func key(_ author: AuthorName?, _ year: Int?, _ title: String) -> String {
        let family = author.map { plain($0.family.split(separator: " ").last.map(String.init) ?? "") } ?? ""
        let words = title.split { $0 == " " || $0 == "-" || $0 == ":" || $0 == "/" }.map { plain(String($0)) }
        let word = words.first { $0.utf8.count > 1 && !small.contains($0) } ?? ""
        let key = family + (year.map(String.init) ?? "") + word
        return key.isEmpty ? "paper" : key
    }

    /// The letters and digits of ASCII, those with accents without them.
    private static func plain(_ word: String) -> String {
        let kept = PlainLetters.folded(word.unicodeScalars).unicodeScalars.filter {
            ("a"..."z").contains($0) || ("0"..."9").contains($0)
        }
        return String(String.UnicodeScalarView(kept.prefix(30)))
    }

    private static let small: Set<String> = [
        "a", "an", "the", "on", "in", "of", "for", "to", "with", "and", "is", "are", "do", "does", "can", "how", "why",
        "what", "when", "from", "by", "at", "as", "we", "towards", "toward",
    ]
}

/// A list of references in a form that other programs read.
public enum ReferenceFormat: String, Sendable, CaseIterable {
    /// BibTeX, for LaTeX.
    case bibTeX = "bibtex"
    /// RIS, for reference managers.
    case ris
    /// CSL-JSON, for pandoc and citation processors.
    case csl

    /// The references of papers, with keys that are unique among them.
    ///
    /// - Parameters:
    ///   - papers: the papers, in order.
    ///   - includesAbstract: whether the abstract goes with each.
    public func text(_ papers: [Paper], includesAbstract: Bool) -> String {
        var seen: [String: Int] = [:]
        let references = papers.map { paper in
            let reference = PaperReference(paper)
            seen[reference.key, default: 0] += 1
            let number = seen[reference.key] ?? 1
            return (reference, number == 1 ? reference.key : "\(reference.key)-\(number)")
        }
        switch self {
        case .bibTeX: return references.map { $0.bibTeX(key: $1, includesAbstract) }.joined(separator: "\n")
        case .ris: return references.map { $0.0.ris(includesAbstract) }.joined(separator: "\r\n")
        case .csl: return JSONText.array(references.map { $0.csl(key: $1, includesAbstract) }).document
        }
    }
}
