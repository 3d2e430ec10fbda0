import Featurizer
public import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Names of groups of texts: what a person would write over each, two to four words as most of its texts spell them.
///
///     GroupNames(of: [[0, 2, 5], [1, 3, 4]], among: texts).names   // ["KV cache compression", "Video generation"]
///
/// A name is a phrase of nouns (`PhraseGrammar`) whose texts agree (`PhraseAgreement`), that many texts of its group
/// have and few of the others: it has the largest part of the group's texts times the logarithm of how many times as
/// large that is as the part of the others (the class-based TF-IDF of M. Grootendorst, "BERTopic: Neural topic modeling
/// with a class-based TF-IDF procedure", arXiv:2203.05794, in shares, so that a large group counts no more than a small
/// one). No name is another's, a part of it, or its abbreviation.
public struct GroupNames: Sendable {
    /// A name for each group; nil where no phrase tells it from the others, as in texts of other languages and in groups
    /// of a few.
    public let names: [String?]

    /// How many texts of a group are read at most, the first ones: beyond that more say the same.
    static let textsOfGroup = 250
    /// The fewest texts of a group that its name is in, and the part of them.
    static let fewestTexts = 3
    static let leastPart = 0.04
    /// How many times as frequent in the group as in the others a name must be.
    static let leastLift = 2.0
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
        names = choice.names(table)
    }
}

/// Which group each text is of.
private struct GroupTable {
    let groups: [Int]
    /// How many texts each has.
    let sizes: [Int]

    init(groups: [Int], count: Int) {
        self.groups = groups
        var sizes = [Int](repeating: 0, count: count)
        for group in groups { sizes[group] += 1 }
        self.sizes = sizes
    }
}

/// Chooses names from the phrases of some texts.
private struct NameChoice {
    /// A phrase that might name a group.
    struct Candidate {
        /// Its number.
        let phrase: Int
        /// How many texts of the group have it.
        let texts: Int
        let score: Double

        func scaled(by factor: Double) -> Candidate { Candidate(phrase: phrase, texts: texts, score: score * factor) }
    }

    private let texts: PhraseTexts
    private let grammar: PhraseGrammar
    private let agreement: PhraseAgreement
    private let phrases: [Phrase]
    /// How many clauses a text has on average.
    private let clauses: Double
    /// Whether the texts are sentences; else they are words in a row, of which nothing tells nouns from others.
    private let isProse: Bool
    /// Which phrases are of the field, each judged once.
    private var known: [Bool?]

    init(_ texts: PhraseTexts) {
        self.texts = texts
        grammar = PhraseGrammar(texts)
        agreement = PhraseAgreement(texts)
        phrases = texts.phrases(in: 0..<texts.count, fewest: GroupNames.fewestTexts)
        known = [Bool?](repeating: nil, count: phrases.count)
        let ends = texts.words.count { $0 == ClauseReader.boundary }
        clauses = Double(ends) / Double(max(1, texts.count))
        isProse = texts.words.count <= GroupNames.mostWordsOfClause * max(1, ends)
    }

    /// The groups choose in the order of how well their best phrase fits.
    mutating func names(_ table: GroupTable) -> [String?] {
        let ranked = candidates(table).map { best in best.filter { isOfTheField($0.phrase) } }
        let order = ranked.indices.sorted {
            (-(ranked[$0].first?.score ?? 0), $0) < (-(ranked[$1].first?.score ?? 0), $1)
        }
        var (names, taken) = ([String?](repeating: nil, count: ranked.count), [Phrase]())
        for group in order {
            guard let chosen = choose(ranked[group], taken) else { continue }
            taken.append(phrases[chosen])
            names[group] = Self.capitalized(texts.spelling(phrases[chosen]))
        }
        return names
    }

