import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Chooses the topic to file a text under, and says how probably that is right.
///
/// Each topic's score as the one to file under, times a common scale and with a bias of its own, makes the share of
/// a softmax; of the topics that are assigned the one with the largest share is chosen (of all where none is). What
/// that share is right in is read off a rising line. Nothing else of an answer depends on it.
///
/// Method: multinomial logistic regression on the cross-validated scores (Platt's calibration for several classes; Guo,
/// Pleiss, Sun & Weinberger, "On calibration of modern neural networks", ICML 2017, call the scale a temperature),
/// where a paper that people filed under two topics is right under either.
struct PrimaryRule: Sendable, Equatable {
    /// What the scores are multiplied by.
    var scale: Double
    /// What is added to each topic's.
    var biases: [Double]
    /// From the log-odds of a share to those of being right; nil where the share is as good as known.
    var line: RisingLine?

    /// How strongly each bias is drawn to none, in papers.
    private static let strength = 20.0
    /// The knots of the line.
    private static let knots = [-1, 0.5, 2, 3.5]

    /// The chosen topic and the probability that it is right.
    func choice(among isAssigned: [Bool], scores: ArraySlice<Double>) -> Decision.Filing? {
        let logits = zip(scores, biases).map { scale * $0 + $1 }
        guard let topic = Self.largest(logits, among: isAssigned) else { return nil }
        let logOdds = Self.logOdds(ofShare: topic, logits)
        return Decision.Filing(topic: topic, probability: Sigmoid.of(line?.logOdds(logOdds) ?? logOdds))
    }

    /// The position of the largest value of those that may be chosen, of all where none may; the first of equal ones.
    private static func largest(_ values: [Double], among isAssigned: [Bool]) -> Int? {
        let isAny = isAssigned.contains(true)
        var best: Int?
        for place in values.indices where !isAny || isAssigned[place] {
            if let known = best, values[known] >= values[place] { continue }
            best = place
        }
        return best
    }

    /// The log-odds of one topic's share of the softmax.
    private static func logOdds(ofShare topic: Int, _ logits: [Double]) -> Double {
        guard logits.count > 1 else { return 40 }
        var (top, sum) = (-Double.infinity, 0.0)
        for place in logits.indices where place != topic { top = max(top, logits[place]) }
        for place in logits.indices where place != topic { sum += exp(logits[place] - top) }
        return max(-40, min(40, logits[topic] - top - log(sum)))
    }

    /// Fits a rule to rows: their scores as the topic to file under, whether each topic is one that people filed
    /// them under (nil where they did not know it: then it is no choice), and which topics are assigned to them. Nil
    /// where nobody filed any.
    static func fit(scores: [[Double]], filings: [[Bool?]], assigned: [[Bool]]) -> PrimaryRule? {
        let filed = scores.indices.filter { filings[$0].contains(true) }
        guard let topics = filed.first.map({ scores[$0].count }) else { return nil }
        var center = [Double](repeating: 0, count: topics + 1)
        center[0] = 5
        let parameters = NewtonMinimum.find(from: center) { parameters in
            var sums = Sums(parameters, strength: strength)
            for row in filed { sums.add(scores[row], filings[row]) }
            return sums.value
        }
        var rule = PrimaryRule(scale: max(1e-3, parameters[0]), biases: Array(parameters.dropFirst()), line: nil)
        let examples = filed.compactMap { row -> (logOdds: Double, isPositive: Bool)? in
            guard let topic = rule.choice(among: assigned[row], scores: scores[row][...])?.topic,
                let isRight = filings[row][topic]
            else { return nil }
            let logits = zip(scores[row], rule.biases).map { rule.scale * $0 + $1 }
            return (logOdds(ofShare: topic, logits), isRight)
        }
        rule.line = LineCalibration.fit(examples, knots: knots, strength: 5)
        return rule
    }
}
