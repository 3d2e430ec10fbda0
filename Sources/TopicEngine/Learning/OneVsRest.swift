package import LinearAlgebra

/// The decision functions of all targets, and what each would have said of the rows that it did not learn from.
///
/// A target is a column of signs: "is about topic t", "is filed under topic t". Targets are learned
/// sixteen at a time; each group of sixteen and each part of the cross-validation is a piece of
/// work of its own, so that neither threads nor their number change a bit of the result.
package struct OneVsRest: Sendable {
    /// The weights of each group of sixteen targets, learned from all rows.
    package let groups: [LaneWeights]
    private let places: [Place]
    /// The cross-validated score of each target on each row, the mean over the repetitions: `heldOut[target][row]`;
    /// empty where there are no parts.
    package let heldOut: [[Float]]

    /// What is learned side by side, in the same way.
    package struct Targets: Sendable {
        /// `signs[target][row]`.
        package var signs: [[DualCoordinateDescent.Sign]]
        /// How.
        package var learner: Learner

        /// Targets.
        package init(signs: [[DualCoordinateDescent.Sign]], learner: Learner) {
            self.signs = signs
            self.learner = learner
        }
    }

    /// A way to learn linear functions.
    package enum Learner: Sendable, Equatable {
        /// Dual coordinate descent; the cost is the inverse of the regularization.
        case dual(cost: Double)
        /// Naive Bayes over so many terms.
        case naiveBayes(terms: Int, smoothing: NaiveBayes.Smoothing = .constant(0.01))
    }

    /// Learns all targets from all rows, and `foldCount` times from those that are not in a part;
    /// `folds` tells the part of each row.
    package init(
        _ rows: FeatureRows, targets: [Targets], folds: [Int], foldCount: Int, options: LearningOptions,
        workers: Workers
    ) {
        self.init(rows, targets: targets, rounds: [folds], foldCount: foldCount, options: options, workers: workers)
    }

    /// The same with a cross-validation that is repeated: `rounds` tells the part of each row in each repetition.
    ///
    /// - Parameter isWanted: asked before each piece of work, on any thread; once it says no, the pieces that are left are
    ///   not done, and nothing here is to be used.
    package init(
        _ rows: FeatureRows, targets: [Targets], rounds: [[Int]], foldCount: Int, options: LearningOptions,
        workers: Workers, isWanted: @Sendable () -> Bool = { true }
    ) {
        let grouped = Self.groups(targets)
        let everything = (0..<Int32(rows.count)).map { $0 }
        let parts = rounds.flatMap { folds in
            (0..<foldCount).map { part in
                (
                    inside: everything.filter { folds[Int($0)] == part },
                    outside: everything.filter { folds[Int($0)] != part }
                )
            }
        }
        let pieces = workers.map(grouped.count * (parts.count + 1)) { piece -> Piece in
            let (group, number) = (grouped[piece / (parts.count + 1)], piece % (parts.count + 1))
            guard isWanted() else { return .left }
            let seed = options.seed &+ UInt64(number)
            // After the first round everything is learned from.
            guard number != foldCount else { return .whole(Self.fit(group, rows, on: everything, options, seed: seed)) }
            let part = parts[number < foldCount ? number : number - 1]
            let weights = Self.fit(group, rows, on: part.outside, options, seed: seed)
            return .heldOut(weights.scores(of: part.inside, in: rows))
        }
        groups = pieces.compactMap { if case .whole(let weights) = $0 { weights } else { nil } }
        places = grouped.enumerated().flatMap { group, targets in
            targets.targets.indices.map { Place(group: group, lane: $0) }
        }
        var columns = [[Float]](
            repeating: [Float](repeating: 0, count: rows.count), count: foldCount > 0 ? places.count : 0)
        for (target, place) in places.enumerated() where foldCount > 0 {
            for (part, rows) in parts.enumerated() {
                let number = part < foldCount ? part : part + 1
                guard case .heldOut(let scores) = pieces[place.group * (parts.count + 1) + number] else { continue }
                for (row, score) in zip(rows.inside, scores) { columns[target][Int(row)] += score[place.lane] }
            }
            if rounds.count > 1 { for row in columns[target].indices { columns[target][row] /= Float(rounds.count) } }
        }
        heldOut = columns
    }

    /// Up to sixteen targets that are learned together.
    private struct Group: Sendable {
        var targets: [DualCoordinateDescent.Target] = []
        /// Naive Bayes, nil for dual coordinate descent.
        var naiveBayes: NaiveBayes?
    }

    /// Where a target's function lies.
    private struct Place: Sendable {
        var group: Int
        var lane: Int
    }

    /// Fills groups with the targets in their order; those of unlike learners share none.
    private static func groups(_ targets: [Targets]) -> [Group] {
        var groups: [Group] = []
        for kind in targets {
            let (cost, naiveBayes): (Double, NaiveBayes?) =
                switch kind.learner {
                case .dual(let cost): (cost, nil)
                case .naiveBayes(let terms, let smoothing): (1, NaiveBayes(smoothing: smoothing, terms: terms))
                }
            for signs in kind.signs {
                if groups.last.map({ $0.targets.count == LaneWeights.lanes || $0.naiveBayes != naiveBayes }) ?? true {
                    groups.append(Group(naiveBayes: naiveBayes))
                }
                groups[groups.count - 1].targets.append(DualCoordinateDescent.Target(signs: signs, cost: cost))
            }
        }
        return groups
    }

    private static func fit(
        _ group: Group, _ rows: FeatureRows, on visited: [Int32], _ options: LearningOptions, seed: UInt64
    )
        -> LaneWeights
    {
        if let naiveBayes = group.naiveBayes { return naiveBayes.fit(rows, on: visited, targets: group.targets) }
        return DualCoordinateDescent(
            loss: options.loss, epochs: options.epochs, tolerance: Float(options.tolerance), seed: seed
        )
        .fit(rows, on: visited, targets: group.targets)
    }

    private enum Piece: Sendable {
        case whole(LaneWeights)
        case heldOut([SIMD16<Float>])
        /// Nobody wants it any more.
        case left
    }

    /// The number of targets.
    package var targetCount: Int { places.count }

    /// The weight of a feature in a target's function.
    package func weight(_ feature: Int, of target: Int) -> Float {
        groups[places[target].group].weights[feature][places[target].lane]
    }
}
