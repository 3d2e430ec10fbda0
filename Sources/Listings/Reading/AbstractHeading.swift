import ReadableText

/// The heading that publishers leave before an abstract: `<jats:title>Abstract</jats:title>`.
enum AbstractHeading {
    private static let words: Set<String> = ["abstract", "summary"]
    /// What services write where there is no abstract.
    private static let placeholders: Set<String> = [
        "[no abstract available]", "no abstract available", "no abstract available.", "[no abstract]",
        "abstract not available", "abstract not available.",
    ]

    /// An abstract without an element at its beginning that holds nothing but the word.
    static func removed(_ text: String) -> String {
        if text.utf8.count < 40, placeholders.contains(text.lowercased()) { return "" }
        guard text.utf8.first == UInt8(ascii: "<") else { return text }
        let head = Array(text.utf8.prefix(120))
        guard let open = head.firstIndex(of: UInt8(ascii: ">")),
            let end = head[open...].firstIndex(of: UInt8(ascii: "<")),
            let close = head[end...].firstIndex(of: UInt8(ascii: ">")),
            head[(end + 1)..<close].first == UInt8(ascii: "/")
        else {
            return removedInside(text, head)
        }
        let word = Spacing.singleSpaced(head[(open + 1)..<end]).lowercased()
        let plain =
            word.utf8.last == UInt8(ascii: ":") || word.utf8.last == UInt8(ascii: ".") ? String(word.dropLast()) : word
        guard words.contains(plain) else { return text }
        return Spacing.singleSpaced(Array(text.utf8.dropFirst(close + 1))[...])
    }

    /// The same within one element around all: `<jats:sec><jats:title>Abstract</jats:title>`.
    private static func removedInside(_ text: String, _ head: [UInt8]) -> String {
        guard let close = head.firstIndex(of: UInt8(ascii: ">")), head.starts(with: "<jats:sec".utf8) else {
            return text
        }
        let rest = Spacing.singleSpaced(Array(text.utf8.dropFirst(close + 1))[...])
        let inner = rest.utf8.starts(with: "<jats:sec".utf8) ? rest : removed(rest)
        return inner == rest ? text : inner
    }
}
