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
}
