import Papers

extension TrainingSet {
    /// Whether people said under which topic papers are filed.
    var knowsPrimary: Bool { labels.contains { !$0.primary.isEmpty } }

    /// Whether every label names exactly one topic and leaves nothing open.
    public var assignsOne: Bool { labels.allSatisfy(\.isSingle) }

    /// What is learned: membership of each topic, and the topic to file under where that is known.
    /// Where each text has one class, naive Bayes over so many terms is the second opinion.
    func targets(_ options: LearningOptions, terms: Int) -> [OneVsRest.Targets] {
        let membership = topics.map { topic in
            labels.map { label -> DualCoordinateDescent.Sign in
                label.topics.contains(topic) ? .positive : label.uncertain.contains(topic) ? .none : .negative
            }
        }
        let targets = [OneVsRest.Targets(signs: membership, learner: .dual(cost: options.membershipCost))]
        if assignsOne {
            let smoothing: NaiveBayes.Smoothing =
                labels.count < Folds.manyTexts ? .proportional(10) : .constant(0.01)
            let learner = OneVsRest.Learner.naiveBayes(terms: terms, smoothing: smoothing)
            return targets + [OneVsRest.Targets(signs: membership, learner: learner)]
        }
        guard knowsPrimary else { return targets }
        let primary = topics.map { topic in
            labels.map { label -> DualCoordinateDescent.Sign in
                label.primary.isEmpty ? .none : label.primary.contains(topic) ? .positive : .negative
            }
        }
        return targets + [OneVsRest.Targets(signs: primary, learner: .dual(cost: options.primaryCost))]
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
            truths: labels.map { label in
                topics.map { label.topics.contains($0) ? true : label.uncertain.contains($0) ? nil : false }
            },
            folds: folds, isRandom: labels.map(\.isRandom), assignsOne: assignsOne)
    }
}

extension ScoredRows {
    /// The papers drawn at random, each judged by decision functions, calibrations and thresholds that never saw it.
    func heldOutJudgements(_ set: TrainingSet) -> [JudgedPaper] {
        let rows = calibrationRows
        return Set(folds).sorted().flatMap { fold -> [JudgedPaper] in
            let rule = decisionRule(on: rows.filter { folds[$0] != fold })
            let heldOut = rows.filter { folds[$0] == fold }
            return zip(heldOut, probabilities(of: heldOut, rule)).map { row, values in
                let classification = DecisionRule.classification(
                    topics: set.topics, probabilities: values, thresholds: rule.thresholds, assignsOne: set.assignsOne)
                return JudgedPaper(label: set.labels[row], classification: classification)
            }
        }
    }
}

extension ModelHeader.Scores {
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
            })
    }
}
