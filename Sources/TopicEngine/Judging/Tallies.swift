/// What each paper adds to the counts, as small integers, so that a thousand resamples are quick.
struct Tallies: Sendable {
    /// The figures of one sample.
    struct Figures: Sendable {
        var microF1 = 0.0
        var macroF1: Double?
        var primary: Double?
        var accuracy: Double?
        var untagged = 0.0
        var brier = 0.0
        var calibrationError = 0.0
        var likelyError = 0.0
        /// Precision, recall and F1 of each topic, one after the other; nil where the sample has no paper that tells.
        var topics: [Double?] = []
    }

    private enum Outcome: Int, CaseIterable { case truePositive, falsePositive, falseNegative }

    /// The topics that are judged, by slug.
    let slugs: [String]
    /// Whether each paper has one label and nothing more.
    let isSingleLabel: Bool
    /// The outcomes of each paper, paper after paper: three numbers a topic, counted through.
    private let outcomes: [Int]
    /// Where each paper's outcomes begin, and where the last ones end.
    private let starts: [Int]
    private let primaryHits: [Bool?]
    private let accuracyHits: [Bool?]
    private let isUntagged: [Bool]
    /// What concerns probabilities.
    let calibration: CalibrationTally

    init(_ judged: [JudgedPaper]) {
        let known = Set(judged.flatMap { $0.classification.topics.map(\.topic) })
        let named = judged.reduce(into: known) { $0.formUnion($1.label.topics) }
        isSingleLabel = judged.allSatisfy(\.label.isSingle)
        // Among several topics "other" says that none applies; where every paper has one, it is one like any other.
        let slugs = named.subtracting(isSingleLabel ? [] : ["other"]).sorted()
        let place = Dictionary(uniqueKeysWithValues: slugs.enumerated().map { ($1, $0) })
        self.slugs = slugs
        var (outcomes, starts): ([Int], [Int]) = ([], [0])
        for paper in judged {
            let given = Set(paper.classification.assigned.map(\.topic))
            for topic in given.union(paper.label.topics).filter({ !paper.label.isOpen($0) }).sorted() {
                guard let topicPlace = place[topic] else { continue }
                let (has, got) = (paper.label.topics.contains(topic), given.contains(topic))
                let outcome: Outcome = has && got ? .truePositive : got ? .falsePositive : .falseNegative
                outcomes.append(topicPlace * Outcome.allCases.count + outcome.rawValue)
            }
            starts.append(outcomes.count)
        }
        (self.outcomes, self.starts) = (outcomes, starts)
        let isSingleLabel = isSingleLabel
        let tops = judged.map(\.classification.top)
        primaryHits = zip(judged, tops).map { paper, top in
            let filed = paper.classification.primary ?? top
            return paper.label.primary.isEmpty ? nil : filed.map(paper.label.primary.contains) ?? false
        }
        accuracyHits = zip(judged, tops).map { paper, top in
            isSingleLabel ? top.map(paper.label.topics.contains) ?? false : nil
        }
        isUntagged = judged.map { $0.classification.assigned.isEmpty }
        calibration = CalibrationTally(judged)
    }

    /// The figures of each topic over all papers.
    var topicFigures: [TopicFigures] { counts(of: Array(isUntagged.indices)) }

    /// The figures of each topic over a sample of papers, each as often as it was drawn.
    func counts(of papers: [Int]) -> [TopicFigures] {
        let (kinds, starts, outcomes) = (Outcome.allCases.count, starts.span, outcomes.span)
        var counts = [Int](repeating: 0, count: slugs.count * kinds)
        for paper in papers {
            for place in starts[paper]..<starts[paper + 1] { counts[outcomes[place]] += 1 }
        }
        return slugs.enumerated().map { topic, slug in
            func count(_ outcome: Outcome) -> Int { counts[topic * kinds + outcome.rawValue] }
            return TopicFigures(
                topic: slug, papers: count(.truePositive) + count(.falseNegative), truePositives: count(.truePositive),
                falsePositives: count(.falsePositive), falseNegatives: count(.falseNegative))
        }
    }

    /// The figures of a sample of papers, each as often as it was drawn.
    func figures(of papers: [Int]) -> Figures {
        let topics = counts(of: papers)
        let sum = Self.sum(topics)
        var figures = Figures()
        figures.microF1 = sum.f1
        figures.macroF1 = Self.macroF1(topics)
        figures.primary = primary(of: papers)
        figures.accuracy = Self.share(papers.compactMap { accuracyHits[$0] })
        figures.untagged = Self.share(papers.map { isUntagged[$0] }) ?? 0
        (figures.brier, figures.calibrationError) = calibration.figures(of: papers)
        figures.likelyError = calibration.likelyError(of: papers)
        figures.topics = topics.flatMap(\.estimable)
        return figures
    }

    /// The share of a sample of papers that are filed rightly; nil where nobody said what is right.
    func primary(of papers: [Int]) -> Double? { Self.share(papers.compactMap { primaryHits[$0] }) }

    /// The counts of all topics together.
    static func sum(_ topics: [TopicFigures]) -> TopicFigures {
        var sum = TopicFigures(topic: "", papers: 0, truePositives: 0, falsePositives: 0, falseNegatives: 0)
        for topic in topics {
            sum.truePositives += topic.truePositives
            sum.falsePositives += topic.falsePositives
            sum.falseNegatives += topic.falseNegatives
        }
        return sum
    }

    /// The mean F1 of the topics with enough papers; nil where none has.
    static func macroF1(_ topics: [TopicFigures]) -> Double? {
        let counted = topics.filter { $0.papers >= Evaluation.papersForMacro }
        return counted.isEmpty ? nil : counted.reduce(0) { $0 + $1.f1 } / Double(counted.count)
    }

    private static func share(_ hits: [Bool]) -> Double? {
        hits.isEmpty ? nil : Double(hits.count { $0 }) / Double(hits.count)
    }
}
