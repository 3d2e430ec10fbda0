/// The identifiers of papers, brought into one form: the one door to the grammars of
/// ``ArXivIdentifier`` and ``DOI``.
public enum PaperIdentifier {
    /// An identifier without what does not identify: for arXiv papers, however they are written,
    /// the number alone (`2412.07730`, `cs/0112017`), without address and version; others are only
    /// trimmed. Nil where nothing is left.
    ///
    ///     PaperIdentifier.normalized("http://arxiv.org/abs/2412.07730v2")   // "2412.07730"
    public static func normalized(_ text: String) -> String? {
        let trimmed = IdentifierText.singleSpaced(text)
        return trimmed.isEmpty ? nil : arXiv(trimmed) ?? trimmed
    }

    /// The number of an arXiv paper in a text, in any form that ``ArXivIdentifier/init(written:)``
    /// knows; nil for what is none.
    public static func arXiv(_ text: String) -> String? { ArXivIdentifier(written: text)?.number }

    /// Whether an identifier is the number of an arXiv paper, without version or anything else around it.
    ///
    ///     PaperIdentifier.isArXiv("2412.07730")   // true
    public static func isArXiv(_ id: String) -> Bool { ArXivIdentifier(id).map { $0.version == nil } ?? false }

    /// Whether a paper may be new on a day, by its number of arXiv: numbers name the month in which
    /// they were given, and papers are announced in that month or the next. False for identifiers
    /// that name no month.
    ///
    /// Form: <https://info.arxiv.org/help/arxiv_identifier.html>
    public static func isNew(_ id: String, on day: CalendarDay) -> Bool {
        let digits = id.utf8.prefix { $0 != UInt8(ascii: ".") }.map { Int($0) - 48 }
        guard isArXiv(id), digits.count == 4, digits.allSatisfy((0...9).contains) else { return false }
        let (year, month, _) = day.civil
        let age = (year - 2000) * 12 + month - ((digits[0] * 10 + digits[1]) * 12 + digits[2] * 10 + digits[3])
        return age == 0 || age == 1
    }

    /// The digital object identifier in a text, in lower case and without address; of several the
    /// first, nil for what is none.
    ///
    ///     PaperIdentifier.doi("https://doi.org/10.1103/PhysRevD.76.013009")   // "10.1103/physrevd.76.013009"
    public static func doi(_ text: String) -> String? { DOI(text)?.name }

    /// The identifier of a submission in an address of OpenReview, `https://openreview.net/forum?id=…`.
    public static func openReview(_ address: String) -> String? {
        let bytes = Array(address.utf8)[...]
        guard let host = IdentifierText.end(of: "openreview.net/", in: bytes),
            let mark = IdentifierText.end(of: "id=", in: bytes[host...])
        else {
            return nil
        }
        let id = bytes[mark...].prefix { !"&# ".utf8.contains($0) }
        return id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
    }
}
