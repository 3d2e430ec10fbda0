public import Papers
public import Timelines

/// Finds the phrases that rose, and those that fell, with each topic: what its papers were about more than before.
///
/// A phrase is named where it is one of nouns (`PhraseGrammar`) whose papers agree (`PhraseAgreement`), where its share
/// among the topic's papers changed by more than chance explains (Fisher's exact test, one-sided, at one in a hundred:
/// of phrases that did not move, one in a hundred passes), and where it changed inside the topic by more than outside
/// (the difference of log-odds). Of a phrase and its parts the longest is named, unless the part has more than twice
/// its papers; of phrases with nearly the same papers, and of a phrase and its abbreviation, the clearest.
public struct TopicPhrases: Sendable {
    /// How many phrases a topic is given, and how many papers a phrase.
    static let phrasesShown = 5
    static let carriersShown = 3
    /// The level of the test.
    static let level = 0.01

    /// How many papers of the period are read at most: beyond that a sample says as much.
    public static let periodPapers = 2_000
    /// How many of the baseline.
    public static let baselinePapers = 4_000
    /// How many of the time before, which only say what phrases of the field are.
    public static let earlierPapers = 2_000

    /// What moved with a topic.
    public struct Answer: Sendable, Hashable {
        /// The phrases that rose, the clearest first.
        public var risen: [TermMovement] = []
        /// The phrases that fell, the clearest first.
        public var fallen: [TermMovement] = []
    }

    private let period: [ClassifiedPaper]
    private let baseline: [ClassifiedPaper]
    private let texts: PhraseTexts
    private let grammar: PhraseGrammar
    private let agreement: PhraseAgreement
    private let phrases: [Phrase]

    /// Reads the papers of a period, of its baseline, and of the time before.
    public init(period: [ClassifiedPaper], baseline: [ClassifiedPaper], earlier: [ClassifiedPaper]) {
        (self.period, self.baseline) = (Self.ordered(period), Self.ordered(baseline))
        var texts = PhraseTexts()
        for entry in self.period + self.baseline + Self.ordered(earlier) {
            texts.add([entry.paper.title, entry.paper.abstract])
        }
        self.texts = texts
        grammar = PhraseGrammar(texts)
        agreement = PhraseAgreement(texts)
        let core = period.count + baseline.count
        phrases = texts.phrases(in: 0..<core, fewest: max(3, core / 2_000))
    }

    /// The same order whatever order the papers came in.
    private static func ordered(_ papers: [ClassifiedPaper]) -> [ClassifiedPaper] {
        papers.sorted {
            ($0.paper.id ?? "", $0.paper.title, $0.paper.abstract) < (
                $1.paper.id ?? "", $1.paper.title, $1.paper.abstract
            )
        }
    }

    /// What moved with each of the topics.
    public func movements(of topics: [String]) -> [Answer] {
        let table = TopicTable(period: period, baseline: baseline, topics: topics)
        let fields = FieldMemo(agreement, grammar, texts, count: phrases.count)
        var moved = [[Moved]](repeating: [], count: topics.count)
        var counts = TopicTable.Counts(topics: topics.count)
        for (number, phrase) in phrases.enumerated() {
            table.count(phrase, into: &counts)
            for topic in topics.indices {
                if let found = Moved(number, topic, counts, table) { moved[topic].append(found) }
            }
        }
        return topics.indices.map { topic in
            let (risen, fallen) = (moved[topic].filter(\.rises), moved[topic].filter { !$0.rises })
            return Answer(
                risen: named(risen, topics[topic], table.papers[topic], fields),
                fallen: named(fallen, topics[topic], table.papers[topic], fields))
        }
    }

    /// The phrases of the field among those that moved, in words.
    private func named(_ moved: [Moved], _ topic: String, _ of: PaperPair, _ fields: FieldMemo) -> [TermMovement] {
        let clearest = moved.sorted { ($0.pValue, $0.phrase) < ($1.pValue, $1.phrase) }
            .filter { fields.has($0.phrase, phrases) }
        var named: [Moved] = []
        for candidate in clearest {
            let phrase = phrases[candidate.phrase]
            let isPart = clearest.contains {
                phrases[$0.phrase].contains(phrase) && 2 * $0.morePapers >= candidate.morePapers
            }
            let isSaid = named.contains {
                hasPapersLike(phrases[$0.phrase], phrase) || areOne(phrases[$0.phrase], phrase)
            }
            if isPart || isSaid { continue }
            named.append(candidate)
            if named.count == Self.phrasesShown { break }
        }
        return named.map { movement in
            TermMovement(
                term: texts.spelling(phrases[movement.phrase]), papers: movement.papers.period, of: of.period,
                baselinePapers: movement.papers.baseline, baselineOf: of.baseline,
                logOddsRatio: movement.logOddsRatio, pValue: movement.pValue,
                carriers: movement.rises ? carriers(phrases[movement.phrase], topic) : [])
        }
    }

    /// Whether one is the abbreviation of the other: `RL` of `reinforcement learning`.
    private func areOne(_ one: Phrase, _ other: Phrase) -> Bool {
        let (short, long) = one.words.count < other.words.count ? (one, other) : (other, one)
        guard short.words.count == 1, long.words.count > 1 else { return false }
        let initials = long.words.flatMap { texts.reader.spelling($0).split(separator: "-") }.compactMap(\.first)
        return texts.reader.spelling(short.words[0]).lowercased() == String(initials).lowercased()
    }

