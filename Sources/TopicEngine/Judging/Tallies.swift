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
    }

    private enum Outcome: UInt8 { case truePositive, falsePositive, falseNegative }
    private struct Entry { var topic: Int; var outcome: Outcome }

    private let slugs: [String]
    private let entries: [[Entry]]
    private let primaryHits: [Bool?]
    private let accuracyHits: [Bool?]
    private let isUntagged: [Bool]
    /// What concerns probabilities.
    let calibration: CalibrationTally

    init(_ judged: [JudgedPaper]) {
        let known = Set(judged.flatMap { $0.classification.topics.map(\.topic) })
        let named = judged.reduce(into: known) { $0.formUnion($1.label.topics) }
        let isSingleLabel = judged.allSatisfy(\.label.isSingle)
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
        // An abstention names no topic, though it lists them all.
        let tops = judged.map { $0.classification.abstention == nil ? $0.classification.topics.first?.topic : nil }
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

    private func counts(of papers: [Int]) -> [TopicFigures] {
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

    /// F1 over all pairs of a sample of papers, each as often as it was drawn.
    func microF1(of papers: [Int]) -> Double {
        var counts = (0, 0)
        for paper in papers {
            for entry in entries[paper] {
                if entry.outcome == .truePositive { counts.0 += 1 } else { counts.1 += 1 }
            }
        }
        return counts.0 + counts.1 == 0 ? 0 : Double(2 * counts.0) / Double(2 * counts.0 + counts.1)
    }

    /// The figures of a sample of papers, each as often as it was drawn.
    func figures(of papers: [Int]) -> Figures {
        let topics = counts(of: papers)
        var sum = TopicFigures(topic: "", papers: 0, truePositives: 0, falsePositives: 0, falseNegatives: 0)
        for topic in topics {
            sum.truePositives += topic.truePositives
            sum.falsePositives += topic.falsePositives
            sum.falseNegatives += topic.falseNegatives
        }
        let counted = topics.filter { $0.papers >= Evaluation.papersForMacro }
        var figures = Figures()
        figures.microF1 = sum.f1
        figures.macroF1 = counted.isEmpty ? nil : counted.reduce(0) { $0 + $1.f1 } / Double(counted.count)
        figures.primary = Self.share(papers.compactMap { primaryHits[$0] })
        figures.accuracy = Self.share(papers.compactMap { accuracyHits[$0] })
        figures.untagged = Self.share(papers.map { isUntagged[$0] }) ?? 0
        (figures.brier, figures.calibrationError) = calibration.figures(of: papers)
        figures.likelyError = calibration.likelyError(of: papers)
        return figures
    }

    private static func share(_ hits: [Bool]) -> Double? {
        hits.isEmpty ? nil : Double(hits.count { $0 }) / Double(hits.count)
    }
}
