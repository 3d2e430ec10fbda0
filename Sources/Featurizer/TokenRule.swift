/// What counts as a token.
///
/// The raw value is what a model file stores; a rule, once released, never changes its meaning.
public enum TokenRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// For abstracts: case, accents and plurals folded; LaTeX commands, HTML tags and entities,
    /// addresses, plain numbers and function words left out; hyphenated words taken apart unless a
    /// part is a single character or a number (`k-means`, `gpt-3.5`). Pairs do not reach over the
    /// end of a sentence, but over a function word (`chain of thought` gives the pair
    /// `chain thought`).
    case abstracts = "abstracts-1"
    /// For texts of any kind: as ``abstracts``, but function words and single letters stay, and
    /// pairs do not reach over them. What says nothing about the subject of an abstract may tell a
    /// newsgroup from another.
    case texts = "texts-1"
    /// scikit-learn's default: lower case, `\w\w+`, everything kept.
    case words = "words-1"
}
