import Papers
import ReadableText

extension Paper {
    /// Makes the texts readable, and keeps what the listing had as the original where that differs.
    /// A title of nothing but markup stays.
    ///
    /// Names of authors and of the venue are made readable without keeping the original: nothing is classified by them.
    mutating func makeReadable(_ markup: Markup) {
        for place in authors.indices { authors[place] = ReadableText.make(authors[place], markup) }
        venue = venue.map { ReadableText.make($0, markup) }
        let title = ReadableText.make(title, markup)
        let abstract = ReadableText.make(AbstractHeading.removed(abstract), markup)
        let (titleChanged, abstractChanged) = (title != self.title && !title.isEmpty, abstract != self.abstract)
        guard titleChanged || abstractChanged else { return }
        original = OriginalText(title: titleChanged ? self.title : nil, abstract: abstractChanged ? self.abstract : nil)
        if titleChanged { self.title = title }
        self.abstract = abstract
    }
}
