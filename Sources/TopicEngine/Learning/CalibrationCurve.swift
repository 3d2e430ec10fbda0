/// From the score of a topic to its log-odds: the part of the calibration that is not linear, and
/// so not folded into the weights.
///
/// A score is a logistic calibration (Platt) of what the decision functions say, and a sum over the
/// terms of the text. How the curve is fitted depends on how many papers of the topics there are:
///
/// | method | from | what |
/// |---|---|---|
/// | Platt alone | – | the log-odds are the score |
/// | line | 50 positives in all topics together | one ``LineCalibration`` of all |
/// | beta | 1,000 positives of the topic, 1 where every paper has one topic | its own ``BetaCalibration``, drawn to the line as by 50 papers |
/// | isotonic | 1,000 positives of the topic | an ``IsotonicCalibration`` behind both |
///
/// The limits were measured. On 2,080 abstracts of 23 topics, cross-fitted, a beta curve of each topic behind the line
/// raised the log loss by 0.3 to 0.6 %, the less the more it was drawn to none; where topics compete for a paper it decides between them.
/// Calibrated on 60 to 20,000 of 72,000 abstracts of 34 arXiv classes and
/// judged on 20,000 others, log loss against Platt alone, by the positives of a topic: under 10,
/// beta by itself +0.4 %, drawn to the common curve −3.6 %; 10 to 50, 0.0 and −4.2 %; 50 to 1,000,
/// −2.0 and −4.7 %, isotonic −3.1 %; above 1,000, −4.7, −5.4 and −5.2 %. There isotonic's Brier
/// score is the best (−2.7 % against −2.6 %) and so is its calibration error in bins of equal size
/// (−73 % against −59 %). The common curve was then of the beta family; models of file format 2 have no line, and that
/// curve is in each topic's own.
struct CalibrationCurve: Sendable, Equatable {
    /// The line of all topics; nil where there were too few papers, and in models of formats 1 and 2.
    var line: RisingLine?
    var beta: BetaCalibration
    /// What follows the beta curve; nil where there were too few papers.
    var isotonic: RisingLine?

    static let identity = CalibrationCurve(line: nil, beta: .identity, isotonic: nil)

    /// From how many positives on a topic has an isotonic curve of its own, and how strongly a beta curve of its own is
    /// drawn to none, in papers.
    static let (isotonicFrom, borrowing) = (1_000, 50.0)

    /// The log-odds of a score.
    func logOdds(_ score: Double) -> Double {
        let common = line?.logOdds(score) ?? score
        let bent = beta == .identity ? common : beta.logOdds(common)
        return isotonic?.logOdds(bent) ?? bent
    }

    /// Fits one curve a topic to its scores and truths; topics have beta curves of their own from so many positives on.
    static func fit(
        _ topics: [[(logOdds: Double, isPositive: Bool)]], betaFrom: Int = CalibrationCurve.isotonicFrom
    ) -> [CalibrationCurve] {
        guard let line = LineCalibration.fit(evenly(topics.flatMap { $0 })) else {
            return topics.map { _ in .identity }
        }
        return topics.map { examples in
            let positives = examples.count(where: \.isPositive)
            guard positives >= betaFrom else { return CalibrationCurve(line: line, beta: .identity, isotonic: nil) }
            let common = examples.map { (logOdds: line.logOdds($0.logOdds), isPositive: $0.isPositive) }
            let beta = BetaCalibration.fit(common, prior: .identity, strength: borrowing)
            guard positives >= isotonicFrom else { return CalibrationCurve(line: line, beta: beta, isotonic: nil) }
            return CalibrationCurve(
                line: line, beta: beta,
                isotonic: IsotonicCalibration.fit(common.map { (beta.logOdds($0.logOdds), $0.isPositive) }))
        }
    }

    /// About so many examples are enough for three parameters.
    private static let enough = 100_000

    /// Some of many examples, spread evenly.
    static func evenly<Example>(_ examples: [Example]) -> [Example] {
        stride(from: 0, to: examples.count, by: max(1, examples.count / enough)).map { examples[$0] }
    }
}
