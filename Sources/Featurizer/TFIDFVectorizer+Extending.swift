import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// A vectorizer with the terms of another one beside its own.
public struct ExtendedTFIDF: Sendable {
    /// The vectorizer of all terms.
    public let vectorizer: TFIDFVectorizer
    /// The column there of each column of the one that was extended.
    public let columns: [Int32]
    /// What each column's weights are multiplied by where they are learned from, and its learned weights where they
    /// are used: 1 for the terms of the one that was extended, ``newTerms`` for the others.
    public let factors: [Float]

    /// A term that is new counts for so much less in a row, and for so much less squared in its norm.
    ///
    /// Rows of which only the counts of the old terms are left have norms without any new ones. Were these counted in
    /// full, a text with some would have all its other weights lowered, and with them every score.
    public static let newTerms: Float = 4
}

extension TFIDFVectorizer {
    /// This vectorizer with the terms of another one, fitted to other documents, beside its own.
    ///
    /// Its own terms keep their inverse document frequencies, so that texts of known terms keep their rows. A
    /// term that is new was in none of its own documents, or in too few to count: its document frequency is
    /// that of the other documents, among those of both; its inverse is divided by ``ExtendedTFIDF/newTerms``.
    ///
    /// - Parameters:
    ///   - other: the vectorizer whose terms are added, of the same rule.
    ///   - documents: how many documents each of both was fitted to.
    public func extended(by other: TFIDFVectorizer, documents: (own: Int, other: Int)) -> ExtendedTFIDF {
        precondition(rule == other.rule, "terms of \(other.rule) beside terms of \(rule)")
        let (vocabulary, own, others) = self.vocabulary.union(other.vocabulary)
        var frequencies = [Float](repeating: 0, count: vocabulary.count)
        // ln((1 + n) / (1 + df)) + 1, n growing from the other's documents to those of both.
        let growth = log(Double(1 + documents.own + documents.other) / Double(1 + documents.other))
        for (place, column) in others.enumerated() {
            let frequency = Float(Double(other.inverseDocumentFrequencies[place]) + growth)
            frequencies[Int(column)] = frequency / ExtendedTFIDF.newTerms
        }
        var factors = [Float](repeating: ExtendedTFIDF.newTerms, count: vocabulary.count)
        for (place, column) in own.enumerated() {
            frequencies[Int(column)] = inverseDocumentFrequencies[place]
            factors[Int(column)] = 1
        }
        return ExtendedTFIDF(
            vectorizer: TFIDFVectorizer(
                rule: rule, fitted: vocabulary, inverseDocumentFrequencies: FlatArray(frequencies)),
            columns: own, factors: factors)
    }
}
