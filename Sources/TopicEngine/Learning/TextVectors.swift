import Featurizer
import LinearAlgebra

/// The papers of a training set as rows of terms: those with text, by id, then those of the base.
///
/// Without a base, vocabularies and inverse document frequencies are fitted to the texts. With one, its own stay as
/// they are, and the terms that stand in enough of the texts come to them: then the counts of the base's papers,
/// which know its terms alone, are rows beside those of the texts.
struct TextVectors: Sendable {
    /// A vectorizer and its rows.
    struct Part: Sendable {
        var vectorizer: TFIDFVectorizer
        /// The rows that are learned from: the vectorizer's, each column multiplied by its factor.
        var rows: SparseMatrix
        /// The factors of the columns; nil where all are 1.
        var factors: [Float]?
    }

    let text: Part
    let title: Part
    /// What the field's own abstracts look like to the vocabulary.
    let fieldTest: FieldTest

    init(_ set: TrainingSet, options: LearningOptions, workers: Workers) throws(TrainingError) {
        let rule = set.base?.model.text.rule ?? options.tokenRule
        let texts = try TFIDFVectorizer.fit(
            set.texts, rule: rule, minimumDocumentFrequency: options.minimumDocumentFrequency, workers: workers)
        let titles = try TFIDFVectorizer.fit(
            titles: set.texts, rule: rule, minimumDocumentFrequency: options.minimumTitleFrequency, workers: workers)
        guard let base = set.base else {
            text = Part(vectorizer: texts.vectorizer, rows: texts.rows)
            title = Part(vectorizer: titles.vectorizer, rows: titles.rows)
            // Classes of which every text has one leave nothing outside.
            fieldTest = set.assignsOne ? .anyField : FieldTest(learnedFrom: texts.familiarities)
            return
        }
        let documents = (own: base.model.header.papers, other: set.texts.count)
        text = Self.joined(
            base.model.text.extended(by: texts.vectorizer, documents: documents), set, workers, { $0.text }
        ) { [$0.title, $0.abstract] }
        title = Self.joined(
            base.model.title.extended(by: titles.vectorizer, documents: documents), set, workers, { $0.title }
        ) { [$0.title] }
        fieldTest = base.model.fieldTest
    }

    /// The rows of the texts under an extended vectorizer, and behind them those of the base's counts.
    private static func joined(
        _ extended: ExtendedTFIDF, _ set: TrainingSet, _ workers: Workers,
        _ counts: (LabelledRow.Terms) -> TermCounts, parts: @Sendable (PaperText) -> [String]
    ) -> Part {
        let (vectorizer, factors) = (extended.vectorizer, extended.factors)
        let readers = WorkingStates { TermReader(vectorizer) }
        let blocks = workers.mapBlocks(of: set.texts.count, size: 256) { range in
            readers.with { reader in
                var rows = SparseMatrix(columns: vectorizer.vocabulary.count)
                for text in set.texts[range] {
                    for part in parts(text) { reader.read(part.utf8.span) }
                    reader.finish()
                    let counts = reader.counts
                    let values = zip(counts.columns, vectorizer.weights(of: counts)).map { factors[Int($0)] * $1 }
                    rows.append(columns: counts.columns, values: values)
                }
                return rows
            }
        }
        var known = SparseMatrix(columns: vectorizer.vocabulary.count)
        for row in set.base?.rows ?? [] {
            guard let terms = row.terms.map(counts)?.renumbered(extended.columns) else { continue }
            known.append(columns: terms.columns, values: vectorizer.weights(of: terms))
        }
        return Part(
            vectorizer: vectorizer,
            rows: SparseMatrix(stacking: blocks + [known], columns: vectorizer.vocabulary.count, workers: workers),
            factors: factors)
    }
}
