import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// What reviewed papers bought, and what ten more would: an estimate without learning anew.
///
/// It is an estimate of the gain in micro-F1 on papers like those of the pool, once a model has learned from the labels.
/// Errors of learned models fall with a power of the number of labels (C. Cortes et al., "Learning Curves", NIPS 1993):
///
///     1 − F₁(n) ∝ n^−b,   b = ¼
///
/// which is what random papers teach: on abstracts of machine learning, from 200 to 600 labels, b was 0.27. Labels that
/// the model would have given too teach less, others more: the gain is multiplied by how often the person's word differed
/// from the model's, over how often the model itself expects to be wrong on a paper of the pool. The interval is Wilson's
/// of the share that differed; that another field may learn faster or slower, and that F₁ is an estimate too, is not in
/// it. A measured answer, much dearer, is the comparison that learning prints.
public struct ReviewWorth: Sendable, Hashable {
    /// A gain in micro-F1, 0...1, with its 95 % interval.
    public typealias Gain = EstimatedFigure

    /// The papers that were reviewed.
    public let reviewed: Int
    /// Those on which the person's word differed from the model's.
    public let differed: Int
    /// The share that differed, with its 95 % score interval (Wilson 1927).
    public let share: EstimatedFigure
    /// What they bought; nil where the model does not say how good it is, or expects no errors.
    public let bought: Gain?
    /// What so many more as ``step`` would buy; nil as above.
    public let nextStep: Gain?

    /// After so many papers a person is told what they bought.
    public static let step = 10
    /// What is worth less is not worth a person's time: 0.1 point of micro-F1.
    public static let leastGain = 0.001
    /// The exponent of the learning curve.
    public static let exponent = 0.25

    /// Whether ``step`` more papers are worth less than ``leastGain``, even at the upper end of the interval.
    public var isSpent: Bool { nextStep.map { $0.high < Self.leastGain } ?? false }

    /// - Parameters:
    ///   - reviewed: the papers that were reviewed last.
    ///   - differed: those on which the person's word differed.
    ///   - doubt: the mean of ``ReviewCandidate/doubt`` over the pool.
    ///   - microF1: the model's cross-validated figure; nil where its file has none.
    ///   - labelled: the labelled papers that there were before these.
    public init(reviewed: Int, differed: Int, doubt: Double, microF1: Double?, labelled: Int) {
        precondition((0...reviewed).contains(differed), "\(differed) of \(reviewed) papers cannot differ")
        (self.reviewed, self.differed) = (reviewed, differed)
        let interval = WilsonInterval(differed, of: reviewed)
        share = EstimatedFigure(
            value: Double(differed) / Double(max(1, reviewed)), low: interval.low, high: interval.high)
        guard let microF1, doubt > 0, labelled > 0 else {
            (bought, nextStep) = (nil, nil)
            return
        }
        let ratio = (value: share.value / doubt, low: share.low / doubt, high: share.high / doubt)
        // The error that is left after so many labels, as a part of that before them.
        func left(_ more: Int) -> Double { pow(Double(labelled) / Double(labelled + more), Self.exponent) }
        func gain(_ random: Double) -> Gain {
            Gain(value: random * ratio.value, low: random * ratio.low, high: random * ratio.high)
        }
        bought = gain((1 - microF1) * (1 - left(reviewed)))
        nextStep = gain((1 - microF1) * (left(reviewed) - left(reviewed + Self.step)))
    }
}
