/// Digital object identifiers, brought into one form.
enum DigitalObjectIdentifier {
    /// An identifier in lower case, without address: `10.1103/physrevd.93.016005`. Nil where the text is none. Of several in one text the first.
    ///
    /// Identifiers begin with `10.`, are the same whatever the case, and have been written with several addresses (DOI Handbook, sections 2.4 and 3.8,
    /// https://www.doi.org/doi-handbook/HTML/).
    static func normalized(_ text: String) -> String? {
        let lowered = PaperText.singleSpaced(text).lowercased()
        guard let word = lowered.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }).first(where: { $0.contains("10.") }) else {
            return nil
        }
        var rest = word[...]
        for prefix in prefixes where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        guard rest.hasPrefix("10."), let slash = rest.firstIndex(of: "/"), rest.index(after: slash) < rest.endIndex else { return nil }
        return String(rest)
    }

    /// In the order in which they stand before one another.
    private static let prefixes = ["https://", "http://", "www.", "dx.", "doi.org/", "doi:"]
}
