import Papers

extension PaperReference {
    /// An entry of a BibTeX file. Letters beyond ASCII stay as they are, as biber and newer versions of BibTeX read them.
    func bibTeX(key: String, _ includesAbstract: Bool) -> String {
        // Braces around the title keep its capitals.
        var fields = [("title", "{\(Self.escaped(title))}")]
        if !authors.isEmpty { fields.append(("author", authors.map(Self.name).joined(separator: " and "))) }
        if let year = date.first { fields.append(("year", String(year))) }
        switch (kind, venue) {
        case (.article, let venue?): fields.append(("journal", Self.escaped(venue)))
        case (.book, let venue?): fields.append(("series", Self.escaped(venue)))
        case (.thesis, let venue?): fields.append(("school", Self.escaped(venue)))
        case (.report, let venue?): fields.append(("institution", Self.escaped(venue)))
        case (_, let venue?) where entry == "misc": fields.append(("howpublished", Self.escaped(venue)))
        case (.proceedings, let venue?), (.chapter, let venue?): fields.append(("booktitle", Self.escaped(venue)))
        default: break
        }
        if let arXiv {
            fields += [("eprint", Self.escaped(arXiv.number)), ("archiveprefix", "arXiv")]
            if let category { fields.append(("primaryclass", Self.escaped(category))) }
        }
        if let language { fields.append(("langid", Self.escaped(LanguageCode.name(language) ?? language))) }
        if let doi { fields.append(("doi", Self.escaped(doi))) }
        if let address { fields.append(("url", Self.escaped(address))) }
        if !keywords.isEmpty { fields.append(("keywords", Self.escaped(keywords.joined(separator: ", ")))) }
        if includesAbstract, !abstract.isEmpty { fields.append(("abstract", Self.escaped(abstract))) }
        var lines = fields.map { "  \($0) = {\($1)}" }
        // The names of months are macros of BibTeX.
        if date.count > 1, (1...12).contains(date[1]) {
            lines.insert("  month = \(Self.months[date[1] - 1])", at: min(3, lines.count))
        }
        return "@\(entry){\(key),\n\(lines.joined(separator: ",\n"))\n}\n"
    }

    private var entry: String {
        switch kind {
        case .preprint, .dataset, .software, .other: "misc"
        case .article: "article"
        case .proceedings: "inproceedings"
        case .chapter: "incollection"
        case .book: "book"
        case .thesis: "phdthesis"
        case .report: "techreport"
        }
    }

    private static func name(_ author: AuthorName) -> String {
        let (family, given) = (escaped(author.family), escaped(author.given))
        if author.isLiteral { return "{\(family)}" }
        // A word that parts names would part this one.
        let parts = [family, escaped(author.suffix), given].filter { !$0.isEmpty }
        return parts.map { " \($0) ".lowercased().contains(" and ") ? "{\($0)}" : $0 }.joined(separator: ", ")
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// A text in which nothing is a command of TeX.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "%", "$", "#", "_": result.append(contentsOf: "\\\(scalar)".unicodeScalars)
            // A brace counts even behind a backslash, and half of a pair would take the rest of the file with it.
            case "{": result.append(contentsOf: "\\textbraceleft{}".unicodeScalars)
            case "}": result.append(contentsOf: "\\textbraceright{}".unicodeScalars)
            case "\\": result.append(contentsOf: "\\textbackslash{}".unicodeScalars)
            case "~": result.append(contentsOf: "\\textasciitilde{}".unicodeScalars)
            case "^": result.append(contentsOf: "\\textasciicircum{}".unicodeScalars)
            case "-", "`", "'":
                // Two of them would be one other sign.
                if result.last == scalar { result.append(contentsOf: "{}".unicodeScalars) }
                result.append(scalar)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
