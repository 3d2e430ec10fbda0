package import LinearAlgebra

/// The decision functions of all targets, and what each would have said of the rows that it did not learn from.
///
/// A target is a column of signs: "is about topic t", "is filed under topic t". Targets are learned sixteen at a time; each group of sixteen and each part of
/// the cross-validation is a piece of work of its own, so that neither threads nor their number change a bit of the result.
package struct OneVsRest: Sendable {
    /// The weights of each group of sixteen targets, learned from all rows.
    package let groups: [LaneWeights]
    /// The number of targets.
    package let targetCount: Int
    /// The cross-validated score of each target on each row: `heldOut[target][row]`; empty where there are no parts.
    package let heldOut: [[Float]]

    /// What is learned side by side at the same cost.
    package struct Targets: Sendable {
        /// `signs[target][row]`.
        package var signs: [[DualCoordinateDescent.Sign]]
        /// The inverse of the regularization.
        package var cost: Double

        /// Targets.
        package init(signs: [[DualCoordinateDescent.Sign]], cost: Double) {
            self.signs = signs
            self.cost = cost
        }
    }

    /// Learns all targets from all rows, and `foldCount` times from those that are not in a part; `folds` tells the part of each row.
    package init(_ rows: FeatureRows, targets: [Targets], folds: [Int], foldCount: Int, options: LearningOptions, workers: Workers) {
        let all = targets.flatMap { kind in kind.signs.map { DualCoordinateDescent.Target(signs: $0, cost: kind.cost) } }
        let grouped = stride(from: 0, to: all.count, by: LaneWeights.lanes).map { Array(all[$0..<min($0 + LaneWeights.lanes, all.count)]) }
        let everything = (0..<Int32(rows.count)).map { $0 }
        let inPart = (0..<foldCount).map { part in everything.filter { folds[Int($0)] == part } }
        let pieces = workers.map(grouped.count * (foldCount + 1)) { piece -> Piece in
            let (group, part) = (grouped[piece / (foldCount + 1)], piece % (foldCount + 1))
            let learner = DualCoordinateDescent(loss: options.loss, epochs: options.epochs, seed: options.seed &+ UInt64(part))
            // The last part learns from everything.
            guard part < foldCount else { return .whole(learner.fit(rows, on: everything, targets: group)) }
            let weights = learner.fit(rows, on: everything.filter { folds[Int($0)] != part }, targets: group)
            return .heldOut(weights.scores(of: inPart[part], in: rows))
        }
        groups = pieces.compactMap { if case .whole(let weights) = $0 { weights } else { nil } }
        targetCount = all.count
        var columns = [[Float]](repeating: [Float](repeating: 0, count: rows.count), count: foldCount > 0 ? all.count : 0)
        for (index, piece) in pieces.enumerated() {
            guard case .heldOut(let scores) = piece else { continue }
            let (group, part) = (index / (foldCount + 1), index % (foldCount + 1))
            for lane in grouped[group].indices {
                for (place, row) in inPart[part].enumerated() { columns[group * LaneWeights.lanes + lane][Int(row)] = scores[place][lane] }
            }
        }
        heldOut = columns
    }

    private enum Piece: Sendable {
        case whole(LaneWeights)
        case heldOut([SIMD16<Float>])
    }

    /// The weight of a feature in a target's function.
    package func weight(_ feature: Int, of target: Int) -> Float {
        groups[target / LaneWeights.lanes].weights[feature][target % LaneWeights.lanes]
    }

    /// The scores of a row, target by target.
    package func scores(ofRow row: Int, in rows: FeatureRows) -> [Float] {
        let lanes = groups.map { $0.scores(of: Int32(row), in: rows) }
        return (0..<targetCount).map { lanes[$0 / LaneWeights.lanes][$0 % LaneWeights.lanes] }
    }
}
