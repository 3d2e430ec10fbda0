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

    private enum Outcome: UInt8 { case truePositive, falsePositive, falseNegative }
    private struct Entry { var topic: Int; var outcome: Outcome }

    /// The topics that are judged, by slug.
    let slugs: [String]
    /// Whether each paper has one label and nothing more.
    let isSingleLabel: Bool
    private let entries: [[Entry]]
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
        entries = judged.map { paper in
            let given = Set(paper.classification.assigned.map(\.topic))
            return given.union(paper.label.topics).filter { !paper.label.isOpen($0) }.sorted().compactMap { topic in
                guard let topicPlace = place[topic] else { return nil }
                let (has, got) = (paper.label.topics.contains(topic), given.contains(topic))
                return Entry(
                    topic: topicPlace, outcome: has && got ? .truePositive : got ? .falsePositive : .falseNegative)
            }
        }
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
    var topicFigures: [TopicFigures] { counts(of: Array(entries.indices)) }

    /// The figures of each topic over a sample of papers, each as often as it was drawn.
    func counts(of papers: [Int]) -> [TopicFigures] {
        var figures = slugs.map {
            TopicFigures(topic: $0, papers: 0, truePositives: 0, falsePositives: 0, falseNegatives: 0)
        }
        for paper in papers {
            for entry in entries[paper] {
                switch entry.outcome {
                case .truePositive: figures[entry.topic].truePositives += 1
                case .falsePositive: figures[entry.topic].falsePositives += 1
                case .falseNegative: figures[entry.topic].falseNegatives += 1
                }
            }
        }
        for index in figures.indices {
            figures[index].papers = figures[index].truePositives + figures[index].falseNegatives
        }
        return figures
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
