import LinearAlgebra
import Papers

extension TrainingSet {
    /// Whether people said under which topic papers are filed.
    var knowsPrimary: Bool { labels.contains { !$0.primary.isEmpty } }

    /// Whether every label names exactly one topic and leaves nothing open.
    public var assignsOne: Bool { labels.allSatisfy(\.isSingle) }

    /// What is learned: membership of each topic, and the topic to file under where that is known.
    /// Where each text has one class, naive Bayes over so many terms is the second opinion.
    func targets(_ options: LearningOptions, terms: Int) -> [OneVsRest.Targets] {
        let membership = signs { $0.teaches($1) }
        let targets = [OneVsRest.Targets(signs: membership, learner: .dual(cost: options.membershipCost))]
        if assignsOne {
            let smoothing: NaiveBayes.Smoothing =
                labels.count < Folds.manyTexts ? .proportional(10) : .constant(0.01)
            let learner = OneVsRest.Learner.naiveBayes(terms: terms, smoothing: smoothing)
            return targets + [OneVsRest.Targets(signs: membership, learner: learner)]
        }
        guard knowsPrimary else { return targets }
        return targets + [
            OneVsRest.Targets(signs: signs { $0.teachesFiling(under: $1) }, learner: .dual(cost: options.primaryCost))
        ]
    }

    /// What each label says of each topic: `[topic][label]`.
    private func signs(_ said: (TrainingLabel, String) -> Bool?) -> [[DualCoordinateDescent.Sign]] {
        topics.map { topic in labels.map { said($0, topic).map { $0 ? .positive : .negative } ?? .none } }
    }

    /// The place among the labels of a text's label.
    func labelPlace(ofText text: Int) -> Int? {
        var (low, high) = (0, labelledTexts.count)
        while low < high {
            let middle = (low + high) / 2
            if labelledTexts[middle] < text { low = middle + 1 } else { high = middle }
        }
        return low < labelledTexts.count && labelledTexts[low] == text ? low : nil
    }

    /// Cross-validated scores beside the labels.
    func scoredRows(_ heldOut: [[Float]], folds: [Int]) -> ScoredRows {
        let rows = labels.indices
        let (count, knowsPrimary) = (topics.count, knowsPrimary)
        let hasSecond = heldOut.count > count
        return ScoredRows(
            scores: rows.map { row in
                (0..<count).map { SIMD2(Double(heldOut[$0][row]), hasSecond ? Double(heldOut[count + $0][row]) : 0) }
            },
            scoreCount: hasSecond ? 2 : 1,
            primaryScores: rows.map { row in knowsPrimary ? (0..<count).map { Double(heldOut[count + $0][row]) } : [] },
            truths: witnesses ?? labels.map { label in topics.map(label.isAbout) },
            filings: labels.map { label in topics.map(label.isFiled) },
            lessons: labels.map { label in topics.map(label.teaches) }, texts: texts.count,
            folds: folds, isRandom: labels.map(\.isRandom), assignsOne: assignsOne)
    }
}

extension ScoredRows {
    /// What is decided about each row by decision functions, calibrations and thresholds that never saw it.
    func heldOutDecisions(topics slugs: [String], workers: Workers) -> [Decision] {
        let (rows, parts) = (calibrationRows, Set(folds).sorted())
        let decided = workers.map(parts.count) { part in
            let rule = decisionRule(on: rows.filter { folds[$0] != parts[part] })
            return folds.indices.filter { folds[$0] == parts[part] }.map { ($0, decision(of: $0, rule, topics: slugs)) }
        }
        var decisions = [Decision](repeating: Decision(topics: slugs), count: scores.count)
        for (row, decision) in decided.joined() { decisions[row] = decision }
        return decisions
    }
}

extension ModelHeader.Scores {
    /// The bootstrap samples for the intervals in a header: enough for two decimals, and of very many papers, whose
    /// intervals are narrow, fewer.
    static func samples(of papers: Int) -> Int { max(100, min(400, 2_000_000 / max(1, papers))) }

    /// The figures of a cross-validation.
    init(_ evaluation: Evaluation, method: String) {
        self.init(
            method: "\(method); calibrations and thresholds cross-fitted",
            papers: evaluation.papers,
            microF1: evaluation.microF1.value, macroF1: evaluation.macroF1?.value, primary: evaluation.primary?.value,
            accuracy: evaluation.accuracy?.value, brier: evaluation.brier.value,
            calibrationError: evaluation.calibrationError.value,
            untagged: evaluation.untagged,
            topics: evaluation.topics.map {
                .init(topic: $0.topic, papers: $0.papers, precision: $0.precision, recall: $0.recall, f1: $0.f1)
            },
            likelyError: evaluation.likelyError.value, middle: .init(evaluation.middle),
            reliability: evaluation.reliability.map(ModelHeader.Reliability.init),
            intervals: evaluation.samples > 0 ? .init(evaluation) : nil,
            confusions: evaluation.confusions.pairs.prefix(ConfusedPair.mostNamed).map(ModelHeader.Confusion.init))
    }
}

extension ModelHeader.Reliability {
    fileprivate init(_ bin: ReliabilityBin) {
        self.init(said: bin.meanProbability, share: bin.share, pairs: bin.pairs)
    }
}

extension ModelHeader.Confusion {
    /// Papers whose names a header cannot hold are not named.
    fileprivate init(_ pair: ConfusedPair) {
        self.init(
            truth: pair.truth, said: pair.said, papers: pair.papers, of: pair.of,
            examples: pair.examples.filter(ModelHeader.canHold))
    }
}

extension ModelHeader.Intervals {
    fileprivate init(_ evaluation: Evaluation) {
        func interval(_ figure: EstimatedFigure) -> ModelHeader.Interval { .init(low: figure.low, high: figure.high) }
        self.init(
            microF1: interval(evaluation.microF1), macroF1: evaluation.macroF1.map(interval),
            primary: evaluation.primary.map(interval), accuracy: evaluation.accuracy.map(interval),
            brier: interval(evaluation.brier), calibrationError: interval(evaluation.calibrationError),
            likelyError: interval(evaluation.likelyError))
    }
}
