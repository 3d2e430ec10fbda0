import Foundation
import Testing

@testable import Featurizer

/// The same terms, weights and rows as scikit-learn's `TfidfVectorizer`; see `Fixtures/Generators/tfidf.py`.
@Suite struct ScikitLearnTests {
    private struct Reference: Decodable {
        struct Fit: Decodable {
            let minimumDocumentFrequency: Int
            let terms: [String]
            let inverseDocumentFrequencies: [Double]
            let rows: [[[Double]]]
        }
        let documents: [String]
        let fits: [Fit]
    }

    @Test("terms, inverse document frequencies and rows are the same", arguments: [0, 1])
    func termsInverseDocumentFrequenciesAndRowsAreTheSame(place: Int) throws {
        let url = Bundle.module.bundleURL.appending(path: "Fixtures/tfidf.json")
        let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
        let expected = reference.fits[place]
        let options = try TFIDFOptions(rule: .words, minimumDocumentFrequency: expected.minimumDocumentFrequency)
        let fitted = TFIDFVectorizer.fit(reference.documents.map { Array($0.utf8) }, options: options)
        let vocabulary = fitted.vectorizer.vocabulary
        let terms = (0..<vocabulary.count).map(vocabulary.spelling)
        #expect(terms.sorted() == expected.terms.sorted())

        let weights = Dictionary(uniqueKeysWithValues: zip(expected.terms, expected.inverseDocumentFrequencies))
        for (column, term) in terms.enumerated() {
            let weight = try #require(weights[term])
            #expect(abs(Double(fitted.vectorizer.inverseDocumentFrequencies[column]) - weight) < 1e-6, "\(term)")
        }
        #expect(fitted.rows.rows == expected.rows.count)
        for (row, entries) in expected.rows.enumerated() {
            let values = named(row, of: fitted)
            #expect(values.count == entries.count, "document \(row)")
            for entry in entries {
                let value = try #require(values[expected.terms[Int(entry[0])]])
                #expect(abs(value - entry[1]) < 1e-6, "document \(row), \(expected.terms[Int(entry[0])])")
            }
        }
    }
}
