import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Cross-validated scores with what people said: what calibrations and thresholds are chosen on.
struct ScoredRows: Sendable {
    /// For each row and topic the scores that the calibration sees, the second one 0 where there is only one.
    var scores: [[SIMD2<Double>]]
    /// How many scores the calibration sees: one or two.
    var scoreCount: Int
    /// For each row the scores as the topic to file under; empty where not learned.
    var primaryScores: [[Double]]
    /// For each row and topic whether the topic applies; nil where people were uncertain.
    var truths: [[Bool?]]
    /// For each row and topic whether people filed the paper under the topic; nil where that is open.
    var filings: [[Bool?]] = []
    /// For each row and topic what functions learn: what people said, else what is proposed; nil where neither is known.
    /// Empty where nothing is proposed of any.
    var lessons: [[Bool?]] = []
    /// How many texts there are, of which those with something proposed were drawn; 0 where that is not known.
    var texts = 0
    /// The part of the cross-validation of each row.
    var folds: [Int]
    /// Whether the row was drawn at random.
    var isRandom: [Bool]
    /// Whether every paper has exactly one topic, so that no threshold is needed.
    var assignsOne = false

    var topics: Int { scores.first?.count ?? 0 }
    /// Whether it was learned under which topic papers are filed.
    var knowsPrimary: Bool { primaryScores.contains { !$0.isEmpty } }

    /// The rows to calibrate on: those drawn at random, or all where these are too few; never one of which nobody said
    /// anything.
    var calibrationRows: [Int] {
        let said = scores.indices.filter { row in truths[row].contains { $0 != nil } }
        let random = said.filter { isRandom[$0] }
        return random.count >= 200 || random.count == said.count ? random : said
    }

    /// How strongly a topic's calibration and threshold are drawn to those of all topics together, in papers.
    private static let borrowing = (calibration: 10.0, threshold: 150.0)

    /// Whether there are so few texts of one class each that their classes share one calibration: what a handful
    /// of texts would say of a class's own is chance, and would decide between classes.
    private var sharesCalibration: Bool { assignsOne && scores.count < Folds.manyTexts }

    /// Chooses calibrations and thresholds on some rows.
    func decisionRule(on rows: [Int]) -> DecisionRule {
        var calibrations = calibrations(on: rows)
        let silent = silentTopics
        for topic in 0..<topics where silent[topic] {
            calibrations[topic] = LogisticCalibration(
                slopes: calibrations[topic].slopes.map { _ in 0 }, intercept: -20)
        }
        var rule = DecisionRule(calibrations: calibrations, curves: curves(on: rows, calibrations), thresholds: [])
        // A paper of one topic gets the most probable one, whatever the thresholds.
        rule.thresholds =
            assignsOne ? [Double](repeating: 0.5, count: topics) : thresholds(on: rows, probabilities(of: rows, rule))
        for topic in 0..<topics where silent[topic] { rule.thresholds[topic] = 1 }
        if knowsPrimary {
            rule.primary = PrimaryRule.fit(
                scores: rows.map { primaryScores[$0] }, filings: rows.map { filings[$0] },
                assigned: rows.map { decision(of: $0, rule).isAssigned })
            for topic in 0..<topics where isOnlyProposed(topic) {
                rule.primary?.biases[topic] -= Self.reserve
            }
        }
        return rule
    }

    /// How far the topics that are only proposed stand back, in logits, where others may be filed under too: nobody ever
    /// filed a paper there, and what is filed elsewhere shall not move.
    private static let reserve = 40.0

    /// Whether nobody gave a topic to any row, but it is proposed: labels that were made before there was the topic may
    /// deny it without meaning to.
    private func isOnlyProposed(_ topic: Int) -> Bool {
        lessons.contains { $0[topic] == true } && !truths.contains { $0[topic] == true }
    }

    /// What a rule decides about a row.
    func decision(of row: Int, _ rule: DecisionRule, topics slugs: [String]? = nil) -> Decision {
        rule.decision(
            topics: slugs ?? [String](repeating: "", count: topics), scores: rule.scores(scores[row]),
            primaryScores: primaryScores[row], assignsOne: assignsOne)
    }

