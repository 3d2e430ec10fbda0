/// How texts become rows.
public struct TFIDFOptions: Sendable, Hashable {
    /// What a token is.
    public let rule: TokenRule
    /// In how many documents a term must stand to be a column; at least 1.
    public let minimumDocumentFrequency: Int
    /// Whether pairs of neighbouring tokens are terms beside single ones.
    public let pairs: Bool

    /// Checked options.
    ///
    /// - Throws: ``FeaturizerError`` where one is out of range.
    public init(rule: TokenRule = .abstracts, minimumDocumentFrequency: Int = 1, pairs: Bool = true)
        throws(FeaturizerError)
    {
        guard minimumDocumentFrequency >= 1 else { throw .minimumDocumentFrequency(minimumDocumentFrequency) }
        self.rule = rule
        self.minimumDocumentFrequency = minimumDocumentFrequency
        self.pairs = pairs
    }
}

/// An option that cannot be used.
public enum FeaturizerError: Error, Equatable, CustomStringConvertible {
    /// The minimum document frequency is below 1.
    case minimumDocumentFrequency(Int)

    /// The sentence for people.
    public var description: String {
        switch self {
        case .minimumDocumentFrequency(let value): "the minimum document frequency must be at least 1, but is \(value)"
        }
    }
}