    /// Whether both share four fifths of the papers of either.
    private func hasPapersLike(_ one: Phrase, _ other: Phrase) -> Bool {
        let common = Set(one.texts).intersection(other.texts).count
        return 5 * common >= 4 * max(one.texts.count, other.texts.count)
    }

    /// The papers of a topic that have a phrase: the surest first, ties by title and identifier.
    private func carriers(_ phrase: Phrase, _ topic: String) -> [TermPaper] {
        var found: [(probability: Double, paper: TermPaper)] = []
        for text in phrase.texts where Int(text) < period.count {
            let entry = period[Int(text)]
            guard let mark = entry.classification.topics.first(where: { $0.topic == topic }), mark.assigned else {
                continue
            }
            found.append((mark.probability, TermPaper(id: entry.paper.id, title: entry.paper.title)))
        }
        found.sort {
            ($1.probability, $0.paper.title, $0.paper.id ?? "") < ($0.probability, $1.paper.title, $1.paper.id ?? "")
        }
        return found.prefix(Self.carriersShown).map(\.paper)
    }
}

/// Papers of the period and of its baseline.
private struct PaperPair {
    var period = 0
    var baseline = 0

    static func - (all: PaperPair, part: PaperPair) -> PaperPair {
        PaperPair(period: all.period - part.period, baseline: all.baseline - part.baseline)
    }

    /// The logarithm of the ratio of the odds in the period to those in the baseline.
    func logOddsRatio(of all: PaperPair) -> Double {
        LogOdds.of(ShareCount(of: all.period, expected: Double(period)))
            - LogOdds.of(ShareCount(of: all.baseline, expected: Double(baseline)))
    }
}

/// A phrase that moved with a topic.
private struct Moved {
    /// The fewest papers that a phrase must have in the topic, in the period or in the baseline.
    static let fewestPapers = 3

    let phrase: Int
    let papers: PaperPair
    let logOddsRatio: Double
    let pValue: Double

    var rises: Bool { logOddsRatio > 0 }
    /// Its papers where it has more of them.
    var morePapers: Int { rises ? papers.period : papers.baseline }

    /// Nil for a phrase that did not move with the topic.
    init?(_ phrase: Int, _ topic: Int, _ counts: TopicTable.Counts, _ table: TopicTable) {
        let (inside, of) = (counts.inside[topic], table.papers[topic])
        guard max(inside.period, inside.baseline) >= Self.fewestPapers, of.period > 0, of.baseline > 0 else {
            return nil
        }
        let ratio = inside.logOddsRatio(of: of)
        let outside = (counts.all - inside).logOddsRatio(of: table.all - of)
        guard ratio > 0 ? ratio > outside && inside.period >= Self.fewestPapers : ratio < outside else { return nil }
        let pValue =
            ratio > 0
            ? FisherExactTest.greater(inside.period, of: of.period, than: inside.baseline, of: of.baseline)
            : FisherExactTest.greater(inside.baseline, of: of.baseline, than: inside.period, of: of.period)
        guard pValue <= TopicPhrases.level else { return nil }
        (self.phrase, papers, logOddsRatio, self.pValue) = (phrase, inside, ratio, pValue)
    }
}

/// Which phrases are of the field, each judged once.
private final class FieldMemo {
    private let agreement: PhraseAgreement
    private let grammar: PhraseGrammar
    private let texts: PhraseTexts
    private var known: [Bool?]

    init(_ agreement: PhraseAgreement, _ grammar: PhraseGrammar, _ texts: PhraseTexts, count: Int) {
        (self.agreement, self.grammar, self.texts) = (agreement, grammar, texts)
        known = [Bool?](repeating: nil, count: count)
    }

    func has(_ phrase: Int, _ phrases: [Phrase]) -> Bool {
        if let answer = known[phrase] { return answer }
        let answer = grammar.isNounPhrase(phrases[phrase].words, in: texts) && agreement.isOfTheField(phrases[phrase])
        known[phrase] = answer
        return answer
    }
}

/// The topics of the papers of the period, and behind them of those of the baseline.
private struct TopicTable {
    /// A phrase's papers.
    struct Counts {
        var all = PaperPair()
        /// By topic.
        var inside: [PaperPair]

        init(topics: Int) { inside = [PaperPair](repeating: PaperPair(), count: topics) }
    }

    private let assigned: [[Int]]
    private let periodCount: Int
    /// All papers.
    let all: PaperPair
    /// Those of each topic.
    let papers: [PaperPair]

    init(period: [ClassifiedPaper], baseline: [ClassifiedPaper], topics: [String]) {
        let numbers = Dictionary(topics.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        assigned = (period + baseline).map { $0.classification.assigned.compactMap { numbers[$0.topic] } }
        periodCount = period.count
        all = PaperPair(period: period.count, baseline: baseline.count)
        var papers = [PaperPair](repeating: PaperPair(), count: topics.count)
        for (text, topics) in assigned.enumerated() {
            for topic in topics {
                if text < periodCount { papers[topic].period += 1 } else { papers[topic].baseline += 1 }
            }
        }
        self.papers = papers
    }

    /// Counts the papers that have a phrase.
    func count(_ phrase: Phrase, into counts: inout Counts) {
        counts.all = PaperPair()
        for topic in counts.inside.indices { counts.inside[topic] = PaperPair() }
        for text in phrase.texts {
            guard Int(text) < assigned.count else { break }
            if Int(text) < periodCount {
                counts.all.period += 1
                for topic in assigned[Int(text)] { counts.inside[topic].period += 1 }
            } else {
                counts.all.baseline += 1
                for topic in assigned[Int(text)] { counts.inside[topic].baseline += 1 }
            }
        }
    }
}
