/// Makes readable text of marked up text.
enum ReadableText {
    /// The text without its markup, single-spaced.
    static func make(_ text: String, _ markup: Markup) -> String { text }
}

extension Paper {
    /// The paper with readable texts, and with what the listing had as its original where that differs.
    mutating func makeReadable(_ markup: Markup) {
        let (title, abstract) = (ReadableText.make(title, markup), ReadableText.make(abstract, markup))
        let (titleChanged, abstractChanged) = (title != self.title, abstract != self.abstract)
        guard titleChanged || abstractChanged else { return }
        original = OriginalText(title: titleChanged ? self.title : nil, abstract: abstractChanged ? self.abstract : nil)
        self.title = title
        self.abstract = abstract
    }
}
