import Featurizer
import LinearAlgebra
import TopicEngine

/// All that the benchmarks call of the engine, in its own words: what changes there is followed up
/// here and nowhere else.
enum Engine {
    /// TF-IDF rows of single words and pairs under scikit-learn's token rule.
    static func fitTFIDF(_ documents: [[UInt8]], minimumDocumentFrequency: Int, threads: Int) throws -> FittedTFIDF {
        let options = try TFIDFOptions(rule: .words, minimumDocumentFrequency: minimumDocumentFrequency, pairs: true)
        return TFIDFVectorizer.fit(documents, options: options, workers: Workers(threads: threads))
    }

    /// Singular values and right singular vectors.
    static func svd(_ matrix: SparseMatrix, rank: Int, powerIterations: Int, seed: UInt64, threads: Int) throws
        -> RandomizedSVD
    {
        try RandomizedSVD(
            of: matrix, options: .init(rank: rank, powerIterations: powerIterations, seed: seed),
            workers: Workers(threads: threads))
    }

    /// The group of each row, of a single start.
    static func kMeans(_ points: Matrix, groups: Int, rounds: Int, seed: UInt64, threads: Int) -> [Int] {
        KMeans(
            rows: points, options: .init(groups: groups, rounds: rounds, seed: seed), workers: Workers(threads: threads)
        ).assignments
    }

    /// The place of each row in the plane.
    static func layout(_ points: Matrix, threads: Int) throws -> Matrix {
        let places = try NeighbourLayout(of: points, workers: Workers(threads: threads)).places
        return Matrix(rows: places.count, columns: 2, storage: places.flatMap { [$0.x, $0.y] })
    }

    /// One decision function a class, learned with the options that `retrain` has for texts of one
    /// class each: a row of weights a class, the bias last.
    static func oneVsRest(_ rows: SparseMatrix, classOfRow: [Int], classes: Int, seed: UInt64, threads: Int) -> Matrix {
        var options = LearningOptions.forSingleLabels(texts: rows.rows)
        options.seed = seed
        let signs = (0..<classes).map { label in
            classOfRow.map { $0 == label ? DualCoordinateDescent.Sign.positive : .negative }
        }
        let features = FeatureRows(sparse: rows, dense: Matrix(rows: rows.rows, columns: 0))
        // Without parts of a cross-validation: every function learns from all rows, once.
        let functions = OneVsRest(
            features, targets: [.init(signs: signs, learner: .dual(cost: options.membershipCost))], folds: [],
            foldCount: 0,
            options: options,
            workers: Workers(threads: threads))
        var weights = Matrix(rows: classes, columns: features.width)
        for label in 0..<classes {
            for feature in 0..<features.width { weights[label, feature] = functions.weight(feature, of: label) }
        }
        return weights
    }
}
