import LinearAlgebra
import Papers

/// The parts of a cross-validation, and how often texts are dealt into them anew.
struct FoldPlan: Sendable, Equatable {
    /// The part of each text in each repetition: `rounds[repetition][text]`.
    var rounds: [[Int]]
    /// How many parts there are.
    var parts: Int
    /// Whether a part holds at most one text of each class that is not larger than the parts are many.
    var leavesOneOut = false

    /// The parts that calibrations and thresholds are judged by: those of the first repetition.
    var folds: [Int] { rounds.first ?? [] }

    /// What was done, in words: `5-fold cross-validation`.
    var method: String {
        let name =
            leavesOneOut
            ? "leave-one-out cross-validation (one text of each class)" : "\(parts)-fold cross-validation"
        return rounds.count > 1 ? "\(name), repeated \(rounds.count) times" : name
    }
}

extension Folds {
    /// From how many labelled texts on a text's part depends on its id alone; the repetitions of a
    /// cross-validation of fewer; and the number of texts under which one of each class is left out.
    static let (manyTexts, repetitions, fewTexts) = (1_000, 5, 50)

    /// The parts for labelled texts: `ids`, `identities` (equal ones for equal texts) and `classes` are parallel.
    ///
    /// Many texts are dealt by their ids alone, so that others change nothing. Of fewer, chance would leave a part
    /// without a class, or the rest without it: where one text of a class is held out, the rest has fewer of that
    /// class than of others, and a function learned from it says "no" to the very text that it is asked about.
    /// Scores so learned run against the truth (Parker, Günter & Bedo, "Stratification bias in low signal microarray
    /// studies", BMC Bioinformatics 8, 2007): on twelve texts of two classes plain leave-one-out has an accuracy
    /// fifty points below that on other texts. So each class is dealt by itself, and of very few texts each part
    /// leaves out one of each class. Repetitions with other parts are averaged.
    ///
    /// Equal texts share a part, else one would be judged by what was learned of the other.
    static func plan(ids: [String], identities: [UInt64], classes: [Int], parts: Int, seed: UInt64) -> FoldPlan {
        let groups = groups(ids: ids, identities: identities)
        guard ids.count < manyTexts else {
            let folds = assign(ids, parts: parts, seed: seed)
            return FoldPlan(rounds: [groups.map { folds[$0] }], parts: parts)
        }
        // The class of equal texts is that of the one that stands for them.
        let leaders = groups.indices.filter { groups[$0] == $0 }
        let strata = Dictionary(grouping: leaders) { classes[$0] }
        let largest = strata.values.map(\.count).max() ?? 0
        let leavesOneOut = leaders.count < fewTexts && largest > 1
        let count = leavesOneOut ? largest : parts
        // Larger classes first, each going on where the last one ended: parts stay of equal size.
        let order = strata.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
        let rounds = (0..<repetitions).map { round -> [Int] in
            var (folds, place) = ([Int](repeating: 0, count: ids.count), 0)
            for texts in order {
                let dealt = texts.map { (rank(ids[$0], seed: seed &+ UInt64(round)), ids[$0], $0) }.sorted(by: <)
                for (_, _, text) in dealt {
                    folds[text] = place % count
                    place += 1
                }
            }
            return groups.map { folds[$0] }
        }
        return FoldPlan(rounds: rounds, parts: count, leavesOneOut: leavesOneOut)
    }

    /// Where a text stands in the order of a repetition.
    private static func rank(_ id: String, seed: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: FNV1a.of(id, seed: seed))
        return generator.next()
    }

    /// For each text the one that stands for all that are equal to it: that of the smallest id.
    private static func groups(ids: [String], identities: [UInt64]) -> [Int] {
        var leaders: [UInt64: Int] = [:]
        for (text, identity) in identities.enumerated() {
            if let leader = leaders[identity], ids[leader] <= ids[text] { continue }
            leaders[identity] = text
        }
        return identities.indices.map { leaders[identities[$0]] ?? $0 }
    }

    /// The part of a text by itself, whatever other texts there are.
    static func part(of text: PaperText, parts: Int) -> Int {
        var generator = SeededGenerator(seed: identity(title: text.title, abstract: text.abstract))
        return Int(generator.next() % UInt64(parts))
    }

    /// The same number for texts that differ in case, blanks and punctuation alone, or in where a title ends.
    static func identity(title: String, abstract: String) -> UInt64 {
        var hash = FNV1a()
        for text in [title, abstract] {
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): hash.add(byte | 0x20)
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                    hash.add(byte)
                default: continue
                }
            }
        }
        return hash.value
    }
}

extension TrainingSet {
    /// The parts of its cross-validation.
    ///
    /// Many papers of several topics have each its part by itself, by its text: more papers change nobody else's, and
    /// what was fixed before stays.
    func foldPlan(_ options: LearningOptions, workers: Workers = Workers(threads: 1)) -> FoldPlan {
        let labelled = labelledTexts.map { texts[$0] }
        if !assignsOne, base != nil || labels.count >= Folds.manyTexts {
            let folds = workers.mapBlocks(of: labelled.count, size: 256) { places in
                labelled[places].map { fixedFolds[$0.id] ?? Folds.part(of: $0, parts: options.folds) }
            }.flatMap { $0 }
            let fixed = (base?.rows ?? []).map(\.fold)
            return FoldPlan(rounds: [(folds + fixed).map { $0 % options.folds }], parts: options.folds)
        }
        return Folds.plan(
            ids: labelled.map(\.id),
            identities: labelled.map { Folds.identity(title: $0.title, abstract: $0.abstract) },
            classes: rarestTopics, parts: options.folds, seed: options.seed)
    }

    /// The place of the topic of each label that fewest have; -1 where it has none.
    ///
    /// Where texts have several topics, whose shares in the parts cannot all be equal, the rare ones matter most
    /// (Sechidis, Tsoumakas & Vlahavas, "On the stratification of multi-label data", ECML 2011).
    private var rarestTopics: [Int] {
        let counts = topics.map { topic in labels.count { $0.topics.contains(topic) } }
        let places = topics.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
        return labels.map { label in places.first { label.topics.contains(topics[$0]) } ?? -1 }
    }
}
