/// The dual variables of sixteen support vector machines with squared hinge loss over the same rows.
///
/// Each minimizes `½‖w‖² + cost · Σ weight · max(0, 1 − y·w·x)²`; its dual has one variable α ≥ 0 a row, and
/// `w = Σ α·y·x`.
package struct SquaredHingeDuals: Sendable {
    /// What a row says to each function: 1, −1, or 0 for nothing.
    package let signs: [SIMD16<Int8>]
    /// What a wrong row costs in each function, all positive.
    package let costs: SIMD16<Float>
    /// The inverse of what each row weighs.
    let eases: [Float]
    /// The variables of each row.
    package internal(set) var values: [SIMD16<Float>]

    /// Variables that are all 0; rows without a weight weigh 1.
    package init(signs: [SIMD16<Int8>], costs: SIMD16<Float>, weights: [Float]? = nil) {
        precondition(weights?.allSatisfy { $0 > 0 } ?? true, "every weight must be positive")
        precondition(weights.map { $0.count == signs.count } ?? true, "one weight a row")
        precondition(costs.min() > 0, "every cost must be positive")
        self.signs = signs
        self.costs = costs
        eases = weights?.map { 1 / $0 } ?? [Float](repeating: 1, count: signs.count)
        values = [SIMD16<Float>](repeating: .zero, count: signs.count)
    }

    /// Visits rows in an order and minimizes the dual along the variables of each; `weights` follow.
    ///
    /// - Returns: for each function the sum over the visits of how steep the dual still was there,
    ///   by which convergence is judged.
    package mutating func visit(
        _ order: [Int32], of rows: FeatureRows, moving weights: inout LaneWeights, level: VectorLevel = .best
    ) -> SIMD16<Float> {
        WideVectors.squaredHingePass(&self, order, rows, &weights, level: level)
    }
}
