/// Tells forms of one word: `evolving` and `evolution`, `agent` and `agentic`.
///
/// Both begin with the same letters, and what is left of each is an ending by which words are derived, before which a
/// letter or two may differ (`evol·v·ing`, `evol·ut·ion`). That is a guess, as every rule is that knows no dictionary
/// (M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), 130–137): `general` and `generation` pass too.
/// Whoever asks looks at the papers besides.
enum WordForms {
    /// The fewest letters that both begin with.
    static let shortestStem = 4
    /// How many letters before an ending may differ.
    static let mostChanged = 2
    private static let endings = [
        "ation", "able", "ance", "ence", "ible", "ment", "ness", "ing", "ion", "ity", "ive", "al", "ed", "er", "ic",
        "or",
        "e", "s", "",
    ]

    /// Whether two phrases, words between spaces, are the same but for forms of words, or for the spaces (`deep research`,
    /// `deepresearch`).
    static func areForms(_ one: String, _ other: String) -> Bool {
        if one != other, one.utf8.filter({ $0 != 0x20 }) == other.utf8.filter({ $0 != 0x20 }) { return true }
        let (words, others) = (one.split(separator: " "), other.split(separator: " "))
        guard words.count == others.count, one != other else { return false }
        return zip(words, others).allSatisfy { $0 == $1 || areWordForms($0.utf8, $1.utf8) }
    }

    private static func areWordForms(_ one: Substring.UTF8View, _ other: Substring.UTF8View) -> Bool {
        let common = zip(one, other).prefix { $0 == $1 }.count
        // The endings may begin alike, too: `gener·ation`, `gener·ative`.
        return common >= shortestStem
            && (shortestStem...common).contains { isEnding(one.dropFirst($0)) && isEnding(other.dropFirst($0)) }
    }

    private static func isEnding(_ rest: Substring.UTF8View) -> Bool {
        let rest = Array(rest)
        return endings.contains { ending in
            rest.count <= ending.utf8.count + (ending.utf8.count < 3 ? 0 : mostChanged)
                && rest.suffix(ending.utf8.count).elementsEqual(ending.utf8) && rest.count >= ending.utf8.count
        }
    }
}
