import LinearAlgebra
import Testing

@testable import Featurizer

@Suite struct TFIDFVectorizerTests {
    static let cases: [(UInt64, TokenRule, Int, Bool)] = [
        (1, .abstracts, 1, true), (2, .abstracts, 2, true), (3, .abstracts, 3, false), (4, .words, 1, true),
        (5, .words, 4, true),
        (6, .abstracts, 100, true),
    ]

    private func fitted(_ documents: [[UInt8]], _ rule: TokenRule, _ minimum: Int, _ pairs: Bool) throws -> FittedTFIDF
    {
        TFIDFVectorizer.fit(
            documents, options: try TFIDFOptions(rule: rule, minimumDocumentFrequency: minimum, pairs: pairs))
    }

    @Test("a fit is the naive twin's", arguments: cases) func aFitIsTheNaiveTwinS(
        seed: UInt64, rule: TokenRule, minimum: Int, pairs: Bool
    )
        throws
    {
        let documents = randomDocuments(30, seed: seed)
        let twin = NaiveTFIDF(documents, rule: rule, pairs: pairs, minimum: minimum)
        let fitted = try fitted(documents, rule, minimum, pairs)
        let vocabulary = fitted.vectorizer.vocabulary
        let terms = (0..<vocabulary.count).map(vocabulary.spelling)
        #expect(Set(terms) == Set(twin.frequencies.keys))
        #expect(terms.count == twin.frequencies.count)
        for (column, term) in terms.enumerated() {
            #expect(
                abs(Double(fitted.vectorizer.inverseDocumentFrequencies[column]) - twin.inverseDocumentFrequency(term))
                    < 1e-6)
        }
        #expect(fitted.rows.invariantViolation == nil)
        for document in documents.indices {
            let (values, expected) = (named(document, of: fitted), twin.row(document))
            #expect(Set(values.keys) == Set(expected.keys))
            for (term, value) in values {
                #expect(abs(value - (expected[term] ?? 0)) < 1e-6, "\(term) in document \(document)")
            }
            #expect(fitted.familiarities[document] == twin.familiarityToOthers(document))
        }
    }

    @Test("a fitted row is the vector of its document, bit for bit", arguments: cases)
    func aFittedRowIsTheVectorOfItsDocument(
        seed: UInt64, rule: TokenRule, minimum: Int, pairs: Bool
    ) throws {
        let documents = randomDocuments(30, seed: seed + 50)
        let fitted = try fitted(documents, rule, minimum, pairs)
        for (row, document) in documents.enumerated() {
            let entries = fitted.vectorizer.vector(of: document).ascending
            let range = fitted.rows.entries(ofRow: row)
            #expect(entries.map(\.column) == Array(fitted.rows.columnIndices[range]))
            #expect(entries.map(\.bits) == fitted.rows.values[range].map(\.bitPattern))
        }
    }

    @Test("the number of threads changes nothing", arguments: [2, 3, 7]) func theNumberOfThreadsChangesNothing(
        threads: Int
    ) throws {
        let documents = randomDocuments(40, seed: 99)
        let options = try TFIDFOptions(minimumDocumentFrequency: 2)
        let (one, several) = (1, threads)
        let fits = [one, several].map {
            TFIDFVectorizer.fit(documents, options: options, workers: Workers(threads: $0))
        }
        #expect(fits[0].rows == fits[1].rows)
        #expect(fits[0].familiarities == fits[1].familiarities)
        #expect(fits[0].vectorizer.vocabulary.tokenBytes.bytes == fits[1].vectorizer.vocabulary.tokenBytes.bytes)
        #expect(fits[0].vectorizer.vocabulary.tokenSlots.bytes == fits[1].vectorizer.vocabulary.tokenSlots.bytes)
        #expect(fits[0].vectorizer.vocabulary.pairs.bytes == fits[1].vectorizer.vocabulary.pairs.bytes)
        #expect(
            fits[0].vectorizer.inverseDocumentFrequencies.bytes == fits[1].vectorizer.inverseDocumentFrequencies.bytes)
    }

    @Test("a document read in parts is the same as its parts in sentences of their own")
    func aDocumentReadInPartsIsTheSameAs() throws {
        let whole = ["A boat sails. Over the sea it sails", "Boats at sea"].map { Array($0.utf8) }
        let parts = [["A boat sails", "Over the sea it sails"], ["Boats at sea", ""]]
        let options = try TFIDFOptions()
        let fitted = TFIDFVectorizer.fit(count: 2, options: options, workers: Workers(threads: 1)) { number, document in
            for part in parts[number] {
                let bytes = Array(part.utf8)
                document.read(bytes.span)
            }
        }
        let expected = TFIDFVectorizer.fit(whole, options: options)
        #expect(fitted.rows == expected.rows)
        #expect(fitted.familiarities == expected.familiarities)
        var reader = TermReader(fitted.vectorizer)
        for part in parts[0] {
            let bytes = Array(part.utf8)
            reader.read(bytes.span)
        }
        reader.finish()
        #expect(reader.vector == fitted.vectorizer.vector(of: whole[0]))
    }

    @Test("the order of the documents permutes the rows and changes nothing else")
    func theOrderOfTheDocumentsPermutesTheRowsAnd() throws {
        let documents = randomDocuments(25, seed: 7)
        var generator = SeededGenerator(seed: 3)
        let order = generator.permutation(of: documents.count)
        let straight = try fitted(documents, .abstracts, 2, true)
        let shuffled = try fitted(order.map { documents[$0] }, .abstracts, 2, true)
        #expect(shuffled.rows == straight.rows.selecting(rows: order))
        #expect(shuffled.familiarities == order.map { straight.familiarities[$0] })
        #expect(shuffled.vectorizer.vocabulary.tokenBytes.bytes == straight.vectorizer.vocabulary.tokenBytes.bytes)
        #expect(shuffled.vectorizer.vocabulary.tokenSlots.bytes == straight.vectorizer.vocabulary.tokenSlots.bytes)
        #expect(shuffled.vectorizer.vocabulary.pairs.bytes == straight.vectorizer.vocabulary.pairs.bytes)
        #expect(shuffled.vectorizer.vocabulary.pairSlots.bytes == straight.vectorizer.vocabulary.pairSlots.bytes)
        #expect(
            shuffled.vectorizer.inverseDocumentFrequencies.bytes == straight.vectorizer.inverseDocumentFrequencies.bytes
        )
    }

    @Test("what the vocabulary does not know counts as unknown and weighs nothing")
    func whatTheVocabularyDoesNotKnowCountsAsUnknown() throws {
        let vectorizer = try fitted(["boats sail far", "boats sail home"].map { Array($0.utf8) }, .abstracts, 2, true)
            .vectorizer
        let vector = vectorizer.vector(of: "Boats sail. Boats sink, planes sail home")
        // Known are boat, sail, boat, sail of seven words; of five pairs only "boat sail".
        #expect(vector.familiarity == Familiarity(tokens: 7, knownTokens: 4, pairs: 5, knownPairs: 1))
        #expect(vector.columns.map { vectorizer.vocabulary.spelling(Int($0)) } == ["boat", "sail", "boat sail"])
        #expect(abs(vector.values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-6)
        let nothing = vectorizer.vector(of: "planes")
        #expect((nothing.columns, nothing.values) == ([], []))
    }

    @Test("no documents and documents without words make an empty vocabulary")
    func noDocumentsAndDocumentsWithoutWordsMakeAnEmpty() throws {
        let nothing = try fitted([], .abstracts, 1, true)
        #expect((nothing.rows.rows, nothing.vectorizer.vocabulary.count) == (0, 0))
        let silent = try fitted([[], Array("?!".utf8)], .abstracts, 1, true)
        #expect((silent.rows.rows, silent.rows.columns, silent.rows.entryCount) == (2, 0, 0))
        #expect(silent.vectorizer.vector(of: "word").columns.isEmpty)
    }

    @Test("a minimum document frequency below 1 is refused with its value", arguments: [0, -3])
    func aMinimumDocumentFrequencyBelow1IsRefusedWith(minimum: Int) {
        #expect(throws: FeaturizerError.minimumDocumentFrequency(minimum)) {
            try TFIDFOptions(minimumDocumentFrequency: minimum)
        }
        #expect(
            FeaturizerError.minimumDocumentFrequency(minimum).description
                == "the minimum document frequency must be at least 1, but is \(minimum)")
    }

    @Test("a vectorizer of other weights than columns is refused") func aVectorizerOfOtherWeightsThanColumnsIsRefused()
        throws
    {
        let vocabulary = try fitted([Array("one word".utf8)], .abstracts, 1, true).vectorizer.vocabulary
        let short = FlatArray([Float](repeating: 1, count: vocabulary.count - 1))
        #expect(TFIDFVectorizer(rule: .abstracts, vocabulary: vocabulary, inverseDocumentFrequencies: short) == nil)
    }
}
