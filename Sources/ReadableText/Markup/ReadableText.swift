/// Makes readable text of marked up text: LaTeX commands, formulas, entities and tags become what they stand for.
///
///     ReadableText.make(#"na\"ive search in $\mathcal{O}(n^{2})$"#, .plain)   // naïve search in O(n^2)
///
/// What is resolved and what stays, and why, is told in <doc:ResolvedMarkup>.
package enum ReadableText {
    /// A text that is not at rest after so many passes is not markup but somebody's game with it.
    private static let passes = 6

    /// The text without its markup, single-spaced; a text without any comes back as it is, at the price of one scan.
    ///
    /// Texts are taken as they are read, single-spaced. What comes out is at rest: made readable
    /// once more as `.plain`, it does not change, so that an archive that is written and read again
    /// holds the same texts. Time grows linearly with the text, and nesting is bounded.
    package static func make(_ text: String, _ markup: Markup) -> String {
        let span = text.utf8.span
        let first =
            markup == .latex
            ? MarkupBytes.nextOfLaTeX(in: span, 0..<span.count) : MarkupBytes.first(in: span, 0..<span.count)
        guard first < span.count else { return text }
        let source = Array(text.utf8)
        let opened = markup == .plain ? source : MarkupReader.pass(source, markup)
        let resolved = resolved(opened) ?? opened
        return resolved == source ? text : String(decoding: resolved, as: UTF8.self)
    }

    /// The text after as many passes as it takes until nothing changes: what an escape or an entity
    /// stood for may be markup in its turn (`&amp;lt;p&amp;gt;`). Nil for a text that does not come
    /// to rest; it stays as it was, and so is at rest, too.
    private static func resolved(_ source: [UInt8]) -> [UInt8]? {
        var text = source
        for _ in 0..<passes {
            let next = MarkupReader.pass(text, .plain)
            if next == text { return text }
            text = next
            if MarkupBytes.first(in: text.span, 0..<text.count) == text.count { return text }
        }
        return nil
    }

    /// A text for a message: at most 60 Unicode scalars, without control characters. However long the text is,
    /// no more of it is looked at.
    package static func shortened(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(61).map { $0.properties.generalCategory == .control ? " " : $0 }
        let isCut = shown.count > 60
        return String(String.UnicodeScalarView(isCut ? shown.prefix(59) : shown[...])) + (isCut ? "…" : "")
    }

    /// Names for a message: the first of them, each as short as above, and how many more there are.
    package static func shortened(_ names: [String], most: Int = 40, separator: String = ", ") -> String {
        let shown = names.prefix(most).map { shortened($0) }.joined(separator: separator)
        return names.count > most ? "\(shown) and \(names.count - most) more" : shown
    }

    /// A text without its title, where it begins with it: some collections give title and abstract
    /// in one field and the title once more.
    package static func body(of text: String, without title: String) -> String {
        guard !title.isEmpty, text.utf8.count > title.utf8.count, text.utf8.starts(with: title.utf8) else {
            return text
        }
        let rest = text.utf8.dropFirst(title.utf8.count).drop { ".: ".utf8.contains($0) }
        return rest.isEmpty ? text : String(decoding: rest, as: UTF8.self)
    }
}
