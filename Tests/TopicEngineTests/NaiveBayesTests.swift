import Foundation
import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct NaiveBayesTests {
    private let rows: FeatureRows = {
        var generator = SeededGenerator(seed: 11)
        var sparse = SparseMatrix(columns: 9)
        for _ in 0..<30 {
            let columns = (0..<Int32(9)).filter { _ in generator.unit() < 0.4 }
            sparse.append(columns: columns, values: columns.map { _ in Float(generator.unit() + 0.1) })
        }
        return FeatureRows(sparse: sparse, dense: Matrix(rows: 30, columns: 2))
    }()

    private func targets(_ count: Int) -> [DualCoordinateDescent.Target] {
        (0..<count).map { target in
            DualCoordinateDescent.Target(signs: (0..<30).map { $0 % count == target ? .positive : .negative }, cost: 1)
        }
    }

    /// The formula of the doc comment, term by term.
    private func expected(_ target: DualCoordinateDescent.Target, _ visited: [Int32], terms: Int, smoothing: Double)
        -> [Double]
    {
        var (inside, outside) = (
            [Double](repeating: smoothing, count: terms), [Double](repeating: smoothing, count: terms)
        )
        for row in visited {
            for entry in rows.sparse.entries(ofRow: Int(row)) where Int(rows.sparse.columnIndices[entry]) < terms {
                let (term, value) = (Int(rows.sparse.columnIndices[entry]), Double(rows.sparse.values[entry]))
                if target.signs[Int(row)] == .positive { inside[term] += value } else { outside[term] += value }
            }
        }
        let (all, others) = (inside.reduce(0, +), outside.reduce(0, +))
        return (0..<terms).map { log(inside[$0] / all) - log(outside[$0] / others) }
    }

    @Test("weights are the log-odds of the terms", arguments: [(1, 9), (3, 9), (3, 6), (16, 9)])
    func weightsAreTheLogOddsOfTheTerms(
        count: Int, terms: Int
    ) {
        let targets = targets(max(2, count)).prefix(count)
        let visited = (0..<Int32(30)).filter { $0 % 7 != 3 }
        let learner = NaiveBayes(smoothing: .constant(0.05), terms: terms)
        let weights = learner.fit(rows, on: visited, targets: Array(targets)).weights
        for (lane, target) in targets.enumerated() {
            for (term, weight) in expected(target, visited, terms: terms, smoothing: 0.05).enumerated() {
                #expect(abs(Double(weights[term][lane]) - weight) < 1e-4)
            }
        }
        #expect(weights.count == rows.width)
        #expect(weights[terms...].allSatisfy { $0 == .zero })
        for lane in count..<16 { #expect(weights.allSatisfy { $0[lane] == 0 }) }
    }

    @Test("a shared smoothing is split as the weights of the topic and the others are", arguments: [1, 3, 16])
    func aSharedSmoothingIsSplit(count: Int) {
        let (targets, visited) = (Array(targets(max(2, count)).prefix(count)), (0..<Int32(30)).filter { $0 % 7 != 3 })
        let learner = NaiveBayes(smoothing: .proportional(4), terms: 9)
        let weights = learner.fit(rows, on: visited, targets: targets).weights
        for (lane, target) in targets.enumerated() {
            var (inside, outside) = ([Double](repeating: 0, count: 9), [Double](repeating: 0, count: 9))
            for row in visited {
                for entry in rows.sparse.entries(ofRow: Int(row)) {
                    let (term, value) = (Int(rows.sparse.columnIndices[entry]), Double(rows.sparse.values[entry]))
                    if target.signs[Int(row)] == .positive { inside[term] += value } else { outside[term] += value }
                }
            }
            let (mass, rest) = (inside.reduce(0, +), outside.reduce(0, +))
            let (own, others) = (4 * mass / (mass + rest), 4 * rest / (mass + rest))
            for term in 0..<9 {
                let expected =
                    log((inside[term] + own) / (mass + 9 * own)) - log((outside[term] + others) / (rest + 9 * others))
                #expect(abs(Double(weights[term][lane]) - expected) < 1e-4)
            }
        }
        for lane in count..<16 { #expect(weights.allSatisfy { $0[lane] == 0 }) }
    }

    @Test("a topic without a text, and no text at all, give finite weights")
    func aTopicWithoutATextGivesFiniteWeights() {
        let nothing = DualCoordinateDescent.Target(
            signs: [DualCoordinateDescent.Sign](repeating: .negative, count: 30), cost: 1)
        for visited in [(0..<Int32(30)).map { $0 }, []] {
            let learner = NaiveBayes(smoothing: .proportional(10), terms: 9)
            let weights = learner.fit(rows, on: visited, targets: [nothing]).weights
            #expect(weights.allSatisfy { $0[0].isFinite })
        }
    }

    @Test("two opinions are mixed with one weight, the one that gets most rows right")
    func twoOpinionsAreMixedWithOneWeightTheOne() throws {
        // The first opinion knows topics 0 and 1 apart, the second 2 and 3; together they know all.
        let rows = (0..<80).map { row -> [SIMD2<Double>] in
            let truth = row % 4
            return (0..<4).map { topic in
                let noise = Double((row * 7 + topic * 3) % 5) / 10
                return SIMD2(
                    topic == truth && truth < 2 ? 2 + noise : noise, topic == truth && truth >= 2 ? 2 + noise : noise)
            }
        }
        let scored = ScoredRows(
            scores: rows, scoreCount: 2, primaryScores: rows.map { _ in [] },
            truths: (0..<80).map { row in (0..<4).map { $0 == row % 4 } }, folds: [Int](repeating: 0, count: 80),
            isRandom: [Bool](repeating: true, count: 80), assignsOne: true)
        let rule = scored.decisionRule(on: Array(0..<80))
        let right = (0..<80).count { row in scored.decision(of: row, rule).ranked.first == row % 4 }
        #expect(right == 80)
        let shares = rule.calibrations.map { $0.slopes[1] / ($0.slopes[0] + $0.slopes[1]) }
        #expect(shares.allSatisfy { $0 > 0 && $0 < 1 })
    }
}
