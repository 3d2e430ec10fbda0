import Wording

extension PaperReference {
    /// An item of CSL-JSON (<https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html>).
    func csl(key: String, _ includesAbstract: Bool) -> JSONText {
        var members: [JSONText.Member] = [
            .init("id", .string(key)), .init("type", .string(kind.csl)), .init("title", .string(title)),
        ]
        if !authors.isEmpty { members.append(.init("author", .array(authors.map(Self.cslName)))) }
        if !date.isEmpty {
            members.append(.init("issued", ["date-parts": .array([.array(date.map(JSONText.integer))])]))
        }
        if let venue { members.append(.init("container-title", .string(venue))) }
        if kind == .preprint { members.append(.init("genre", .string("preprint"))) }
        if let language { members.append(.init("language", .string(language))) }
        if let doi { members.append(.init("DOI", .string(doi))) }
        if let arXiv { members.append(.init("number", .string("arXiv:\(arXiv)"))) }
        if let address { members.append(.init("URL", .string(address))) }
        if !keywords.isEmpty { members.append(.init("keyword", .string(keywords.joined(separator: ", ")))) }
        if includesAbstract, !abstract.isEmpty { members.append(.init("abstract", .string(abstract))) }
        return .object(members)
    }

    private static func cslName(_ author: AuthorName) -> JSONText {
        if author.isLiteral { return ["literal": .string(author.family)] }
        let members = [("family", author.family), ("given", author.given), ("suffix", author.suffix)]
        return .object(members.filter { !$0.1.isEmpty }.map { JSONText.Member($0.0, .string($0.1)) })
    }
}

extension PaperReference.Kind {
    /// The type of CSL 1.0.2; `article` is a preprint there.
    fileprivate var csl: String {
        switch self {
        case .preprint: "article"
        case .article: "article-journal"
        case .proceedings: "paper-conference"
        case .chapter: "chapter"
        case .book: "book"
        case .thesis: "thesis"
        case .report: "report"
        case .dataset: "dataset"
        case .software: "software"
        case .other: "document"
        }
    }
}
