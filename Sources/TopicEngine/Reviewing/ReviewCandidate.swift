public import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// A paper that a person could be asked about, and how much its label would teach.
///
/// Two things make a label of several topics worth asking for (X. Li and Y. Guo, "Active Learning with Multi-Label SVM
/// Classification", IJCAI 2013): that the model does not know which topics apply, and that the number of topics which
/// it gives is not the number to be expected. Theirs are the margin of a support vector machine and the mean number of
/// labels; here the probabilities are calibrated and say both of each paper:
///
///     uncertainty   U = Σ H(p)              in bits; H is the entropy of one yes or no
///     inconsistency I = | given − Σ p |     topics; Σ p is the number to be expected
///     worth           = U · (1 + I)
///
/// The 1 keeps papers in the order of their uncertainty where the numbers agree.
public struct ReviewCandidate: Sendable, Hashable {
    /// What the paper is called; ties are broken by it.
    public var name: String
    /// The most probable topic, of equal ones the first in the model's order.
    public var first: Int
    /// The bits of doubt over all topics.
    public var uncertainty: Double
    /// The number of topics to be expected: the sum of the probabilities.
    public var expected: Double
    /// The number of topics that the model gives.
    public var given: Int
    /// How much the label would teach, for the focus that was asked for; more is more. Of all topics it is what the paper
    /// alone says, until a ``ReviewDesign`` sees it beside the others.
    public var worth: Double
    /// The probability that not all topics given and withheld are right, if the topics err apart from each other.
    public var doubt: Double

    /// How far the number of topics given is from the number to be expected.
    public var inconsistency: Double { abs(Double(given) - expected) }

    /// Weighs a paper; nil where the model abstained, or where the focus is on other papers. O(topics).
    public init?(name: String, _ decision: NumberedClassification, focus: ReviewFocus = .everything) {
        let probabilities = decision.probabilities
        guard decision.abstention == nil, let most = probabilities.max(), let first = probabilities.firstIndex(of: most)
        else { return nil }
        (self.name, self.first) = (name, first)
        expected = probabilities.reduce(0, +)
        given = decision.isAssigned.count { $0 }
        uncertainty = probabilities.reduce(0) { $0 + Self.entropy($1) }
        doubt = 1 - zip(probabilities, decision.isAssigned).reduce(1) { $0 * ($1.1 ? $1.0 : 1 - $1.0) }
        worth = 0
        switch focus {
        case .everything: worth = uncertainty * (1 + inconsistency)
        case .topic(let topic):
            guard topic == first else { return nil }
            worth = Self.entropy(probabilities[topic])
        case .between(let one, let other):
            guard probabilities.indices.contains(one), probabilities.indices.contains(other) else { return nil }
            // Both must be in doubt: a paper that surely has the one tells nothing of where they part.
            worth = min(Self.entropy(probabilities[one]), Self.entropy(probabilities[other]))
        }
    }

    /// The entropy of one yes or no, in bits: 1 at a half, 0 where it is certain.
    private static func entropy(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else { return 0 }
        let other = 1 - probability
        return -(probability * log2(probability) + other * log2(other))
    }
}