    /// The best phrases of each group.
    private func candidates(_ table: GroupTable) -> [[Candidate]] {
        var found = [[Candidate]](repeating: [], count: table.sizes.count)
        var counts = [Int](repeating: 0, count: table.sizes.count)
        for (number, phrase) in phrases.enumerated() {
            for group in counts.indices { counts[group] = 0 }
            for text in phrase.texts { counts[table.groups[Int(text)]] += 1 }
            for group in counts.indices where counts[group] >= GroupNames.fewestTexts {
                let own = Double(counts[group]) / Double(table.sizes[group])
                let others = table.groups.count - table.sizes[group]
                let part = (Double(phrase.texts.count - counts[group]) + 0.5) / Double(others + 1)
                guard own >= GroupNames.leastPart, own >= GroupNames.leastLift * part else { continue }
                found[group].append(
                    Candidate(phrase: number, texts: counts[group], score: own * log(own / part)))
            }
        }
        return found.enumerated().map { number, group in
            let size = Double(table.sizes[number])
            let ranked = group.filter { mayBeName(phrases[$0.phrase], part: Double($0.texts) / size) }
                .sorted { ($1.score, $0.phrase) < ($0.score, $1.phrase) }
            return Array(ranked.prefix(GroupNames.candidates))
        }
    }

    private func mayBeName(_ phrase: Phrase, part: Double) -> Bool {
        isProse
            ? grammar.isNounPhrase(phrase.words, in: texts)
            : phrase.words.count == 2 && part >= GroupNames.leastPartOfWords
    }

    /// The best phrase of several words that no name has; the longer one where that has most of its texts. One that is
    /// written as one word with hyphens (`fine-tuning`) is a weak one, and none where it is said of other words (`low-bit`).
    private func choose(_ ranked: [Candidate], _ taken: [Phrase]) -> Int? {
        let free = ranked.filter { candidate in
            let phrase = phrases[candidate.phrase]
            return wordCount(phrase) > 1 && !taken.contains { isSaid(phrase, by: $0) }
        }.compactMap { candidate -> Candidate? in
            let phrase = phrases[candidate.phrase]
            guard !texts.spelling(phrase).contains(" ") else { return candidate }
            return endsOften(phrase) ? candidate.scaled(by: GroupNames.worthOfOneWord) : nil
        }.sorted { ($1.score, $0.phrase) < ($0.score, $1.phrase) }
        guard var best = free.first else { return nil }
        while let longer = free.first(where: { other in
            phrases[other.phrase].contains(phrases[best.phrase])
                && Double(other.texts) >= GroupNames.partOfLonger * Double(best.texts)
        }) { best = longer }
        return best.phrase
    }

    /// Whether a phrase ends what is said of it in most of its places, as a name does (`by fine-tuning.`); behind an
    /// adjective (`long-term`, `low-bit`) comes what it is said of.
    private func endsOften(_ phrase: Phrase) -> Bool {
        var (places, ends) = (0, 0)
        for text in phrase.texts {
            for place in texts.range(Int(text)) where texts.isPlace(place, of: phrase.words) {
                let next = place + phrase.words.count
                places += 1
                ends += next == texts.words.count || !goesOn(texts.words[next]) ? 1 : 0
            }
        }
        return 2 * ends >= places
    }

    private func goesOn(_ word: Int32) -> Bool {
        guard word != ClauseReader.boundary else { return false }
        switch texts.reader.kind(word) {
        case .content, .adverb: return true
        default: return false
        }
    }

    /// How many words a person sees: a word with hyphens is one number, but several words.
    private func wordCount(_ phrase: Phrase) -> Int {
        phrase.words.reduce(0) { $0 + texts.reader.spelling($1).split(separator: "-").count }
    }

    private func isSaid(_ phrase: Phrase, by name: Phrase) -> Bool {
        phrase == name || phrase.contains(name) || name.contains(phrase) || Set(phrase.words) == Set(name.words)
    }

    private mutating func isOfTheField(_ number: Int) -> Bool {
        if let answer = known[number] { return answer }
        // Of texts of a clause or two, nothing is left to compare beside the clause that has the phrase.
        let answer = clauses < GroupNames.fewestClauses || agreement.isOfTheField(phrases[number])
        known[number] = answer
        return answer
    }

    /// As at the beginning of a line: with a capital, unless the first word has one within it.
    private static func capitalized(_ name: String) -> String {
        let first = name.prefix { $0 != " " && $0 != "-" }
        guard first == first.lowercased(), let letter = name.first else { return name }
        return letter.uppercased() + name.dropFirst()
    }
}
