/// Many tests at once: keeps the expected part of false findings among all findings under a rate.
public enum BenjaminiHochberg {
    /// The adjusted p-values, in the order given: the smallest rates at which each test would be a finding.
    ///
    /// With the p-values sorted as p₁ ≤ … ≤ pₘ, the adjusted value of rank i is the smallest m·pⱼ/j
    /// over all j ≥ i, at most 1. A nil (nothing was tested) stays nil and does not count in m.
    ///
    /// Source: Y. Benjamini, Y. Hochberg, "Controlling the False Discovery Rate", Journal of the
    /// Royal Statistical Society B 57 (1995), 289–300.
    public static func adjusted(_ pValues: [Double?]) -> [Double?] {
        let tested = pValues.indices.compactMap { index in pValues[index].map { (index: index, pValue: $0) } }
            .sorted { ($0.pValue, $0.index) < ($1.pValue, $1.index) }
        var result = [Double?](repeating: nil, count: pValues.count)
        var smallest = 1.0
        for (rank, test) in tested.enumerated().reversed() {
            smallest = min(smallest, test.pValue * Double(tested.count) / Double(rank + 1))
            result[test.index] = smallest
        }
        return result
    }

    /// How many of the tests are findings at a rate: those whose adjusted p-value is at most that.
    public static func findings(_ pValues: [Double?], rate: Double) -> Int {
        adjusted(pValues).count { $0.map { $0 <= rate } ?? false }
    }

    /// How many false findings are to be expected at most among the findings at a rate q, found or not.
    ///
    /// A test i in which nothing happens is a finding if and only if pᵢ ≤ q·Rᵢ/m, where Rᵢ is the number of findings if
    /// pᵢ were 0. Rᵢ depends on the other tests alone, so for independent tests this happens with a probability of
    /// at most E[q·Rᵢ/m], and the sum of q·Rᵢ/m over all tests does not, in the mean, fall short of the number
    /// of false findings. It is that number in the mean where nothing happens in any test, and p-values are
    /// uniform; tests that were right to find something are in the sum as well. It is at least about q
    /// where there is no finding at all: q times the number of findings would be an estimate for one set of tests with
    /// many findings, but over many sets with few it forgets that each set without news is wrong with a
    /// probability of q.
    ///
    /// Source: Y. Benjamini, D. Yekutieli, "The Control of the False Discovery Rate in Multiple Testing under
    /// Dependency", Annals of Statistics 29 (2001), 1165–1188, § 4 (Rᵢ); H. Finner, M. Roters, "Multiple Hypotheses
    /// Testing and Expected Number of Type I Errors", Annals of Statistics 30 (2002), 220–238 (the number). Time: that of
    /// m adjustments.
    public static func expectedFalse(_ pValues: [Double?], rate: Double) -> Double {
        let tested = pValues.compactMap { $0 }
        guard !tested.isEmpty else { return 0 }
        let sum = tested.indices.reduce(0) { sum, index in
            var others: [Double?] = tested
            others[index] = 0
            return sum + findings(others, rate: rate)
        }
        return rate * Double(sum) / Double(tested.count)
    }
}