    /// The rows scored by a rule's linear part, moved towards the scores of another model where that has some.
    ///
    /// - Parameters:
    ///   - others: what the other model says of each row.
    ///   - unchanged: what would have been learned of the labels that the other model knew.
    ///   - weight: how much of the way from there to the other model is gone: what new labels change stays.
    func mixed(
        _ rule: DecisionRule, with others: [PreviousScores?], unchanged: ScoredRows, weight: Double
    ) -> ScoredRows {
        var result = self
        result.scoreCount = 1
        for row in scores.indices {
            let (own, base) = (rule.scores(scores[row]), rule.scores(unchanged.scores[row]))
            let moved = others[row].map { own.moved(from: base, towards: $0.scores, weight: weight) } ?? own
            result.scores[row] = moved.map { SIMD2($0, 0) }
            guard let other = others[row], !primaryScores[row].isEmpty, !unchanged.primaryScores[row].isEmpty else {
                continue
            }
            result.primaryScores[row] = primaryScores[row].moved(
                from: unchanged.primaryScores[row], towards: other.primaryScores, weight: weight)
        }
        return result
    }

    /// Topics of which so few papers are known not to have them that nothing can be learned: most labels say nothing of
    /// them. They are never given.
    var silentTopics: [Bool] {
        (0..<topics).map { topic in
            let said = (lessons.isEmpty ? truths : lessons).compactMap { $0[topic] }
            return said.count < truths.count / 2 && said.count { !$0 } < Self.fewestNegatives
        }
    }

    /// How many papers without a topic are needed to tell it from others.
    static let fewestNegatives = 10

    private func calibrations(on rows: [Int]) -> [LogisticCalibration] {
        guard assignsOne, scoreCount == 2 else { return fitted(on: rows, scores: scoreCount) { $0 } }
        return mixed(
            fitted(on: rows, scores: 1) { SIMD2($0[0], 0) }, fitted(on: rows, scores: 1) { SIMD2($0[1], 0) }, on: rows)
    }

    /// One calibration a topic, drawn to the one of all topics together.
    private func fitted(on rows: [Int], scores count: Int, of choice: (SIMD2<Double>) -> SIMD2<Double>)
        -> [LogisticCalibration]
    {
        let examples = (0..<topics).map { topic in
            rows.compactMap { row in
                truths[row][topic].map {
                    LogisticCalibration.Example(scores: choice(scores[row][topic]), isPositive: $0)
                }
            }
        }
        // All topics together have far more examples than three parameters need.
        let spread = CalibrationCurve.evenly(examples.flatMap { $0 })
        let common = LogisticCalibration.fit(spread, scores: count, prior: nil, strength: 1e-3)
        if sharesCalibration { return examples.map { _ in common } }
        return examples.enumerated().map { topic, examples in
            isOnlyProposed(topic)
                ? proposed(topic, scores: count, prior: common, of: choice)
                : LogisticCalibration.fit(examples, scores: count, prior: common, strength: Self.borrowing.calibration)
        }
    }

    /// The calibration of a topic that is only proposed, on what is proposed of it.
    ///
    /// The calibration that it would borrow is that of topics which every tenth paper has; of a theme's neighbours, which
    /// are many times as many as its papers, it lets too many in. What is proposed tells how far the functions part both,
    /// but not how many there are of each: of the others a part was drawn. Were all papers of the theme proposed, the odds
    /// would be those of the sample times that part, as where cases are compared with controls (R. L. Prentice, R. Pyke,
    /// "Logistic disease incidence models and case-control studies", Biometrika 66 (1979), 403–411); were the others of
    /// all texts about it as often as of the sample, they would be the sample's. Some of the theme's papers have none of
    /// its terms: what is taken lies in the middle, in logits.
    private func proposed(
        _ topic: Int, scores count: Int, prior: LogisticCalibration, of choice: (SIMD2<Double>) -> SIMD2<Double>
    ) -> LogisticCalibration {
        let examples = scores.indices.compactMap { row in
            lessons[row][topic].map {
                LogisticCalibration.Example(scores: choice(scores[row][topic]), isPositive: $0)
            }
        }
        var found = LogisticCalibration.fit(
            examples, scores: count, prior: prior, strength: Self.borrowing.calibration)
        let positives = examples.count(where: \.isPositive)
        let drawn = Double(max(1, examples.count - positives))
        found.intercept -= log(max(1, Double(texts - positives) / drawn)) / 2
        return found
    }

