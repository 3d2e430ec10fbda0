import Featurizer
import LinearAlgebra

/// The texts of a training set as features: what was fitted to them, and the rows of the labelled ones.
struct LearnedRows: Sendable {
    let text: TFIDFVectorizer
    let title: TFIDFVectorizer
    /// What the learned weights of the terms of text and title are multiplied by; nil where all stay.
    let factors: (text: [Float]?, title: [Float]?)
    /// The latent directions of the text's terms; nil where none are learned.
    let latent: RandomizedSVD?
    /// What the latent features are multiplied by.
    let latentScale: Float
    /// The rows of the labelled papers, those with text first: the terms of text and title side by side, and the
    /// latent features.
    let rows: FeatureRows
    /// What the field's own abstracts look like to the vocabulary.
    let fieldTest: FieldTest
    let titleScale: Float

    init(
        _ set: TrainingSet, options: LearningOptions, workers: Workers, isWanted: () -> Bool = { true },
        progress: (String) -> Void
    ) throws(TrainingError) {
        progress("reading \(set.texts.count) texts")
        let vectors = try TextVectors(set, options: options, workers: workers)
        guard isWanted() else { throw .notWanted }
        guard vectors.text.rows.columns > 0 else {
            throw .noVocabulary(minimumDocumentFrequency: options.minimumDocumentFrequency)
        }
        if options.latentRank > 0 {
            progress("finding \(options.latentRank) latent directions of \(vectors.text.rows.columns) terms")
        }
        let labelled = set.labelledTexts + (set.texts.count..<vectors.text.rows.rows)
        let labelledText = vectors.text.rows.selecting(rows: labelled)
        latent = try Self.latentDirections(of: vectors.text.rows, options: options, workers: workers)
        guard isWanted() else { throw .notWanted }
        latentScale = Float(options.latentWeight.squareRoot())
        titleScale = Float(options.titleWeight.squareRoot())
        var projected =
            latent?.projection(of: labelledText, workers: workers) ?? Matrix(rows: labelledText.rows, columns: 0)
        for index in projected.storage.indices { projected.storage[index] *= latentScale }
        rows = FeatureRows(
            sparse: Self.sideBySide(labelledText, vectors.title.rows.selecting(rows: labelled), scale: titleScale),
            dense: projected, weights: set.labels.map(\.weight))
        text = vectors.text.vectorizer
        title = vectors.title.vectorizer
        factors = (vectors.text.factors, vectors.title.factors)
        fieldTest = vectors.fieldTest
    }

    private static func latentDirections(
        of rows: SparseMatrix, options: LearningOptions, workers: Workers
    ) throws(TrainingError) -> RandomizedSVD? {
        guard options.latentRank > 0 else { return nil }
        let request = RandomizedSVD.Options(
            rank: options.latentRank, powerIterations: options.powerIterations, seed: options.seed)
        do {
            return try RandomizedSVD(of: rows, options: request, workers: workers)
        } catch {
            throw TrainingError(error)
        }
    }

    /// The rows of two matrices next to each other, the right one's values scaled.
    private static func sideBySide(_ left: SparseMatrix, _ right: SparseMatrix, scale: Float) -> SparseMatrix {
        var result = SparseMatrix(columns: left.columns + right.columns)
        for row in 0..<left.rows {
            let (first, second) = (left.entries(ofRow: row), right.entries(ofRow: row))
            result.append(
                columns: Array(left.columnIndices[first])
                    + right.columnIndices[second].map { $0 + Int32(left.columns) },
                values: Array(left.values[first]) + right.values[second].map { $0 * scale })
        }
        return result
    }
}
