/// Tells which phrases a theme can be called by, and which are parts of names, or what papers speak of on the way.
///
/// Papers that agree are not enough: once a few subjects are in fashion, those that have a word of style or a tool of these
/// subjects agree too. Two more questions are asked, neither of which knows a word or asks when papers came.
///
/// - **Is it what titles say?** Authors put what a paper is about into its title. What hardly any title of the papers that
///   have a phrase says (`RL training`, `reasoning process`, `MATH-500`, `false positive rate`) is what they do, train with or
///   measure by. A common word by itself has to stand in more of them: `overthinking` and `rubrics` do, `rollout`,
///   `lifecycle` and `workspace` do not.
/// - **Does what is said end with it?** A word alone, or some that hyphens join, may want another behind it: `stale`,
///   `long-horizon`, `sequence-level`. What rose then is the phrase that has both.
///
/// The parts were chosen on the themes that the daily papers of September 2024 to June 2026 had without these questions:
/// what is asked of all is passed by each of the names that became of the field, the least by `GPT-5` with one in twenty.
///
/// Source: that titles hold the words of a paper's subject is what keyword extraction weighs them by, among others
/// T. D. Nguyen, M.-Y. Kan, "Keyphrase Extraction in Scientific Publications", ICADL 2007, LNCS 4822, 317–326.
struct ThemeNaming {
    /// The part of its papers that must have a phrase in their titles, and the same of a common word by itself.
    static let (leastTitled, leastTitledOfWord) = (0.05, 0.15)
    /// The most of a word's places in which what is said may go on.
    static let mostGoingOn = 0.5

    private let texts: PhraseTexts
    private let grammar: PhraseGrammar
    private let core: Range<Int>

    /// The words of texts, of which those of a range are asked.
    init(_ texts: PhraseTexts, _ grammar: PhraseGrammar, in core: Range<Int>) {
        (self.texts, self.grammar, self.core) = (texts, grammar, core)
    }

    /// Whether titles say a concept as often as a theme is said.
    func isSaidByTitles(_ concept: Concept) -> Bool {
        let isWord = concept.isCommonWord(by: grammar, in: texts)
        let least = (isWord ? Self.leastTitledOfWord : Self.leastTitled) * Double(concept.papers(in: core).all)
        return Double(concept.titled(in: core)) >= max(1, least)
    }

    /// Whether a concept is a word, or some that hyphens join, behind which another comes in most places; never a name
    /// with capitals, and none that has an abbreviation.
    func isPartOfName(_ concept: Concept) -> Bool {
        guard concept.phrases.count == 1, let phrase = concept.phrases.first?.within(core),
            !phrase.words.contains(where: { grammar.isName($0, in: texts) }),
            phrase.words.count == 1 || !texts.spelling(phrase).contains(" ")
        else { return false }
        return texts.partGoingOn(phrase) > Self.mostGoingOn
    }
}
