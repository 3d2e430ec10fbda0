extension PaperReference {
    /// A record of an RIS file: a field a line, each line ended by CR and LF.
    ///
    /// Source: "RIS Format Specifications" of Research Information Systems, as reference managers read it.
    func ris(_ includesAbstract: Bool) -> String {
        var fields = [("TY", type), ("TI", title)]
        fields += authors.map { ("AU", Self.name($0)) }
        if let year = date.first {
            let (month, day) = (date.dropFirst().first, date.dropFirst(2).first)
            fields += [("PY", String(year)), ("DA", "\(year)/\(Self.two(month))/\(Self.two(day))/")]
        }
        if let venue { fields.append(("T2", venue)) }
        if let doi { fields.append(("DO", doi)) }
        if let arXiv { fields.append(("AN", "arXiv:\(arXiv)")) }
        if let address { fields.append(("UR", address)) }
        if let language { fields.append(("LA", language)) }
        fields += keywords.map { ("KW", $0) }
        if includesAbstract, !abstract.isEmpty { fields.append(("AB", abstract)) }
        fields.append(("ER", ""))
        return fields.map { "\($0)  - \($1)\r\n" }.joined()
    }

    private var type: String {
        switch kind {
        case .preprint: "UNPB"
        case .article: "JOUR"
        case .proceedings: "CONF"
        case .chapter: "CHAP"
        case .book: "BOOK"
        case .thesis: "THES"
        case .report: "RPRT"
        case .dataset: "DATA"
        case .software: "COMP"
        case .other: "GEN"
        }
    }

    private static func name(_ author: AuthorName) -> String {
        author.isLiteral
            ? author.family
            : [author.family, author.given, author.suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : String($0) } ?? "" }
}
