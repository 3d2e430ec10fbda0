import Foundation
import LinearAlgebra
import Testing

@testable import Featurizer

@Suite struct ExtendedTFIDFTests {
    /// Two vectorizers of unlike documents, the first of few words.
    private struct Case {
        let own: FittedTFIDF
        let other: FittedTFIDF
        let twin: NaiveTFIDF
        let documents: (own: [[UInt8]], other: [[UInt8]])
        let extended: ExtendedTFIDF

        init(seed: UInt64) throws {
            let options = try TFIDFOptions(minimumDocumentFrequency: 2)
            documents = (randomDocuments(12, seed: seed), randomDocuments(25, seed: seed + 500))
            own = TFIDFVectorizer.fit(documents.own, options: options)
            other = TFIDFVectorizer.fit(documents.other, options: options)
            twin = NaiveTFIDF(documents.other, rule: .abstracts, pairs: true, minimum: 2)
            extended = own.vectorizer.extended(
                by: other.vectorizer, documents: (documents.own.count, documents.other.count))
        }
    }

    private func spellings(_ vectorizer: TFIDFVectorizer) -> [String] {
        (0..<vectorizer.vocabulary.count).map(vectorizer.vocabulary.spelling)
    }

    @Test("its own terms keep their frequencies to the bit", arguments: UInt64(1)...8)
    func itsOwnTermsKeepTheirFrequencies(seed: UInt64) throws {
        let example = try Case(seed: seed)
        let vectorizer = example.own.vectorizer
        #expect(example.extended.columns.count == vectorizer.vocabulary.count)
        for (place, column) in example.extended.columns.enumerated() {
            #expect(
                example.extended.vectorizer.vocabulary.spelling(Int(column)) == vectorizer.vocabulary.spelling(place))
            #expect(
                example.extended.vectorizer.inverseDocumentFrequencies[Int(column)]
                    == vectorizer.inverseDocumentFrequencies[place])
            #expect(example.extended.factors[Int(column)] == 1)
        }
    }

    @Test("a new term's frequency is that of the other documents among those of both", arguments: UInt64(1)...8)
    func aNewTermSFrequencyIsThatOfTheOtherDocuments(seed: UInt64) throws {
        let example = try Case(seed: seed)
        let known = Set(spellings(example.own.vectorizer))
        let both = Double(1 + example.documents.own.count + example.documents.other.count)
        var new = 0
        for (column, term) in spellings(example.extended.vectorizer).enumerated() where !known.contains(term) {
            let frequency = try #require(example.twin.frequencies[term])
            let expected = (log(both / Double(1 + frequency)) + 1) / Double(ExtendedTFIDF.newTerms)
            #expect(example.extended.factors[column] == ExtendedTFIDF.newTerms)
            #expect(abs(Double(example.extended.vectorizer.inverseDocumentFrequencies[column]) - expected) < 1e-5)
            new += 1
        }
        #expect(new > 0)
    }

    @Test("a text of known terms keeps its row to the bit", arguments: UInt64(1)...8)
    func aTextOfKnownTermsKeepsItsRow(seed: UInt64) throws {
        let example = try Case(seed: seed)
        let columns = example.extended.columns
        // Sentences of one known term each.
        let terms = spellings(example.own.vectorizer).filter { !$0.contains(" ") && $0.allSatisfy(\.isASCII) }
        var generator = SeededGenerator(seed: seed)
        for length in 0..<12 {
            let text = (0..<length).map { _ in terms[generator.index(below: terms.count)] }.joined(separator: ". ")
            let (before, after) = (
                example.own.vectorizer.vector(of: text), example.extended.vectorizer.vector(of: text)
            )
            #expect(before.columns.map { columns[Int($0)] } == after.columns)
            #expect(before.values.map(\.bitPattern) == after.values.map(\.bitPattern))
        }
    }

    @Test("counts under new columns give the weights of the old ones", arguments: UInt64(1)...8)
    func countsUnderNewColumnsGiveTheWeightsOfTheOldOnes(seed: UInt64) throws {
        let example = try Case(seed: seed)
        for document in example.documents.own + example.documents.other {
            let counts = counts(of: document, example.own.vectorizer)
            let renumbered = counts.renumbered(example.extended.columns)
            #expect(zip(renumbered.columns, renumbered.columns.dropFirst()).allSatisfy { $0 < $1 })
            #expect(
                example.own.vectorizer.weights(of: counts).map(\.bitPattern)
                    == example.extended.vectorizer.weights(of: renumbered).map(\.bitPattern))
        }
    }
}

@Suite struct TermCountsTests {
    private func fitted(_ seed: UInt64) throws -> (vectorizer: TFIDFVectorizer, documents: [[UInt8]]) {
        let documents = randomDocuments(30, seed: seed)
        let options = try TFIDFOptions(minimumDocumentFrequency: 2)
        return (TFIDFVectorizer.fit(documents, options: options).vectorizer, documents)
    }

    @Test("the weights of a text's counts are its row, bit for bit", arguments: UInt64(1)...8)
    func theWeightsOfATextSCountsAreItsRow(seed: UInt64) throws {
        let (vectorizer, documents) = try fitted(seed)
        for document in documents + randomDocuments(10, seed: seed + 900) {
            let counts = counts(of: document, vectorizer)
            let row = vectorizer.vector(of: document).ascending
            #expect(counts.columns == row.map(\.column))
            #expect(vectorizer.weights(of: counts).map(\.bitPattern) == row.map(\.bits))
        }
    }

    @Test("counts are how often the naive twin finds each term", arguments: UInt64(1)...8)
    func countsAreHowOftenTheNaiveTwinFindsEachTerm(seed: UInt64) throws {
        let (vectorizer, documents) = try fitted(seed)
        for document in documents {
            var expected: [String: Int32] = [:]
            for term in NaiveTFIDF.terms(of: document, rule: .abstracts, pairs: true) {
                expected[term, default: 0] += 1
            }
            let counts = counts(of: document, vectorizer)
            let known = Set((0..<vectorizer.vocabulary.count).map(vectorizer.vocabulary.spelling))
            let found = zip(counts.columns, counts.counts).map { (vectorizer.vocabulary.spelling(Int($0)), $1) }
            #expect(Dictionary(uniqueKeysWithValues: found) == expected.filter { known.contains($0.key) })
        }
    }

    @Test("a text before leaves nothing in the counts of the next, and an empty one has none")
    func aTextBeforeLeavesNothing() throws {
        let (vectorizer, documents) = try fitted(3)
        var reader = TermReader(vectorizer)
        for document in documents {
            reader.read(document.span)
            reader.finish()
            #expect(reader.counts == counts(of: document, vectorizer))
        }
        reader.finish()
        #expect(reader.counts == TermCounts())
        #expect(vectorizer.weights(of: TermCounts()).isEmpty)
    }
}

/// The counts of a text by a reader of its own.
private func counts(of text: [UInt8], _ vectorizer: TFIDFVectorizer) -> TermCounts {
    var reader = TermReader(vectorizer)
    reader.read(text.span)
    reader.finish()
    return reader.counts
}
