import Foundation
import LinearAlgebra
import Timelines

/// The concepts that may be named, and the weeks in which each was found to rise.
///
/// A concept may be named where it is one of nouns (`PhraseGrammar`), enough of the papers that have it are about it
/// (their title has it, or they have it twice: words of style and names of benchmarks come once), neither too few nor
/// too many papers have it, and these agree (`PhraseAgreement`). All of that is asked of the papers of 65 weeks together,
/// and says nothing of when they came. Over these candidates the rises of a week are under false discovery control
/// (Benjamini and Hochberg, with p-values divided by weights): of what is found in a week at most a tenth is expected to
/// be chance. More is expected of a concept that most of its papers are about, and of one that few have.
///
/// Source: mentions that come again tell words of content: K. W. Church, W. A. Gale, "Poisson Mixtures", Natural Language
/// Engineering 1 (1995), 163–190; C. R. Genovese, K. Roeder, L. Wasserman, "False Discovery Control with P-value
/// Weighting", Biometrika 93 (2006), 509–524.
struct ThemeCandidates: Sendable {
    /// The part of the papers with it that must be about it.
    static let leastCentral = 0.2
    /// How many times smaller the p-value of a common word must be than that of a name or of several words.
    static let commonWordFactor = 5.0
    /// The fewest papers of 65 weeks, and the part of all papers of them: at least the one, at most the other.
    static let fewest = 6
    static let (leastShare, mostShare) = (0.0005, 0.03)
    /// The false discovery rate of a week.
    static let falseDiscoveryRate = 0.1

    /// A concept with the weeks in which it was found to rise.
    struct Candidate: Sendable {
        let concept: Concept
        /// What its p-values are divided by; 1 in the mean of all candidates.
        var weight: Double
        /// As `ThemeWeeks.totals(of:)` has them.
        let totals: [Int32]
        /// Whether a theme may be called by it; else it is a phrase of one that is called by another form.
        var isName = true
        /// By week, with the p-value adjusted for all candidates; findings alone.
        var rises: [Int: (rise: ConceptRise, qValue: Double)] = [:]

        /// The first week of the last row of weeks in which it rose, of which no two are more than a quarter apart.
        var since: Int? {
            let weeks = rises.keys.sorted(by: >)
            let pairs = zip(weeks, weeks.dropFirst())
            return pairs.first { $0 - $1 > ThemeWeeks.long }?.0 ?? weeks.last
        }
    }

    let texts: PhraseTexts
    let calendar: ThemeWeeks
    private let agreement: PhraseAgreement
    private let core: Range<Int>
    private(set) var all: [Candidate]

    /// The candidates of the 65 weeks to one, and their rises in each of some weeks.
    init(
        _ texts: PhraseTexts, _ calendar: ThemeWeeks, by last: Int, rises weeks: ClosedRange<Int>, _ workers: Workers
    ) {
        (self.texts, self.calendar) = (texts, calendar)
        let begin = calendar.weeks.firstIndex { $0 > last - ThemeWeeks.before - ThemeWeeks.long } ?? texts.count
        let core = begin..<texts.count
        self.core = core
        let (least, most) = (Self.leastShare * Double(core.count), Self.mostShare * Double(core.count))
        let phrases = texts.phrases(in: core, fewest: max(Self.fewest, Int(least)), most: Int(most), workers: workers)
        let grammar = PhraseGrammar(texts, workers: workers)
        all = Concept.all(phrases, texts, workers: workers).compactMap { concept in
            let weight = Self.weight(concept, in: core, grammar, texts)
            guard weight > 0, concept.phrases.contains(where: { grammar.isNounPhrase($0.words, in: texts) }) else {
                return nil
            }
            return Candidate(concept: concept, weight: weight, totals: calendar.totals(of: concept.texts))
        }
        let sum = all.reduce(0) { $0 + $1.weight }
        for index in all.indices { all[index].weight *= Double(all.count) / sum }
        agreement = PhraseAgreement(texts, workers: workers)
        findRises(in: weeks, workers)
        dropThoseOfStyle(core, ThemeNaming(texts, grammar, in: core), workers)
    }

