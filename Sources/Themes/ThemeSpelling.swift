import Featurizer

/// Writes the phrases of themes as most of their papers write them: with hyphens, in the plural, and with capitals.
///
/// Phrases are found in words as they are known, in lower case and in the singular; how they are written is read from
/// the papers of the theme, some of the newest of them. The papers come in an order of their own, so that the answer
/// does not depend on what was read before.
struct ThemeSpelling {
    /// How many papers of a theme are read at most.
    static let mostPapers = 40

    /// A theme with its phrases in words.
    ///
    /// - Parameters:
    ///   - theme: its phrases as they are known.
    ///   - text: gives title and abstract of a paper by its number.
    static func spelled<Failure: Error>(
        _ theme: Theme, _ text: (Int) throws(Failure) -> (title: String, abstract: String)
    ) throws(Failure) -> Theme {
        var texts = PhraseTexts()
        for number in theme.carriers.prefix(mostPapers).sorted() {
            let paper = try text(number)
            texts.add([paper.title, paper.abstract])
        }
        var theme = theme
        theme.terms = theme.terms.map { spelled($0, texts) }
        theme.name = theme.terms.first ?? theme.name
        return theme
    }

    private static func spelled(_ term: String, _ texts: PhraseTexts) -> String {
        let words = term.utf8.split(separator: UInt8(ascii: " ")).map { texts.reader.number(ofKnown: Array($0)[...]) }
        let known = words.compactMap { $0 }
        guard known.count == words.count else { return term }
        let phrase = texts.phrase(known)
        return phrase.texts.isEmpty ? term : texts.spelling(phrase)
    }
}
