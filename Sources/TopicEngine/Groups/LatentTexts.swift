import Featurizer
public import LinearAlgebra
public import Papers

/// Texts as points of a latent space, in which texts about the same are near to each other: what groups and maps are
/// made from.
///
/// Method: TF-IDF of the texts at hand, then a latent projection (randomized SVD) to rows of unit length.
public struct LatentTexts: Sendable {
    /// The TF-IDF rows, in the order of the points.
    let fitted: FittedTFIDF
    /// The position of each point's text in the input: points are in the order of identifiers and texts, so that they
    /// do not depend on the order of the input.
    public let order: [Int]
    /// A row of unit length for each text; of zeros for one without any term.
    public let points: Matrix

    /// Texts as points.
    ///
    /// - Parameters:
    ///   - texts: the texts.
    ///   - rank: the number of latent directions.
    ///   - seed: where the random numbers begin.
    ///   - workers: the threads; their number does not change a bit.
    /// - Throws: ``TrainingError`` where no term occurs in two texts, or the decomposition fails.
    public init(_ texts: [PaperText], rank: Int, seed: UInt64, workers: Workers) throws(TrainingError) {
        order = texts.indices.sorted { (texts[$0].id, texts[$0].abstract) < (texts[$1].id, texts[$1].abstract) }
        let minimum = texts.count >= 5000 ? 5 : 2
        fitted = try TFIDFVectorizer.fit(order.map { texts[$0] }, minimumDocumentFrequency: minimum, workers: workers)
        guard fitted.rows.columns > 0 else { throw .noVocabulary(minimumDocumentFrequency: minimum) }
        // On rows of unit length, the nearest point is the one of the nearest direction.
        points = try Self.projection(of: fitted.rows, rank: rank, seed: seed, workers: workers).normalizingRows()
    }

    private static func projection(of rows: SparseMatrix, rank: Int, seed: UInt64, workers: Workers)
        throws(TrainingError) -> Matrix
    {
        do {
            let request = RandomizedSVD.Options(rank: rank, powerIterations: 3, seed: seed)
            return try RandomizedSVD(of: rows, options: request, workers: workers).projection(
                of: rows, workers: workers)
        } catch {
            throw TrainingError(error)
        }
    }
}