    /// Takes back the rises of the concepts whose papers do not agree, of those that titles hardly say, and of those that are
    /// parts of names. Asked of those alone that rose, since it takes the most time: that the others count as tests is no
    /// harm.
    private mutating func dropThoseOfStyle(_ core: Range<Int>, _ naming: ThemeNaming, _ workers: Workers) {
        let risen = all.indices.filter { !all[$0].rises.isEmpty }
        let (agreement, phrases) = (agreement, risen.map { all[$0].concept.within(core) })
        let agree = workers.map(risen.count) { agreement.isOfTheField(phrases[$0]) }
        var field: [Int] = []
        for (index, agrees) in zip(risen, agree) {
            if agrees, naming.isSaidByTitles(all[index].concept) { field.append(index) } else { all[index].rises = [:] }
        }
        let parts = field.filter { naming.isPartOfName(all[$0].concept) }
        let names = field.filter { !parts.contains($0) }
        for index in parts { keepBesideName(index, names) }
    }

    /// Leaves a concept that is no name the rises from the week on in which a name rose of which it is another form
    /// (`self-evolving` beside `self-evolution`), and else none.
    private mutating func keepBesideName(_ index: Int, _ names: [Int]) {
        all[index].isName = false
        let since = names.filter { areForms(index, $0) }.compactMap { all[$0].rises.keys.min() }.min()
        all[index].rises = all[index].rises.filter { week, _ in since.map { $0 <= week } ?? false }
    }

    /// Whether two candidates are forms of one name (`self-evolving`, `self-evolution`) that papers of one kind carry: those
    /// of the one agree with those of the other as the papers of a phrase of the field do.
    func areForms(_ one: Int, _ other: Int) -> Bool {
        let (one, other) = (all[one].concept, all[other].concept)
        guard WordForms.areForms(one.key, other.key) else { return false }
        let own = one.within(core)
        let known = Set(own.texts)
        let further = other.within(core).texts.filter { !known.contains($0) }
        let rest = Phrase(words: other.phrases.first?.words ?? [], texts: further, places: [])
        return agreement.ofPairs(own, rest) >= PhraseAgreement.leastRatio * agreement.usual
    }

    /// How much is expected of a concept, in multiples of another; 0 for one that too few papers are about.
    private static func weight(
        _ concept: Concept, in core: Range<Int>, _ grammar: PhraseGrammar, _ texts: PhraseTexts
    ) -> Double {
        let (papers, central) = concept.papers(in: core)
        let part = Double(central) / Double(max(1, papers))
        guard part >= leastCentral else { return 0 }
        return pow(part, 4) / Double(papers) / (concept.isCommonWord(by: grammar, in: texts) ? commonWordFactor : 1)
    }

    private mutating func findRises(in weeks: ClosedRange<Int>, _ workers: Workers) {
        let (totals, weights, calendar) = (all.map(\.totals), all.map(\.weight), calendar)
        let found = workers.map(weeks.count) { number in
            let rises = totals.map {
                ConceptRise(by: weeks.lowerBound + number, $0, calendar, tests: .whatIsAboveUsual)
            }
            let adjusted = BenjaminiHochberg.adjusted(zip(rises, weights).map { min(1, $0.pValue / $1) })
            return rises.indices.compactMap { index -> (index: Int, rise: ConceptRise, q: Double)? in
                guard let q = adjusted[index], q <= Self.falseDiscoveryRate, rises[index].isOfNote else { return nil }
                return (index, rises[index], q)
            }
        }
        for (number, rises) in found.enumerated() {
            for entry in rises { all[entry.index].rises[weeks.lowerBound + number] = (entry.rise, entry.q) }
        }
    }
}
