import Featurizer
import LinearAlgebra
import Papers

extension TFIDFVectorizer {
    /// Fits title and abstract of texts, as one document each.
    static func fit(
        _ texts: [PaperText], rule: TokenRule = .abstracts, minimumDocumentFrequency minimum: Int, workers: Workers
    )
        throws(TrainingError) -> FittedTFIDF
    {
        fit(count: texts.count, options: try options(rule, minimum), workers: workers) { number, document in
            let text = texts[number]
            document.read(text.title.utf8.span)
            document.read(text.abstract.utf8.span)
        }
    }

    /// Fits the titles alone.
    static func fit(
        titles texts: [PaperText], rule: TokenRule = .abstracts, minimumDocumentFrequency minimum: Int, workers: Workers
    )
        throws(TrainingError) -> FittedTFIDF
    {
        fit(count: texts.count, options: try options(rule, minimum), workers: workers) { number, document in
            document.read(texts[number].title.utf8.span)
        }
    }

    private static func options(_ rule: TokenRule, _ minimum: Int) throws(TrainingError) -> TFIDFOptions {
        do { return try TFIDFOptions(rule: rule, minimumDocumentFrequency: minimum) } catch {
            throw .option(error.description)
        }
    }
}
