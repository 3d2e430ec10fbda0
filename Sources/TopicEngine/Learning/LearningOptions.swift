public import Featurizer

/// How a model is learned. The defaults were chosen by cross-validation: those of `init()` on
/// abstracts of several topics each, beside three times as many without labels; those of
/// ``forSingleLabels(texts:)`` on texts of one class each.
public struct LearningOptions: Sendable, Hashable, Encodable {
    /// What a token is.
    public var tokenRule = TokenRule.abstracts
    /// In how many texts a term must stand to be learned from.
    public var minimumDocumentFrequency = 3
    /// In how many titles a term must stand for the title's own features.
    public var minimumTitleFrequency = 2
    /// The number of latent directions; 0 for none.
    public var latentRank = 300
    /// How often the latent directions are refined.
    public var powerIterations = 3
    /// The weight of the latent features' inner product beside the terms' own.
    public var latentWeight = 5.0
    /// The weight of the title's own features.
    public var titleWeight = 0.5
    /// What a wrong row costs.
    public var loss = Loss.squaredHinge
    /// The inverse regularization of "is the paper about the topic".
    public var membershipCost = 0.4
    /// The inverse regularization of "is it filed under the topic".
    public var primaryCost = 0.4
    /// How often each row is visited at most.
    public var epochs = 8
    /// A function is left alone once its slopes, summed over an epoch, fall to this part of the first epoch's.
    public var tolerance = 0.01
    /// The number of parts of the cross-validation.
    public var folds = 5
    /// Where all random numbers begin.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case tokenRule, minimumDocumentFrequency, minimumTitleFrequency, latentRank, powerIterations, latentWeight,
            titleWeight, loss
        case membershipCost, primaryCost, epochs, tolerance, folds, seed
    }

    /// Writes what a model's header says; what is as it was before it could be chosen is left out, so that
    /// older headers are written as they were.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        if tokenRule != .abstracts { try values.encode(tokenRule, forKey: .tokenRule) }
        try values.encode(minimumDocumentFrequency, forKey: .minimumDocumentFrequency)
        try values.encode(minimumTitleFrequency, forKey: .minimumTitleFrequency)
        try values.encode(latentRank, forKey: .latentRank)
        try values.encode(powerIterations, forKey: .powerIterations)
        try values.encode(latentWeight, forKey: .latentWeight)
        try values.encode(titleWeight, forKey: .titleWeight)
        try values.encode(loss, forKey: .loss)
        try values.encode(membershipCost, forKey: .membershipCost)
        try values.encode(primaryCost, forKey: .primaryCost)
        try values.encode(epochs, forKey: .epochs)
        if tolerance != 0 { try values.encode(tolerance, forKey: .tolerance) }
        try values.encode(folds, forKey: .folds)
        try values.encode(seed, forKey: .seed)
    }

    /// From how many texts of one class each on they are many.
    static let manySingleLabels = 20_000

    /// The defaults for so many texts of one class each, of any kind: all words and titles, without
    /// latent directions; of few texts every term counts and each row weighs more.
    public static func forSingleLabels(texts: Int) -> LearningOptions {
        var options = LearningOptions()
        let isSmall = texts < manySingleLabels
        options.minimumDocumentFrequency = isSmall ? 1 : 2
        // In a few hundred texts function words stand by chance more often in those of one class.
        options.tokenRule = texts < Folds.manyTexts ? .abstracts : .texts
        options.latentRank = 0
        options.titleWeight = 0.16
        options.membershipCost = isSmall ? 3 : 0.3
        if isSmall { options.epochs = 30 } else { options.tolerance = 0.1 }
        return options
    }
}
