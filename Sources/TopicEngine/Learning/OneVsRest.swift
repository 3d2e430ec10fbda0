package import LinearAlgebra

/// The decision functions of all targets, and what each would have said of the rows that it did not learn from.
///
/// A target is a column of signs: "is about topic t", "is filed under topic t". Targets are learned eight at a time; each group of eight and each part of the
/// cross-validation is a piece of work of its own, so that neither threads nor their number change a bit of the result.
package struct OneVsRest: Sendable {
    /// The weights of each group of eight targets, learned from all rows.
    package let groups: [LaneWeights]
    /// The cross-validated score of each target on each row: `heldOut[target][row]`.
    let heldOut: [[Float]]

    /// What is learned side by side.
    package struct Targets: Sendable {
        /// `signs[target][row]`.
        var signs: [[DualCoordinateDescent.Sign]]
        var cost: Double

        package init(signs: [[DualCoordinateDescent.Sign]], cost: Double) {
            self.signs = signs
            self.cost = cost
        }
    }

    package init(_ rows: FeatureRows, targets: [Targets], folds: [Int], foldCount: Int, options: LearningOptions, workers: Workers) {
        let groupsOfTargets = targets.flatMap(Self.groups)
        let pieces = workers.map(groupsOfTargets.count * (foldCount + 1)) { piece -> Piece in
            let (group, part) = (groupsOfTargets[piece / (foldCount + 1)], piece % (foldCount + 1))
            let learner = DualCoordinateDescent(
                loss: options.loss, cost: group.cost, epochs: options.epochs, seed: options.seed &+ UInt64(part))
            // The last part learns from everything.
            guard part < foldCount else {
                return Piece(weights: learner.fit(rows, on: Array(0..<rows.count), targets: group.signs), scores: [])
            }
            let weights = learner.fit(rows, on: (0..<rows.count).filter { folds[$0] != part }, targets: group.signs)
            let scores = (0..<rows.count).filter { folds[$0] == part }.map { (row: $0, scores: weights.scores(of: $0, in: rows)) }
            return Piece(weights: nil, scores: scores)
        }
        groups = pieces.compactMap(\.weights)
        heldOut = Self.collect(pieces, groupsOfTargets, parts: foldCount + 1, rows: rows.count)
    }

    private struct Piece: Sendable {
        var weights: LaneWeights?
        var scores: [(row: Int, scores: SIMD8<Float>)]
    }

    private static func groups(of targets: Targets) -> [Targets] {
        stride(from: 0, to: targets.signs.count, by: LaneWeights.lanes).map { first in
            Targets(signs: Array(targets.signs[first..<min(first + LaneWeights.lanes, targets.signs.count)]), cost: targets.cost)
        }
    }

    private static func collect(_ pieces: [Piece], _ groups: [Targets], parts: Int, rows: Int) -> [[Float]] {
        var result: [[Float]] = []
        for (place, group) in groups.enumerated() {
            var columns = [[Float]](repeating: [Float](repeating: 0, count: rows), count: group.signs.count)
            for piece in pieces[place * parts..<(place + 1) * parts] {
                for (row, scores) in piece.scores {
                    for lane in group.signs.indices { columns[lane][row] = scores[lane] }
                }
            }
            result += columns
        }
        return result
    }
}
