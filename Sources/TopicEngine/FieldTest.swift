public import Featurizer
public import Papers

/// Decides whether a text is prose of the model's field at all.
///
/// Method: in real abstracts of the field a good part of the words, and of the pairs of
/// neighbouring words, stand in the vocabulary that was learned from the *other* abstracts. A
/// text's familiarity is the share of known words plus twice the share of known pairs; a text is
/// not judged where that lies below nine tenths of what 99.5 % of the collection's own abstracts
/// reach (a collection is not all of its field), by more than its length can explain: one standard
/// deviation of the familiarity of a text so long, were its words drawn at random with the limits'
/// shares.
///
/// Read as a test of Neyman and Pearson, familiarity is the mean log-likelihood ratio a word of the
/// field's language against general language, but for a constant and a factor; 2 is the ratio of
/// the log-odds ratios of pairs and words. Pairs tell more: other fields share the field's words,
/// but not its phrases. The numbers were chosen by measurement: of 7,400 medical abstracts 3.3 %
/// got a topic under a limit for each share by itself, 1.5 % under the sum, and 0.9 % of 12,000
/// real abstracts were turned away by either.
public struct FieldTest: Sendable, Hashable {
    /// The smallest share of known words: below it, a text that is turned away is said to have unknown words.
    public var knownTokenShare: Double
    /// The smallest share of known pairs.
    public var knownPairShare: Double
    /// The smallest familiarity, the allowance of a text's length included. Models of file format 1
    /// have none: they ask for each share by itself, with the upper end of its 95 % Wilson
    /// interval.
    public var familiarity: Double?

    /// A test for texts of any field: it turns away only those of which nothing is known. For
    /// classes that cover whatever comes, such as those of mail or news.
    static let anyField = FieldTest(knownTokenShare: 0, knownPairShare: 0, familiarity: 1e-9)

    /// The smallest number of words to judge by: one where every text is judged of which anything is known.
    public var minimumTokens: Int { knownTokenShare == 0 ? 1 : 3 }
    /// What a known pair counts for, a known word being one.
    static let pairWeight = 2.0
    /// Which part of the field's own abstracts lies below the limits.
    private static let turnedAway = 200
    /// How far below that the smallest familiarity lies.
    private static let margin = 0.9

    /// A test with given limits.
    public init(knownTokenShare: Double, knownPairShare: Double, familiarity: Double? = nil) {
        self.knownTokenShare = knownTokenShare
        self.knownPairShare = knownPairShare
        self.familiarity = familiarity
    }

    /// Learns the limits from how familiar each text of a collection is to the others.
    init(learnedFrom familiarities: [Familiarity]) {
        let long = familiarities.filter { $0.tokens >= 30 && $0.pairs >= 20 }
        knownTokenShare = Self.lowQuantile(long.map { Double($0.knownTokens) / Double($0.tokens) })
        knownPairShare = Self.lowQuantile(long.map { Double($0.knownPairs) / Double($0.pairs) })
        familiarity = Self.margin * Self.lowQuantile(long.map(allowedFamiliarity))
    }

    private static func lowQuantile(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / turnedAway]
    }

    /// Why a text should not be judged, or nil where it should.
    public func abstention(for text: Familiarity) -> Abstention? {
        guard text.tokens > 0 else { return .empty }
        guard text.tokens >= minimumTokens else { return .tooShort }
        let hasUnknownWords = WilsonInterval(text.knownTokens, of: text.tokens).high < knownTokenShare
        // Words that never stand side by side have no phrases to judge by.
        guard text.pairs > 0 else { return hasUnknownWords || text.knownTokens == 0 ? .unknownWords : nil }
        if let familiarity {
            guard allowedFamiliarity(of: text) < familiarity else { return nil }
            return hasUnknownWords ? .unknownWords : .outsideField
        }
        if hasUnknownWords { return .unknownWords }
        return WilsonInterval(text.knownPairs, of: text.pairs).high < knownPairShare ? .outsideField : nil
    }

    /// The familiarity of a text, with the allowance for its length.
    private func allowedFamiliarity(of text: Familiarity) -> Double {
        let (tokens, pairs) = (Double(text.tokens), Double(text.pairs))
        let variance =
            knownTokenShare * (1 - knownTokenShare) / tokens
            + Self.pairWeight * Self.pairWeight * knownPairShare * (1 - knownPairShare) / pairs
        return Double(text.knownTokens) / tokens + Self.pairWeight * Double(text.knownPairs) / pairs
            + variance.squareRoot()
    }
}
