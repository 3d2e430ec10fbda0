public import Papers

/// Names of groups of texts: what a person would write over each, two to four words as most of its texts spell them.
///
///     GroupNames(of: [[0, 2, 5], [1, 3, 4]], among: texts).names   // ["KV cache compression", "Video generation"]
///
/// A name is a phrase of nouns (`PhraseGrammar`) whose texts agree (`PhraseAgreement`), that many texts of its group
/// have and few of the others: it has the largest part of the group's texts times the logarithm of how many times as
/// large that is as the part of the others (the class-based TF-IDF of M. Grootendorst, "BERTopic: Neural topic modeling
/// with a class-based TF-IDF procedure", arXiv:2203.05794, in shares, so that a large group counts no more than a small
/// one). No name is another's, a part of it, or its abbreviation. A large mixed group, of whose texts fewer than one in ten
/// have the phrase, is called by two that other texts have each: `Vision transformers / medical images`. One that no two tell
/// from the others is called by the phrase that most tells what many of its texts have in common.
public struct GroupNames: Sendable {
    /// A name for each group; nil where no phrase tells it from the others, as in texts of other languages and in groups
    /// of a few.
    public let names: [String?]
    /// The phrases of each group that tell it from the others, as its texts spell them: those of the name first, then
    /// the next best, at most ``mostPhrases``; none where the group has no name, or one that does not tell it from them.
    public let phrases: [[String]]

    /// How many phrases tell a group from the others at most.
    public static let mostPhrases = 5
    /// The part of a group's texts from which on one phrase is name enough.
    static let partOfOne = 0.1
    /// The most of a phrase's texts in the group that have another one too, where both stand in its name.
    static let partInCommon = 0.5
    /// How many texts of a group are read at most, the first ones: beyond that more say the same.
    static let textsOfGroup = 250
    /// The fewest texts of a group that its name is in, and the part of them.
    static let fewestTexts = 3
    static let leastPart = 0.04
    /// How many times as frequent in the group as in the others a name must be.
    static let leastLift = 2.0
    /// The same for a group that no phrase tells so well: it is called by two of these, or not at all.
    static let leastPartOfTwo = 0.02
    static let leastLiftOfTwo = 1.5
    /// The part of a phrase's texts that a longer one must have to take its place.
    static let partOfLonger = 0.5
    /// The fewest clauses of texts, on average, of which it is asked whether those with a phrase agree.
    static let fewestClauses = 3.0
    /// The most words of a clause, on average, in texts that are sentences.
    static let mostWordsOfClause = 40
    /// The least part of a group's texts that two words in a row must be in where texts are no sentences.
    static let leastPartOfWords = 0.1
    /// What a phrase counts that is one word with hyphens.
    static let worthOfOneWord = 0.25
    /// How many of the best phrases of a group are looked at.
    static let candidates = 60

    /// Names groups.
    ///
    /// - Parameters:
    ///   - groups: the places of each group's texts in `texts`, the most typical first.
    ///   - texts: the texts.
    public init(of groups: [[Int]], among texts: [IdentifiedText<String>]) {
        // The same order whatever order the texts came in.
        let read = groups.enumerated().flatMap { group, members in
            members.prefix(Self.textsOfGroup).map { (group: group, text: texts[$0]) }
        }.sorted { ($0.text.id, $0.text.title, $0.text.abstract) < ($1.text.id, $1.text.title, $1.text.abstract) }
        var phraseTexts = PhraseTexts()
        for entry in read { phraseTexts.add([entry.text.title, entry.text.abstract]) }
        let table = GroupTable(groups: read.map(\.group), count: groups.count)
        var choice = NameChoice(phraseTexts)
        (names, phrases) = choice.names(table)
    }
}
