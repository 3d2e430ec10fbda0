public import Featurizer
public import Papers

/// Decides whether a text is prose of the model's field at all.
///
/// Method: in real abstracts of the field a good part of the words, and of the pairs of neighbouring words, stand in the vocabulary that was learned from the
/// *other* abstracts. A text whose shares lie below what 99.5 % of them reach, by more than its length can explain, is not judged.
/// The comparison uses the upper end of the 95 % Wilson interval of the share, so that a short text is given the benefit of its shortness.
public struct FieldTest: Sendable, Hashable {
    /// The smallest share of known words.
    public var knownTokenShare: Double
    /// The smallest share of known pairs.
    public var knownPairShare: Double
    /// The smallest number of words to judge by.
    public static let minimumTokens = 3

    /// A test with given limits.
    public init(knownTokenShare: Double, knownPairShare: Double) {
        self.knownTokenShare = knownTokenShare
        self.knownPairShare = knownPairShare
    }

    /// Learns the limits from how familiar each text of a collection is to the others.
    init(learnedFrom familiarities: [Familiarity]) {
        let long = familiarities.filter { $0.tokens >= 30 && $0.pairs >= 20 }
        knownTokenShare = Self.lowQuantile(long.map { Double($0.knownTokens) / Double($0.tokens) })
        knownPairShare = Self.lowQuantile(long.map { Double($0.knownPairs) / Double($0.pairs) })
    }

    private static func lowQuantile(_ shares: [Double]) -> Double {
        let sorted = shares.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 200]
    }

    /// Why a text should not be judged, or nil where it should.
    public func abstention(for familiarity: Familiarity) -> Abstention? {
        guard familiarity.tokens > 0 else { return .empty }
        guard familiarity.tokens >= Self.minimumTokens else { return .tooShort }
        guard Self.upperShare(familiarity.knownTokens, of: familiarity.tokens) >= knownTokenShare else { return .unknownWords }
        guard familiarity.pairs > 0 else { return nil }
        guard Self.upperShare(familiarity.knownPairs, of: familiarity.pairs) >= knownPairShare else { return .outsideField }
        return nil
    }

    /// The upper end of the 95 % Wilson score interval (Wilson 1927) of a share.
    static func upperShare(_ hits: Int, of trials: Int) -> Double {
        let (n, z) = (Double(trials), 1.959964)
        let share = Double(hits) / n
        // At the ends the formula is off by a rounding error, which would exclude the very texts that set a limit of 1.
        if hits == trials { return 1 }
        let centre = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return min(1, (centre + spread) / (1 + z * z / n))
    }
}
