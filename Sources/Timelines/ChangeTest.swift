/// Whether the share of a topic in a period differs from that of its baseline, and by how much.
///
/// Each count has the share s and the number of papers n* that a plain count would need to be as
/// precise (`ShareCount.effectiveness` for each paper), divided by the dispersion φ: periods differ
/// by more than the sampling of papers (`Dispersion`).
///
/// - The p-value is that of Fisher's exact test on s·n* of n* papers in both groups. Where φ was
///   estimated (above 1), the normal deviate of that p-value is referred to Student's t with the
///   estimate's degrees of freedom. For plain counts without overdispersion it is Fisher's test
///   itself.
/// - The interval of the difference is Newcombe's: with Wilson's limits l, u of both shares at n*,
///   and d their difference, d − √((s₁ − l₁)² + (u₀ − s₀)²) to d + √((u₁ − s₁)² + (s₀ − l₀)²), at
///   the quantile of t.
///
/// The model's errors that last (see `CalibrationDrift`) are in both shares and cancel; those that
/// come and go are part of φ.
///
/// Source: R. A. Fisher (1934), as in `FisherExactTest`; R. G. Newcombe, "Interval Estimation for
/// the Difference Between Independent Proportions: Comparison of Eleven Methods", Statistics in
/// Medicine 17 (1998), 873–890, method 10; P. McCullagh, J. A. Nelder, "Generalized Linear Models",
/// 2nd edition (1989), § 4.5.
public struct ChangeTest: Hashable, Sendable {
    /// The two-sided p-value.
    public var pValue: Double
    /// The 95 % interval of the difference.
    public var interval: ChangeInterval

    /// The test of a period against its baseline; nil where either has no papers.
    public init?(_ period: ShareCount, against baseline: ShareCount, dispersion: Dispersion) {
        guard let groups = Groups(period, baseline, dispersion) else { return nil }
        pValue = groups.pValue
        interval = groups.interval
    }

    /// The p-value of the test without its interval, which takes most of the time.
    static func pValue(_ period: ShareCount, against baseline: ShareCount, dispersion: Dispersion) -> Double? {
        Groups(period, baseline, dispersion)?.pValue
    }
}

/// Two groups of papers, as many as they are worth.
private struct Groups {
    let share: Double
    let before: Double
    /// n* of both.
    let papers: Double
    let papersBefore: Double
    /// The expected papers of the topic in both, likewise.
    let expected: Double
    let expectedBefore: Double
    let student: StudentDistribution

    init?(_ period: ShareCount, _ baseline: ShareCount, _ dispersion: Dispersion) {
        guard let share = period.share, let before = baseline.share else { return nil }
        // What the test supposes is that both are alike: a period without any sure paper must not
        // seem more precise for it.
        let weight = (period + baseline).effectiveness / dispersion.value
        (self.share, self.before) = (share, before)
        (papers, papersBefore) = (Double(period.of) * weight, Double(baseline.of) * weight)
        (expected, expectedBefore) = (period.expected * weight, baseline.expected * weight)
        student = StudentDistribution(degreesOfFreedom: dispersion.degreesOfFreedom)
    }

    var pValue: Double {
        let exact = FisherExactTest.twoSided(
            papers: expected, of: papers, baseline: expectedBefore, of: papersBefore)
        let isEstimated = student.degreesOfFreedom.isFinite && exact > 0
        return isEstimated ? student.twoSidedTail(NormalDistribution.deviate(twoSidedTail: exact)) : exact
    }

    var interval: ChangeInterval {
        let quantile = student.deviate(twoSidedTail: 0.05)
        let here = ShareInterval.score(share: share, papers: papers, inflation: 1, quantile: quantile)
        let there = ShareInterval.score(share: before, papers: papersBefore, inflation: 1, quantile: quantile)
        let down = (squared(share - here.low) + squared(there.high - before)).squareRoot()
        let up = (squared(here.high - share) + squared(before - there.low)).squareRoot()
        return ChangeInterval(low: max(-1, share - before - down), high: min(1, share - before + up))
    }
}

private func squared(_ value: Double) -> Double { value * value }
