/// Whether two groups of papers hold a topic at the same rate, without any approximation for small numbers.
public enum FisherExactTest {
    /// The two-sided p-value for `papers` of `of` against `baseline` of `baselineOf`: numbers that need not
    /// be whole, as expected numbers and numbers divided by an overdispersion are not.
    ///
    /// With all four margins fixed, the number of papers in the first group follows the
    /// hypergeometric distribution; the p-value is the sum of the probabilities of all tables that
    /// are at most as probable as the one seen (with a tolerance of 1e-7, so that ties are ties in
    /// spite of rounding; R and scipy do the same). It is 1 where a group is empty. Where numbers
    /// are not whole, the tables are those a whole number of papers away from the one seen, and
    /// factorials are gamma functions, which have the same ratios of neighbours.
    ///
    /// Method: the weights are computed from the most probable table outwards by the ratio of
    /// neighbours, so that nothing is cancelled and no factorial is needed; a weight too small for
    /// a double counts as nothing. Time: linear in the smallest margin.
    ///
    /// Source: R. A. Fisher, "Statistical Methods for Research Workers", 5th edition (1934), § 21.02.
    public static func twoSided(papers: Double, of total: Double, baseline: Double, of baselineTotal: Double) -> Double
    {
        precondition(papers >= 0 && papers <= total, "of \(total) papers, \(papers) cannot have a topic")
        precondition(
            baseline >= 0 && baseline <= baselineTotal, "of \(baselineTotal) papers, \(baseline) cannot have a topic")
        let margins = Margins(first: total, second: baselineTotal, tagged: papers + baseline, seen: papers)
        guard margins.stepsDown + margins.stepsUp > 0 else { return 1 }
        let weights = margins.weights()
        let seen = weights[margins.stepsDown] * (1 + 1e-7)
        var all = 0.0
        var extreme = 0.0
        for weight in weights {
            all += weight
            if weight <= seen { extreme += weight }
        }
        return min(1, extreme / all)
    }

    /// The one-sided p-value against the first group holding the topic at a higher rate: with all margins fixed, the
    /// probability of so many papers in the first group or more. 1 where a group is empty.
    public static func greater(_ papers: Int, of total: Int, than baseline: Int, of baselineTotal: Int) -> Double {
        let margins = Margins(
            first: Double(total), second: Double(baselineTotal), tagged: Double(papers + baseline),
            seen: Double(papers))
        guard margins.stepsDown + margins.stepsUp > 0 else { return 1 }
        let weights = margins.weights()
        return min(1, weights[margins.stepsDown...].reduce(0, +) / weights.reduce(0, +))
    }

    /// The fixed margins of a table: two groups of papers, and how many of both have the topic; and the table seen.
    private struct Margins {
        let first: Double
        let second: Double
        let tagged: Double
        let seen: Double

        /// How many papers fewer than seen the first group can have, and how many more.
        var stepsDown: Int { Int(max(0, min(seen, second - tagged + seen) + 1e-9)) }
        var stepsUp: Int { Int(max(0, min(first - seen, tagged - seen) + 1e-9)) }

        /// The probability of each possible number in the first group, relative to the most probable one.
        func weights() -> [Double] {
            let (down, up) = (stepsDown, stepsUp)
            var weights = [Double](repeating: 0, count: down + up + 1)
            let expected = (first + 1) * (tagged + 1) / (first + second + 2)
            let mode = min(down + up, max(0, down + Int((expected - seen).rounded(.down))))
            weights[mode] = 1
            for place in stride(from: mode, to: down + up, by: 1) {
                weights[place + 1] = weights[place] * ratio(after: seen + Double(place - down))
            }
            for place in stride(from: mode, to: 0, by: -1) {
                weights[place - 1] = weights[place] / ratio(after: seen + Double(place - 1 - down))
            }
            return weights
        }

        /// The probability of one paper more in the first group, divided by that of `count`.
        private func ratio(after count: Double) -> Double {
            (first - count) * (tagged - count) / ((count + 1) * (second - tagged + count + 1))
        }
    }
}
