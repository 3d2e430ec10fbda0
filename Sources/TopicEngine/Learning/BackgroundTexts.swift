import LinearAlgebra
public import Papers

/// Gathers the texts without label from which vocabulary and latent directions are learned: all of
/// them, and of very many a sample.
///
/// The sample is the texts whose ids have the lowest hashes (bottom-k sampling; Cohen & Kaplan,
/// "Summarizing data using bottom-k sketches", PODC 2007): every text is as likely as every other,
/// neither order nor repetition matters, and at most twice the limit is held at any time.
///
///     var background = BackgroundTexts()
///     for paper in papers { background.add(PaperText(id: paper.id, title: paper.title, abstract: paper.abstract)) }
///     let set = try TrainingSet(topics: topics, labelled: labelled, unlabelled: background.texts)
public struct BackgroundTexts: Sendable {
    /// How many texts are kept at most.
    public let limit: Int
    /// How many texts with different ids have come; an estimate where not all are kept, since the
    /// ids of the others are forgotten.
    public private(set) var count = 0
    private var kept: [UInt64: PaperText] = [:]
    /// Hashes from here on are not kept any more.
    private var bound = UInt64.max

    /// With 100,000 abstracts terms of three papers in a million are still found, and more have not
    /// made a model better.
    public static let usualLimit = 100_000

    /// No texts yet.
    ///
    /// - Parameter limit: at least 1.
    public init(limit: Int = BackgroundTexts.usualLimit) {
        precondition(limit >= 1, "the limit must be at least 1, but is \(limit)")
        self.limit = limit
    }

    /// The texts kept, in no particular order.
    public var texts: [PaperText] {
        var result = self
        result.prune(above: limit)
        return Array(result.kept.values)
    }

    /// Adds a text; of several with one id the first counts.
    public mutating func add(_ text: PaperText) {
        let place = Folds.scattered(text.id)
        guard place < bound else { return count += 1 }
        guard kept[place] == nil else { return }
        kept[place] = text
        count += 1
        prune(above: 2 * limit)
    }

    /// Keeps those with the lowest hashes where there are more than so many.
    private mutating func prune(above most: Int) {
        guard kept.count > most else { return }
        bound = kept.keys.sorted()[limit]
        let end = bound
        kept = kept.filter { $0.key < end }
    }
}