    /// The log-odds of two calibrations mixed, with the one weight for all topics at which most
    /// rows get their class; the smallest such weight of the second.
    ///
    /// One weight instead of one a topic: where classes have few texts, their own weights would
    /// follow chance. And never none: the two err in different places.
    private func mixed(_ first: [LogisticCalibration], _ second: [LogisticCalibration], on rows: [Int])
        -> [LogisticCalibration]
    {
        let candidates = [0.1, 0.2, 0.3, 0.4, 0.5].map { weight in
            zip(first, second).map { first, second in
                LogisticCalibration(
                    slopes: [(1 - weight) * first.slopes[0], weight * second.slopes[0]],
                    intercept: (1 - weight) * first.intercept + weight * second.intercept)
            }
        }
        let hits = candidates.map { calibrations in
            rows.count { row in
                let logOdds = (0..<topics).map { calibrations[$0].logOdds(scores[row][$0]) }
                return DecisionRule.largest(logOdds[...]).map { truths[row][$0] == true } ?? false
            }
        }
        let best = hits.indices.max { (hits[$0], $1) < (hits[$1], $0) } ?? 0
        return candidates[best]
    }

    /// The curves behind the calibrations, fitted to the same rows: a logistic calibration has so
    /// few parameters that its log-odds of rows that it saw are those of rows that it did not.
    private func curves(on rows: [Int], _ calibrations: [LogisticCalibration]) -> [CalibrationCurve] {
        let examples = (0..<topics).map { topic in
            rows.compactMap { row in
                truths[row][topic].map { (logOdds: calibrations[topic].logOdds(scores[row][topic]), isPositive: $0) }
            }
        }
        guard sharesCalibration else {
            return assignsOne ? CalibrationCurve.fit(examples, betaFrom: 1) : CalibrationCurve.fit(examples)
        }
        let common = CalibrationCurve.fit([examples.flatMap { $0 }])
        return common.flatMap { [CalibrationCurve](repeating: $0, count: topics) }
    }

    /// The probabilities of some rows under a rule.
    private func probabilities(of rows: [Int], _ rule: DecisionRule) -> [[Double]] {
        rows.map { row in zip(rule.curves, rule.scores(scores[row])).map { Sigmoid.of($0.logOdds($1)) } }
    }

    /// One threshold a topic: where its F1 is largest on these rows, drawn to where the F1 over all topics is.
    private func thresholds(on rows: [Int], _ probabilities: [[Double]]) -> [Double] {
        var all: [(probability: Double, isPositive: Bool)] = []
        var own: [[(probability: Double, isPositive: Bool)]] = []
        for topic in 0..<topics {
            let pairs = zip(rows, probabilities).compactMap { row, values in
                truths[row][topic].map { (values[topic], $0) }
            }
            own.append(pairs)
            all += pairs
        }
        let common = Self.bestThreshold(all)
        return own.map { pairs in
            let positives = Double(pairs.count { $0.isPositive })
            return (positives * Self.bestThreshold(pairs) + Self.borrowing.threshold * common)
                / (positives + Self.borrowing.threshold)
        }
    }

    /// The threshold with the largest F1, in the middle between two neighbouring probabilities; 0.5
    /// where nothing is positive.
    static func bestThreshold(_ pairs: [(probability: Double, isPositive: Bool)]) -> Double {
        let sorted = pairs.sorted { $0.probability > $1.probability }
        let positives = sorted.count { $0.isPositive }
        guard positives > 0 else { return 0.5 }
        var (hits, best, threshold) = (0, -1.0, 0.5)
        for (place, pair) in sorted.enumerated() {
            hits += pair.isPositive ? 1 : 0
            let next = place + 1 < sorted.count ? sorted[place + 1].probability : 0
            guard next < pair.probability else { continue }
            let f1 = 2 * Double(hits) / Double(place + 1 + positives)
            if f1 > best { (best, threshold) = (f1, (pair.probability + next) / 2) }
        }
        return threshold
    }
}
