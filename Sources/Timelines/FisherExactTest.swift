/// Whether two groups of papers hold a topic at the same rate, without any approximation for small numbers.
public enum FisherExactTest {
    /// The two-sided p-value for `papers` of `of` against `baseline` of `baselineOf`.
    ///
    /// With all four margins fixed, the number of papers in the first group follows the hypergeometric distribution; the p-value is the sum of the
    /// probabilities of all tables that are at most as probable as the one seen (with a tolerance of 1e-7, so that ties are ties in spite of
    /// rounding; R and scipy do the same). It is 1 where a group is empty.
    ///
    /// Method: the weights are computed from the most probable table outwards by the ratio of neighbours, so that nothing is cancelled and no
    /// factorial is needed; a weight too small for a double counts as nothing. Time: linear in the smallest margin.
    ///
    /// Source: R. A. Fisher, "Statistical Methods for Research Workers", 5th edition (1934), § 21.02.
    public static func twoSided(papers: Int, of total: Int, baseline: Int, of baselineTotal: Int) -> Double {
        precondition((0...max(total, 0)).contains(papers), "of \(total) papers, \(papers) cannot have a topic")
        precondition((0...max(baselineTotal, 0)).contains(baseline), "of \(baselineTotal) papers, \(baseline) cannot have a topic")
        let table = Margins(first: total, second: baselineTotal, tagged: papers + baseline)
        guard table.lowest < table.highest else { return 1 }
        let weights = table.weights()
        let seen = weights[papers - table.lowest] * (1 + 1e-7)
        var all = 0.0
        var extreme = 0.0
        for weight in weights {
            all += weight
            if weight <= seen { extreme += weight }
        }
        return min(1, extreme / all)
    }

    /// The fixed margins of a table: two groups of papers, and how many of both have the topic.
    private struct Margins {
        let first: Int
        let second: Int
        let tagged: Int

        var lowest: Int { max(0, tagged - second) }
        var highest: Int { min(first, tagged) }

        /// The probability of each possible number in the first group, relative to the most probable one.
        func weights() -> [Double] {
            var weights = [Double](repeating: 0, count: highest - lowest + 1)
            let expected = Double(first + 1) * Double(tagged + 1) / Double(first + second + 2)
            let mode = min(highest, max(lowest, Int(expected)))
            weights[mode - lowest] = 1
            for count in stride(from: mode, to: highest, by: 1) {
                weights[count - lowest + 1] = weights[count - lowest] * ratio(after: count)
            }
            for count in stride(from: mode, to: lowest, by: -1) {
                weights[count - lowest - 1] = weights[count - lowest] / ratio(after: count - 1)
            }
            return weights
        }

        /// The probability of one paper more in the first group, divided by that of `count`.
        private func ratio(after count: Int) -> Double {
            Double(first - count) * Double(tagged - count) / (Double(count + 1) * Double(second - tagged + count + 1))
        }
    }
}
