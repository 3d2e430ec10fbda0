import Featurizer
import LinearAlgebra

/// The texts of a training set as features: what was fitted to them, and the rows of the labelled ones.
struct LearnedRows: Sendable {
    let text: TFIDFVectorizer
    let title: TFIDFVectorizer
    /// The projection onto the latent directions, already scaled: terms × rank.
    let latent: Matrix
    /// The rows of the labelled texts: the terms of text and title side by side, and the latent features.
    let rows: FeatureRows
    /// What the field's own abstracts look like to the vocabulary.
    let fieldTest: FieldTest
    let titleScale: Float

    init(_ set: TrainingSet, options: LearningOptions, workers: Workers, progress: (String) -> Void) throws(TrainingError) {
        progress("reading \(set.texts.count) texts")
        let fitted = try Self.fit(set.texts.map(\.bytes), minimum: options.minimumDocumentFrequency)
        let fittedTitles = try Self.fit(set.texts.map { Array($0.title.utf8) }, minimum: options.minimumTitleFrequency)
        guard fitted.rows.columns > 0 else { throw .noVocabulary(minimumDocumentFrequency: options.minimumDocumentFrequency) }
        progress("finding \(options.latentRank) latent directions of \(fitted.rows.columns) terms")
        let labelledText = fitted.rows.selecting(rows: set.labelledTexts)
        latent = try Self.latentDirections(of: fitted.rows, options: options, workers: workers)
        titleScale = Float(options.titleWeight.squareRoot())
        rows = FeatureRows(
            sparse: Self.sideBySide(labelledText, fittedTitles.rows.selecting(rows: set.labelledTexts), scale: titleScale),
            dense: labelledText.times(latent, workers: workers))
        text = fitted.vectorizer
        title = fittedTitles.vectorizer
        fieldTest = FieldTest(learnedFrom: fitted.familiarities)
    }

    private static func fit(_ documents: [[UInt8]], minimum: Int) throws(TrainingError) -> FittedTFIDF {
        do {
            return TFIDFVectorizer.fit(documents, options: try TFIDFOptions(minimumDocumentFrequency: minimum))
        } catch {
            throw .option(error.description)
        }
    }

    private static func latentDirections(of rows: SparseMatrix, options: LearningOptions, workers: Workers) throws(TrainingError) -> Matrix
    {
        guard options.latentRank > 0 else { return Matrix(rows: rows.columns, columns: 0) }
        let request = RandomizedSVD.Options(rank: options.latentRank, powerIterations: options.powerIterations, seed: options.seed)
        do {
            let decomposition = try RandomizedSVD(of: rows, options: request, workers: workers)
            let scale = Float(options.latentWeight.squareRoot())
            let directions = decomposition.rightVectors
            return directions.scalingColumns(by: [Float](repeating: scale, count: directions.columns))
        } catch {
            throw .decomposition(error.description)
        }
    }

    /// The rows of two matrices next to each other, the right one's values scaled.
    private static func sideBySide(_ left: SparseMatrix, _ right: SparseMatrix, scale: Float) -> SparseMatrix {
        var result = SparseMatrix(columns: left.columns + right.columns)
        for row in 0..<left.rows {
            let (first, second) = (left.entries(ofRow: row), right.entries(ofRow: row))
            result.append(
                columns: Array(left.columnIndices[first]) + right.columnIndices[second].map { $0 + Int32(left.columns) },
                values: Array(left.values[first]) + right.values[second].map { $0 * scale })
        }
        return result
    }
}
