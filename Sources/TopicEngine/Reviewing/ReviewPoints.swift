import Featurizer
public import LinearAlgebra
public import Papers

/// The papers that a review chooses from as points of their latent space, turned such that what the labelled papers
/// tell is known already: directions in which many of them lie are short.
///
/// Method: TF-IDF rows of the model's vocabulary, projected by a randomized SVD of the papers to choose from, and
/// scaled so that the mean square of their lengths is 1. With S = (I + Σ x·xᵀ)⁻¹ over the labelled papers, the
/// points are √S·x, up to a rotation: then xᵀ·S·y, what the papers x and y have in common beyond what is known, is an
/// inner product.
public struct ReviewPoints: Sendable {
    /// Papers × directions, in the order of the papers.
    public let points: Matrix

    /// More directions than these taught nothing more, and half as many less (100, 150, 200, 300 and 400 on abstracts
    /// of machine learning).
    public static let rank = 200

    /// Points of papers.
    ///
    /// - Parameters:
    ///   - texts: the papers to choose from, in the order of the points.
    ///   - labelled: labelled papers whose texts are at hand.
    ///   - rows: labelled papers of which the counts of the model's terms are left; those without are left out.
    ///   - model: whose vocabulary it is.
    ///   - workers: the threads; their number does not change a bit.
    /// - Throws: ``TrainingError`` where the decomposition fails.
    public init(
        _ texts: [PaperText], labelled: [PaperText] = [], rows: [LabelledRow] = [], model: TopicModel, workers: Workers
    ) throws(TrainingError) {
        let own = Self.rows(texts, model, workers)
        var known = SparseMatrix(columns: model.text.vocabulary.count)
        for terms in rows.compactMap(\.terms?.text) {
            known.append(columns: terms.columns, values: model.text.weights(of: terms))
        }
        known = SparseMatrix(stacking: [Self.rows(labelled, model, workers), known], columns: known.columns)
        let options = RandomizedSVD.Options(rank: Self.rank, powerIterations: 3, seed: 1)
        do {
            let directions = try RandomizedSVD(of: own, options: options, workers: workers)
            let (open, said) = Self.scaled(
                directions.projection(of: own, workers: workers), directions.projection(of: known, workers: workers))
            points = try Self.turned(open, knowing: said, workers)
        } catch {
            throw TrainingError(error)
        }
    }

    /// The rows of texts: texts × terms.
    private static func rows(_ texts: [PaperText], _ model: TopicModel, _ workers: Workers) -> SparseMatrix {
        let columns = model.text.vocabulary.count
        let blocks = workers.mapBlocks(of: texts.count, size: 256) { range -> SparseMatrix in
            var reader = TermReader(model.text)
            var rows = SparseMatrix(columns: columns)
            for text in texts[range] {
                reader.read(text.title.utf8.span)
                reader.read(text.abstract.utf8.span)
                reader.finish()
                let counts = reader.counts
                rows.append(columns: counts.columns, values: model.text.weights(of: counts))
            }
            return rows
        }
        return SparseMatrix(stacking: blocks, columns: columns)
    }

    /// Both with the first one's mean square length as the unit.
    private static func scaled(_ open: Matrix, _ said: Matrix) -> (Matrix, Matrix) {
        let square = open.storage.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, open.rows))
        let factors = [Float](repeating: square > 0 ? Float(1 / square.squareRoot()) : 1, count: open.columns)
        return (open.scalingColumns(by: factors), said.scalingColumns(by: factors))
    }

    /// `open · V · (I + Λ)^−½`, for V·Λ·Vᵀ the inner products of the directions over the labelled papers.
    private static func turned(
        _ open: Matrix, knowing said: Matrix, _ workers: Workers
    ) throws(LinearAlgebraError) -> Matrix {
        guard said.rows > 0, open.columns > 0 else { return open }
        let (values, vectors) = try said.gram(workers: workers).eigen()
        var turn = Matrix(rows: open.columns, columns: open.columns)
        for (column, vector) in vectors.enumerated() {
            let length = (1 + max(0, values[column])).squareRoot()
            for row in vector.indices { turn[row, column] = Float(vector[row] / length) }
        }
        return open.times(turn, workers: workers)
    }
}
