import Featurizer

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Which group each text is of.
struct GroupTable {
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
struct NameChoice {
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

    /// The groups choose in the order of how well their best phrase fits; then those whose phrase few of their texts have
    /// choose a second one.
    mutating func names(_ table: GroupTable) -> (names: [String?], phrases: [[String]]) {
        var ranked = candidates(table, GroupNames.leastPart, GroupNames.leastLift).map { ofTheField($0) }
        let order = ranked.indices.sorted {
            (-(ranked[$0].first?.score ?? 0), $0) < (-(ranked[$1].first?.score ?? 0), $1)
        }
        var chosen = [[Candidate]](repeating: [], count: ranked.count)
        for group in order { chosen[group] += [choose(ranked[group], chosen)].compactMap(\.self) }
        for group in order where saysLittle(chosen[group], of: table.sizes[group]) {
            let others = ranked[group].filter { isApart($0, from: chosen[group]) }
            chosen[group] += [choose(others, chosen)].compactMap(\.self)
        }
        nameByTwo(&chosen, &ranked, table)
        let mixed = nameMixed(&chosen, table)
        let names = chosen.map { group in
            group.isEmpty
                ? nil : Self.capitalized(group.map { texts.spelling(phrases[$0.phrase]) }.joined(separator: " / "))
        }
        return (names, ranked.indices.map { mixed.contains($0) ? [] : telling(ranked[$0], chosen, $0) })
    }

    /// Names the groups that have no name by two weaker phrases, where there are two.
    private mutating func nameByTwo(
        _ chosen: inout [[Candidate]], _ ranked: inout [[Candidate]], _ table: GroupTable
    ) {
        if chosen.allSatisfy({ !$0.isEmpty }) { return }
        let weaker = candidates(table, GroupNames.leastPartOfTwo, GroupNames.leastLiftOfTwo)
        for group in chosen.indices where chosen[group].isEmpty {
            let found = ofTheField(weaker[group])
            guard let first = choose(found, chosen) else { continue }
            var named = chosen
            named[group] = [first]
            guard let second = choose(found.filter { isApart($0, from: [first]) }, named) else { continue }
            chosen[group] = [first, second]
            ranked[group] = found
        }
    }

    /// Names the groups that are of too many kinds for two phrases to tell them from the others: by the phrase that many of
    /// their texts have, and more of them than of the others, whether these agree or not (`Large language models`), and
    /// the best of the weaker ones beside it, where there is one. Returns which they are.
    private mutating func nameMixed(_ chosen: inout [[Candidate]], _ table: GroupTable) -> Set<Int> {
        let nameless = Set(chosen.indices.filter { chosen[$0].isEmpty })
        if nameless.isEmpty { return [] }
        let broad = candidates(table, GroupNames.partOfOne, 1)
        let weaker = candidates(table, GroupNames.leastPartOfTwo, GroupNames.leastLiftOfTwo)
        for group in nameless.sorted() {
            guard let first = choose(broad[group], chosen) else { continue }
            chosen[group] = [first]
            let others = ofTheField(weaker[group]).filter { isApart($0, from: [first]) }
            chosen[group] += [choose(others, chosen)].compactMap(\.self)
        }
        return nameless
    }

    private mutating func ofTheField(_ candidates: [Candidate]) -> [Candidate] {
        var found: [Candidate] = []
        for candidate in candidates where isOfTheField(candidate.phrase) { found.append(candidate) }
        return found
    }

    /// Whether a name is that of few of a group's texts.
    private func saysLittle(_ name: [Candidate], of size: Int) -> Bool {
        name.first.map { Double($0.texts) < GroupNames.partOfOne * Double(size) } ?? false
    }

    /// Whether a phrase has other texts than those of a name.
    private func isApart(_ candidate: Candidate, from name: [Candidate]) -> Bool {
        let own = Set(phrases[candidate.phrase].texts)
        return name.allSatisfy { other in
            let shared = phrases[other.phrase].texts.count(where: own.contains)
            return Double(shared) <= GroupNames.partInCommon * Double(own.count)
        }
    }

    /// The phrases of a name, and the next best that no other name says.
    private func telling(_ ranked: [Candidate], _ chosen: [[Candidate]], _ group: Int) -> [String] {
        if chosen[group].isEmpty { return [] }
        var (chosen, found) = (chosen, chosen[group])
        while found.count < GroupNames.mostPhrases, let next = choose(ranked, chosen, goesOn: false) {
            found.append(next)
            chosen[group] = found
        }
        return found.map { texts.spelling(phrases[$0.phrase]) }
    }

    /// The best phrases of each group, which a part of its texts has at least, so many times that of the others.
    private func candidates(_ table: GroupTable, _ least: Double, _ lift: Double) -> [[Candidate]] {
        var found = [[Candidate]](repeating: [], count: table.sizes.count)
        var counts = [Int](repeating: 0, count: table.sizes.count)
        for (number, phrase) in phrases.enumerated() {
            for group in counts.indices { counts[group] = 0 }
            for text in phrase.texts { counts[table.groups[Int(text)]] += 1 }
            for group in counts.indices where counts[group] >= GroupNames.fewestTexts {
                let own = Double(counts[group]) / Double(table.sizes[group])
                let others = table.groups.count - table.sizes[group]
                let part = (Double(phrase.texts.count - counts[group]) + 0.5) / Double(others + 1)
                guard own >= least, own >= lift * part else { continue }
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

    /// The best phrase of several words that no name has; where `goesOn`, the longer one that has most of its texts. One that is
    /// written as one word with hyphens (`fine-tuning`) is a weak one, and none where it is said of other words (`low-bit`).
    private func choose(_ ranked: [Candidate], _ chosen: [[Candidate]], goesOn: Bool = true) -> Candidate? {
        let taken = chosen.joined().map { phrases[$0.phrase] }
        let free = ranked.filter { candidate in
            let phrase = phrases[candidate.phrase]
            return wordCount(phrase) > 1 && !taken.contains { isSaid(phrase, by: $0) }
        }.compactMap { candidate -> Candidate? in
            let phrase = phrases[candidate.phrase]
            guard !texts.spelling(phrase).contains(" ") else { return candidate }
            return texts.partGoingOn(phrase) <= ThemeNaming.mostGoingOn
                ? candidate.scaled(by: GroupNames.worthOfOneWord) : nil
        }.sorted { ($1.score, $0.phrase) < ($0.score, $1.phrase) }
        guard var best = free.first else { return nil }
        while goesOn,
            let longer = free.first(where: { other in
                phrases[other.phrase].contains(phrases[best.phrase])
                    && Double(other.texts) >= GroupNames.partOfLonger * Double(best.texts)
            })
        { best = longer }
        return best
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
